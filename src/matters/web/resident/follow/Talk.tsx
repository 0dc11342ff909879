import { useEffect, useState } from 'react'
import { formatRelative } from '../../../../platform/i18n/moments.ts'
import { Button } from '../../../../platform/web/Button.tsx'
import { useLanguage, useText } from '../../../../platform/web/LanguageProvider.tsx'
import { TextArea } from '../../../../platform/web/TextArea.tsx'
import { useNow } from '../../../../platform/web/use-now.ts'
import { answerAsReporter, type ReporterPage } from '../../../contract-public.ts'
import { markReplyRead } from '../read-replies.ts'
import { followMessages } from './messages.ts'
import type { Acts } from './use-acts.ts'

type Props = { readonly page: ReporterPage; readonly acts: Acts }
type Remark = ReporterPage['remarks'][number]

/** Replies of the desk and answers of the reporter, oldest first, and a field to say something more. */
export function Talk({ page, acts }: Props) {
  const t = useText(followMessages)
  const { report, remarks } = page
  const newest = remarks.findLast(({ kind }) => kind === 'reply')?.at
  useEffect(() => {
    if (newest) markReplyRead(report, newest)
  }, [report, newest])
  return (
    <section className="stack-tight" aria-labelledby="talk">
      <h2 id="talk">{t('talk.title')}</h2>
      {remarks.length === 0 ? <p className="quiet">{t('talk.none')}</p> : null}
      <ol className="stack-tight">
        {remarks.map((remark) => (
          <RemarkLine key={remark.id} remark={remark} />
        ))}
      </ol>
      {page.abilities.answer ? <AnswerForm acts={acts} /> : null}
    </section>
  )
}

function RemarkLine({ remark }: { readonly remark: Remark }) {
  const t = useText(followMessages)
  const { language } = useLanguage()
  const now = useNow()
  const who = remark.kind === 'reply' ? t('talk.staff') : remark.mine ? t('talk.me') : t('talk.other')
  return (
    <li className={`remark${remark.mine ? ' remark-mine' : ''}`}>
      <p className="quiet">
        {who} · <time dateTime={remark.at}>{formatRelative(remark.at, now, language)}</time>
      </p>
      <p className={remark.hidden ? 'quiet' : 'own-words'}>{remark.hidden ? t('talk.hidden') : remark.words}</p>
    </li>
  )
}

function AnswerForm({ acts }: { readonly acts: Acts }) {
  const t = useText(followMessages)
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  return (
    <>
      <TextArea
        label={t('talk.more')}
        rows={3}
        most={2000}
        value={words}
        onChange={setWords}
        error={isTried && !words.trim() ? t('talk.missing') : null}
      />
      <Button wide onClick={() => void send()}>
        {t('talk.send')}
      </Button>
    </>
  )

  async function send(): Promise<void> {
    setTried(true)
    if (!words.trim()) return
    await acts.send(answerAsReporter, { words: words.trim() }, t('talk.more'))
    setWords('')
    setTried(false)
  }
}
