import { useState } from 'react'
import { Button } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { TextArea } from '../../../../platform/web/TextArea.tsx'
import { confirmMatter, disputeMatter, type ReporterPage } from '../../../contract-public.ts'
import { followMessages } from './messages.ts'
import type { Acts } from './use-acts.ts'

type Props = { readonly page: ReporterPage; readonly acts: Acts }

/** Asks whether it is right. Saying no once opens it again one level up, and this is said before. */
export function AskCard({ page: { abilities }, acts }: Props) {
  const t = useText(followMessages)
  const [isDisputing, setDisputing] = useState(false)
  if (!abilities.confirm && !abilities.dispute) return null
  const isBusy = acts.waiting.length > 0
  if (isDisputing) return <DisputeForm acts={acts} onDone={() => setDisputing(false)} />
  return (
    <section className="card stack ask" aria-labelledby="ask">
      <div>
        <h2 id="ask">{t('ask.title')}</h2>
        <p>{t('ask.lead')}</p>
      </div>
      <div className="two-columns">
        {abilities.confirm ? (
          <Button
            kind="primary"
            glyph="check"
            wide
            busy={isBusy}
            onClick={() => void acts.send(confirmMatter, {}, t('ask.right'))}
          >
            {t('ask.right')}
          </Button>
        ) : null}
        {abilities.dispute ? (
          <Button wide busy={isBusy} onClick={() => setDisputing(true)}>
            {t('ask.not-right')}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

function DisputeForm({ acts, onDone }: { readonly acts: Acts; readonly onDone: () => void }) {
  const t = useText(followMessages)
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  return (
    <section className="card stack" aria-labelledby="dispute">
      <h2 id="dispute">{t('ask.not-right')}</h2>
      <p>{t('ask.dispute-lead')}</p>
      <TextArea
        label={t('ask.dispute-title')}
        value={words}
        onChange={setWords}
        most={2000}
        error={isTried && !words.trim() ? t('ask.dispute-missing') : null}
      />
      <Button kind="primary" wide onClick={() => void send()}>
        {t('ask.dispute-send')}
      </Button>
      <Button kind="quiet" onClick={onDone}>
        {t('ask.back')}
      </Button>
    </section>
  )

  async function send(): Promise<void> {
    setTried(true)
    if (!words.trim()) return
    await acts.send(disputeMatter, { words: words.trim() }, t('ask.not-right'))
    onDone()
  }
}
