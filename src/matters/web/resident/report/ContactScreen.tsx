import { useState } from 'react'
import { Button } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { Steps } from '../../../../platform/web/Steps.tsx'
import { showTrouble } from '../../../../platform/web/show-trouble.ts'
import { ErrorState } from '../../../../platform/web/states.tsx'
import { Tick } from '../../../../platform/web/Tick.tsx'
import { ResidentPage } from '../ResidentPage.tsx'
import { useMatterWords } from '../words.ts'
import { ContactFields } from './ContactFields.tsx'
import { missingOn } from './draft.ts'
import type { FlowScreen } from './flow.ts'
import { reportMessages } from './messages.ts'

type Props = Omit<FlowScreen, 'onNext'> & {
  /** Gives the report to the outbox; rejects when it could not be kept. */
  readonly onSend: () => Promise<void>
}

/** Screen 3: how to reach the reporter, whether it stays private, and all that will be sent. */
export function ContactScreen({ desk, category, addresses, onSend }: Props) {
  const t = useText(reportMessages)
  const { draft, change } = desk
  const [isTried, setTried] = useState(false)
  const [isSending, setSending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  return (
    <ResidentPage
      isStep
      title={t('contact.title')}
      back={addresses.at('where')}
      action={
        <Button kind="primary" wide busy={isSending} onClick={() => void send()}>
          {isSending ? t('contact.sending') : t('report.send')}
        </Button>
      }
    >
      <Steps current={3} total={3} title={t('contact.title')} />
      <ContactFields contact={draft} onChange={change} missing={isTried ? missingOn('contact', draft) : null} />
      <Tick
        label={t('contact.private')}
        hint={category.isPrivate ? t('contact.private-forced') : t('contact.private-hint')}
        checked={category.isPrivate || draft.isPrivate}
        disabled={category.isPrivate}
        onChange={(isPrivate) => change({ isPrivate })}
      />
      <Summary desk={desk} category={category} />
      {failure ? <ErrorState error={failure} kept={t('report.kept')} /> : null}
    </ResidentPage>
  )

  async function send(): Promise<void> {
    setTried(true)
    if (missingOn('contact', draft)) return showTrouble()
    setSending(true)
    try {
      await onSend()
    } catch (error) {
      setFailure(error)
      setSending(false)
    }
  }
}

function Summary({ desk, category }: Pick<FlowScreen, 'desk' | 'category'>) {
  const t = useText(reportMessages)
  const say = useMatterWords()
  const { draft, photos } = desk
  const { grid, building, staircase } = draft.place
  const spot = { kind: draft.spot ?? 'outdoors', ...(draft.floor ? { floor: draft.floor } : {}) } as const
  const lines = [
    [t('summary.what'), draft.words.trim()],
    [t('summary.category'), category.lines.find((line) => line.code === category.code)?.word ?? category.code],
    [
      t('summary.where'),
      [building?.name ?? grid?.name, staircase?.name, say.spot(spot), draft.spotWords.trim()]
        .filter(Boolean)
        .join(' · '),
    ],
    [t('summary.photos'), photos.length > 0 ? t('summary.photo-count', { n: photos.length }) : t('summary.none')],
    [t('summary.contact'), [draft.name.trim(), draft.phone.trim()].filter(Boolean).join(' ') || t('summary.none')],
  ] as const
  return (
    <section className="card stack-tight" aria-labelledby="summary">
      <h2 id="summary">{t('contact.summary')}</h2>
      <dl className="summary">
        {lines.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
