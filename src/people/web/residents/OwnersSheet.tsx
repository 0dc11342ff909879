import { Button } from 'antd'
import { useState } from 'react'
import { useCommunity } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { dayOf } from '../../../platform/web/day-of.ts'
import { serverNow } from '../../../platform/web/server-time.ts'
import { keepOwners } from '../../contract-homes.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from '../staff/ActSheet.tsx'
import { messageOf } from './message-of.ts'
import { useResidentWords } from './resident-words.ts'
import type { Home } from './use-residents.ts'

type Owner = { readonly person: string | undefined; readonly name: string }
type Props = { readonly home: Home; readonly onClose: () => void }

/** Who owns the door from a day on, all in one act, in equal parts. */
export function OwnersSheet({ home, onClose }: Props) {
  const { t } = useResidentWords()
  const { community } = useCommunity()
  const [from, setFrom] = useState(dayOf(serverNow()))
  const [area, setArea] = useState(String(home.owners[0]?.exclusiveArea ?? ''))
  const [owners, setOwners] = useState<readonly Owner[]>([{ person: undefined, name: '' }])
  const members = home.household?.members ?? []
  const set = (index: number, part: Partial<Owner>) =>
    setOwners(owners.map((owner, at) => (at === index ? { ...owner, ...part } : owner)))
  const send = (commandId: string) => {
    const named = owners.filter(({ person, name }) => person || name.trim())
    const body = {
      from,
      ...(area.trim() ? { exclusiveArea: Number(area) } : {}),
      owners: named.map(({ person, name }) => ({
        ...(person ? { person } : { name: name.trim() }),
        share: 1 / named.length,
      })),
    }
    const params = { community: community!.id, dwelling: home.dwelling }
    return callSignedIn(keepOwners, { params, body }, { commandId })
  }
  return (
    <ActSheet title={t('act.owners')} why={t('owners.why')} onSend={send} onClose={onClose}>
      {(wrong) => (
        <>
          {owners.map((owner, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: owners have nothing but their place in the list
            <div key={index} className="row">
              {members.length > 0 ? (
                <ChoiceBox
                  label={t('form.owner', { n: index + 1 })}
                  none={t('form.contact-other')}
                  value={owner.person}
                  choices={members.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={(person) => set(index, { person })}
                />
              ) : null}
              {owner.person ? null : (
                <ActLine
                  label={`${t('form.name')} ${index + 1}`}
                  value={owner.name}
                  wrong={messageOf(wrong, [`owners.${index}.name`, `owners.${index}.person`])}
                  onChange={(name) => set(index, { name })}
                />
              )}
            </div>
          ))}
          <Button onClick={() => setOwners([...owners, { person: undefined, name: '' }])}>
            {t('form.owner-more')}
          </Button>
          <ActLine
            label={t('form.area')}
            value={area}
            wrong={messageOf(wrong, ['exclusiveArea', 'owners'])}
            onChange={setArea}
          />
          <ActLine label={t('form.from')} type="date" value={from} wrong={wrong('from')} onChange={setFrom} />
        </>
      )}
    </ActSheet>
  )
}
