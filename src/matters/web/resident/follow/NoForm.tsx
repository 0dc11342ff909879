import { useState } from 'react'
import { Button } from '../../../../platform/web/Button.tsx'
import { useText } from '../../../../platform/web/LanguageProvider.tsx'
import { TextArea } from '../../../../platform/web/TextArea.tsx'
import { disputeMatter, type ReporterPage, rateMatter } from '../../../contract-public.ts'
import { followMessages } from './messages.ts'
import type { Acts } from './use-acts.ts'

type Props = { readonly page: ReporterPage; readonly acts: Acts; readonly onDone: () => void }

/** A no: what is still wrong, and what comes of saying so, before it is said. Who has had her one dispute can still say no. */
export function NoForm({ page, acts, onDone }: Props) {
  const t = useText(followMessages)
  const { abilities } = page
  const isDeclined = page.stage === 'declined'
  return (
    <section className="card stack" aria-labelledby="no">
      <h2 id="no">{t(isDeclined ? 'ask.disagree' : 'ask.not-right')}</h2>
      {abilities.dispute ? (
        <Again isDeclined={isDeclined} acts={acts} onDone={onDone} />
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

type AgainProps = Pick<Props, 'acts' | 'onDone'> & { readonly isDeclined: boolean }

function Again({ isDeclined, acts, onDone }: AgainProps) {
  const t = useText(followMessages)
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  return (
    <>
      <p>{t('ask.dispute-lead')}</p>
      <TextArea
        label={t(isDeclined ? 'ask.disagree-why' : 'ask.dispute-title')}
        value={words}
        onChange={setWords}
        most={2000}
        error={isTried && !words.trim() ? t(isDeclined ? 'ask.disagree-missing' : 'ask.dispute-missing') : null}
      />
      <Button kind="primary" wide onClick={() => void send()}>
        {t('ask.dispute-send')}
      </Button>
    </>
  )

  async function send(): Promise<void> {
    setTried(true)
    if (!words.trim()) return
    await acts.send(disputeMatter, { words: words.trim() }, t('ask.not-right'))
    onDone()
  }
}
