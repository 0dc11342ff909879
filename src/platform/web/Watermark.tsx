import './watermark.css'
import { useId } from 'react'
import { formatClock } from '../i18n/moments.ts'
import { dayOf } from './day-of.ts'
import { useLanguage } from './LanguageProvider.tsx'
import { useNow } from './use-now.ts'

type Props = { readonly name: string }

/** Who looks and when, lightly across a page that shows personal data, on paper too. */
export function Watermark({ name }: Props) {
  const id = useId()
  const { language } = useLanguage()
  const now = useNow()
  const words = `${name} · ${dayOf(now)} ${formatClock(now, language)}`
  return (
    <svg className="watermark" aria-hidden="true">
      <defs>
        <pattern id={id} width="440" height="200" patternUnits="userSpaceOnUse" patternTransform="rotate(-24)">
          <text x="0" y="40">
            {words}
          </text>
          <text x="220" y="140">
            {words}
          </text>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}
