import { useRef, useState } from 'react'
import { useCommunity } from '../../../places/web/index.ts'
import type { ReplyOf } from '../../../platform/http/endpoint.ts'
import { formatClock } from '../../../platform/i18n/moments.ts'
import { Button, ButtonLink } from '../../../platform/web/Button.tsx'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { ChoiceList } from '../../../platform/web/ChoiceList.tsx'
import { dayOf } from '../../../platform/web/day-of.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { Sheet } from '../../../platform/web/Sheet.tsx'
import { serverNow } from '../../../platform/web/server-time.ts'
import { ErrorState } from '../../../platform/web/states.tsx'
import { Watermark } from '../../../platform/web/Watermark.tsx'
import { openField, type readResident } from '../../contract-residents.ts'
import { type Purpose, purposesGiven } from '../../residents/rules-residents.ts'
import { residentMessages } from '../residents/messages-residents.ts'
import { callSignedIn } from '../session-watch.ts'
import { pocketPeopleMessages } from './messages-people.ts'
import { usePocketSession } from './PocketGate.tsx'

export type Of = { readonly resident: ReplyOf<typeof readResident> }
type Props = Of & { readonly field: 'phone' | 'name'; readonly onClose: () => void }
type Opened = { readonly value: string; readonly at: Date }

/** Opens one field for a purpose; what was opened goes with the sheet. */
export function OpenSheet({ resident, field, onClose }: Props) {
  const t = useText(residentMessages)
  const say = useText(pocketPeopleMessages)
  const { community } = useCommunity()
  const isKeeper = resident.abilities.includes('correct')
  const purposes = purposesGiven(field === 'phone' ? 'phone' : 'identity', resident.grounds).filter((each) =>
    isKeeper ? each !== 'captain' : each === 'captain' || each === 'emergency',
  )
  const [purpose, setPurpose] = useState<Purpose>(purposes[0] ?? 'emergency')
  const [opened, setOpened] = useState<Opened | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const command = useRef(newBrowserId())
  const show = async () => {
    setBusy(true)
    setError(null)
    const input = { params: { community: community!.id, person: resident.id }, body: { field, purpose } }
    await callSignedIn(openField, input, { commandId: command.current }).then(
      ({ value }) => setOpened({ value, at: serverNow() }),
      (problem) => {
        setError(problem)
        command.current = newBrowserId()
      },
    )
    setBusy(false)
  }
  return (
    <Sheet title={say(field === 'phone' ? 'person.call' : 'person.name')} isOpen onClose={onClose}>
      {opened ? (
        <Shown field={field} opened={opened} purpose={t(`purpose.${purpose}`)} />
      ) : (
        <>
          <ChoiceList
            label={t('open.why')}
            hint={t('open.noted')}
            choices={purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
            value={purpose}
            onChange={setPurpose}
          />
          {error ? <ErrorState error={error} /> : null}
          <Button kind="primary" wide busy={isBusy} onClick={() => void show()}>
            {t('open.show')}
          </Button>
        </>
      )}
    </Sheet>
  )
}

type ShownProps = { readonly field: 'phone' | 'name'; readonly opened: Opened; readonly purpose: string }

function Shown({ field, opened, purpose }: ShownProps) {
  const t = useText(residentMessages)
  const say = useText(pocketPeopleMessages)
  const { language } = useLanguage()
  const { name } = usePocketSession()
  const at = `${dayOf(opened.at)} ${formatClock(opened.at, language)}`
  return (
    <div className="stack" role="status">
      <Watermark name={name} />
      {field === 'phone' ? (
        <ButtonLink kind="primary" wide glyph="phone" href={`tel:${opened.value}`}>
          {say('person.dial', { phone: opened.value })}
        </ButtonLink>
      ) : (
        <p className="pocket-opened">{opened.value}</p>
      )}
      <p className="quiet">{t('open.mark', { name, at, purpose })}</p>
    </div>
  )
}
