import { useState } from 'react'
import { Button } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { TextArea } from '../../../../platform/web/TextArea.tsx'
import { disputeMatter, notYetMatter, type ReporterPage, rateMatter } from '../../../contract-public.ts'
import { followMessages } from './messages.ts'
import type { Acts } from './use-acts.ts'

type Props = { readonly page: ReporterPage; readonly acts: Acts; readonly onDone: () => void }

/** A no: what is still wrong, and what comes of saying so, before it is said. Who has had her one dispute can still say no. */
export function NoForm({ page, acts, onDone }: Props) {
  const t = useText(followMessages)
  const { abilities } = page
  const kind = page.stage === 'declined' ? 'disagree' : noOf(abilities)
  return (
    <section className="card stack" aria-labelledby="no">
      <h2 id="no">{t(kind === 'disagree' ? 'ask.disagree' : 'ask.not-right')}</h2>
      {abilities.notYet || abilities.dispute ? (
        <Why kind={kind} acts={acts} onDone={onDone} />
      ) : (
        <p>{t('ask.disputed-before')}</p>
      )}
      {abilities.rate && page.said !== 'not' ? (
        <Button wide onClick={() => void note()}>
          {t(abilities.dispute ? 'ask.note-instead' : 'ask.note')}
        </Button>
      ) : null}
      <Button kind="quiet" onClick={onDone}>
        {t('ask.back')}
      </Button>
    </section>
  )

  async function note(): Promise<void> {
    await acts.send(rateMatter, { rating: 'not' }, t('rate.not'))
    onDone()
  }
}

function noOf({ notYet, sendsBack }: ReporterPage['abilities']): Exclude<keyof typeof wordings, 'disagree'> {
  if (!notYet) return 'dispute'
  return sendsBack ? 'not-yet' : 'not-yet-again'
}

const wordings = {
  'not-yet': { lead: 'ask.not-yet-lead', label: 'ask.why', missing: 'ask.why-missing', send: 'ask.not-yet-send' },
  'not-yet-again': { lead: 'ask.again-lead', label: 'ask.why', missing: 'ask.why-missing', send: 'ask.again-send' },
  dispute: { lead: 'ask.dispute-lead', label: 'ask.why', missing: 'ask.why-missing', send: 'ask.dispute-send' },
  disagree: {
    lead: 'ask.dispute-lead',
    label: 'ask.disagree-why',
    missing: 'ask.disagree-missing',
    send: 'ask.dispute-send',
  },
} as const

type WhyProps = Pick<Props, 'acts' | 'onDone'> & { readonly kind: keyof typeof wordings }

function Why({ kind, acts, onDone }: WhyProps) {
  const t = useText(followMessages)
  const { lead, label, missing, send: verb } = wordings[kind]
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  return (
    <>
      <p>{t(lead)}</p>
      <TextArea
        label={t(label)}
        value={words}
        onChange={setWords}
        most={2000}
        error={isTried && !words.trim() ? t(missing) : null}
      />
      <Button kind="primary" wide onClick={() => void send()}>
        {t(verb)}
      </Button>
    </>
  )

  async function send(): Promise<void> {
    setTried(true)
    if (!words.trim()) return
    await acts.send(
      kind.startsWith('not-yet') ? notYetMatter : disputeMatter,
      { words: words.trim() },
      t('ask.not-right'),
    )
    onDone()
  }
}
