import { formatRelative } from '../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import type { MatterPage } from '../../contract.ts'
import { useMatterWords } from '../console/words.ts'
import { pocketMessages } from './messages.ts'

/** Replies, answers, notes and calls, newest first; each says which it is. */
export function Remarks({ matter }: { readonly matter: MatterPage }) {
  const t = useText(pocketMessages)
  const words = useMatterWords()
  const { language } = useLanguage()
  const now = useNow()
  const shown = matter.remarks.filter((remark) => !remark.hidden)
  if (shown.length === 0) return null
  return (
    <section className="stack-tight">
      <h2>{t('matter.remarks')}</h2>
      <ul className="pocket-lines">
        {[...shown]
          .sort((one, other) => other.at.localeCompare(one.at))
          .map((remark) => (
            <li key={remark.id} className="stack-tight">
              <p>
                <strong>{t(`matter.${remark.kind}`)}</strong>
                {remark.result ? ` · ${words.code('call', remark.result)}` : null}
              </p>
              <p className="pocket-words">{remark.words}</p>
              <p className="quiet">
                {[remark.authorName, formatRelative(remark.at, now, language)].filter(Boolean).join(' · ')}
              </p>
            </li>
          ))}
      </ul>
    </section>
  )
}
