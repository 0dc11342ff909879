import { useState } from 'react'
import { sentenceFor } from '../../../platform/i18n/messages.ts'
import { formatClock, formatDay } from '../../../platform/i18n/moments.ts'
import { call } from '../../../platform/web/api-client.ts'
import { Button } from '../../../platform/web/Button.tsx'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { saveFile } from '../../../platform/web/save-file.ts'
import { serverNow } from '../../../platform/web/server-time.ts'
import { ErrorState } from '../../../platform/web/states.tsx'
import { copyOwnRecord } from '../../contract-me.ts'
import { messageFacts } from './facts.ts'
import { meMessages } from './messages-me.ts'

/** A file of everything that is kept and of every look, in her language, made in her browser. */
export function CopyButton() {
  const t = useText(meMessages)
  const { language } = useLanguage()
  const [error, setError] = useState<unknown>(null)
  const moment = (at: string) => `${formatDay(at, serverNow(), language)} ${formatClock(at, language)}`
  const copy = async () => {
    setError(null)
    try {
      const { at, record, openings } = await call(copyOwnRecord, {})
      const facts = messageFacts(t, record.said).flatMap(({ label, values }) =>
        values.map((each) => `${label}: ${each}`),
      )
      const grounds = record.grounds.map(({ kind, purpose }) =>
        t('duty.line', { kind: t(`kind.${kind}`), purpose: t(`purpose.${purpose}`) }),
      )
      const looks = openings.map((look) =>
        [
          moment(look.at),
          t(`looks.${look.field}`),
          sentenceFor(language, meMessages, `post.${look.post}`) ?? t('post.other'),
          t(`purpose.${look.purpose}`),
          look.reason,
        ]
          .filter(Boolean)
          .join(' · '),
      )
      const head = [t('me.title'), t('copy.made', { at: moment(at) })]
      const parts = [head, facts, [t('part.consents'), ...grounds], [t('part.looks'), ...looks]]
      const text = parts.map((lines) => lines.join('\n')).join('\n\n')
      saveFile(new Blob([text], { type: 'text/plain;charset=utf-8' }), `${t('copy.file')}.txt`)
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <>
      <Button onClick={() => void copy()}>{t('me.copy')}</Button>
      {error ? <ErrorState error={error} /> : null}
    </>
  )
}
