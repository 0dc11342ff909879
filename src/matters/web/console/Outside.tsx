import { App, Button } from 'antd'
import { formatMoment } from '../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import type { MatterPage } from '../../contract.ts'
import { matterMessages } from './messages-matter.ts'
import { Section } from './Section.tsx'
import { useMatterWords } from './words.ts'

type Props = { readonly matter: MatterPage }

/** The order from outside that the matter stands for, the answer to copy back, and the receipt of what went out. */
export function Outside({ matter }: Props) {
  const t = useText(matterMessages)
  const words = useMatterWords()
  const { language } = useLanguage()
  const { message } = App.useApp()
  const now = useNow()
  const { outside, receiptNumber } = matter
  if (!outside && !receiptNumber) return null
  const title = outside
    ? t('matter.outside', { source: words.code('source', outside.source), number: outside.number })
    : t('matter.receipt', { number: receiptNumber ?? '' })
  // What was replied to the residents is the answer the others wait for, until one of its own is kept.
  const replied = matter.remarks.findLast(({ kind, hidden }) => kind === 'reply' && !hidden)?.words
  const answer = outside?.answer ?? replied ?? null
  const copy = (answer: string) =>
    void navigator.clipboard?.writeText(answer).then(() => message.success(t('matter.copied')))
  return (
    <Section title={title}>
      {outside?.dueAt ? <p>{t('matter.outside-due', { time: formatMoment(outside.dueAt, now, language) })}</p> : null}
      {outside && answer ? (
        <>
          <h3>{t('matter.outside-answer')}</h3>
          <p className="said">{answer}</p>
          <Button className="no-print" onClick={() => copy(answer)}>
            {t('matter.copy')}
          </Button>
        </>
      ) : null}
      {outside && receiptNumber ? <p>{t('matter.receipt', { number: receiptNumber })}</p> : null}
    </Section>
  )
}
