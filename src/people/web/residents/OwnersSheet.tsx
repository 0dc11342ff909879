import { Button } from 'antd'
import { useState } from 'react'
import { useHere } from '../../../places/web/index.ts'
import { ChoiceBox } from '../../../platform/web/ChoiceBox.tsx'
import { dayOf } from '../../../platform/web/day-of.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { keepOwners } from '../../contract-homes.ts'
import { callSignedIn } from '../session-watch.ts'
import { ActLine, ActSheet } from '../staff/ActSheet.tsx'
import { messageOf } from './message-of.ts'
import { homeMessages } from './messages-homes.ts'
import { useResidentWords } from './resident-words.ts'
import { isTooMuch, leftOf, readShare, sayShare, sumOf } from './shares.ts'
import type { Home } from './use-residents.ts'

/** An owner as she is typed; an empty share is an equal part of the whole. */
type Owner = { readonly person: string | undefined; readonly name: string; readonly share: string }
type Props = { readonly home: Home; readonly onClose: () => void }

const nobody: Owner = { person: undefined, name: '', share: '' }

/** Who owns the door from a day on, all in one act, each with her share. */
export function OwnersSheet({ home, onClose }: Props) {
  const { t } = useResidentWords()
  const say = useText(homeMessages)
  const community = useHere()
  const [from, setFrom] = useState(dayOf(serverNow()))
  const [area, setArea] = useState(String(home.owners[0]?.exclusiveArea ?? ''))
  const [owners, setOwners] = useState<readonly Owner[]>([nobody])
  const members = home.household?.members ?? []
  const set = (index: number, part: Partial<Owner>) =>
    setOwners(owners.map((owner, at) => (at === index ? { ...owner, ...part } : owner)))
  const named = owners.filter(({ person, name }) => person || name.trim())
  const equal = `1/${Math.max(1, named.length)}`
  const shares = named.map(({ share }) => readShare(share.trim() || equal))
  const send = (commandId: string) => {
    const body = {
      from,
      ...(area.trim() ? { exclusiveArea: Number(area) } : {}),
      owners: named.map(({ person, name }, index) => {
        const share = shares[index]
        return { ...(person ? { person } : { name: name.trim() }), share: share ? share.over / share.under : 0 }
      }),
    }
    const params = { community: community.id, dwelling: home.dwelling }
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
              <ActLine
                label={say('form.share-of', { n: index + 1, equal: sayShare(readShare(equal)!) })}
                value={owner.share}
                wrong={readShare(owner.share.trim() || equal) ? null : say('form.share-wrong')}
                onChange={(share) => set(index, { share })}
              />
            </div>
          ))}
          <SharesTogether shares={shares} />
          <Button onClick={() => setOwners([...owners, nobody])}>{t('form.owner-more')}</Button>
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

/** The sum of the shares, and what is left of the whole or too much. */
function SharesTogether({ shares }: { readonly shares: readonly ReturnType<typeof readShare>[] }) {
  const say = useText(homeMessages)
  const known = shares.filter((share) => share !== null)
  if (known.length === 0 || known.length < shares.length) return null
  const sum = sumOf(known)
  const left = leftOf(sum)
  if (isTooMuch(sum))
    return (
      <p className="staff-wrong" role="alert">
        {say('owners.sum-too-much', { sum: sayShare(sum) })}
      </p>
    )
  return (
    <p className="quiet" aria-live="polite">
      {left ? say('owners.sum-left', { sum: sayShare(sum), left: sayShare(left) }) : say('owners.sum-whole')}
    </p>
  )
}
