import { formatMoment } from '../../../platform/i18n/moments.ts'
import { useLanguage, useText } from '../../../platform/web/LanguageProvider.tsx'
import { StatusMark } from '../../../platform/web/StatusMark.tsx'
import { useNow } from '../../../platform/web/use-now.ts'
import type { SettingKind, Settings } from '../../contract-settings.ts'
import { settingsMessages } from './messages-settings.ts'

type Props = {
  readonly settings: Settings
  readonly kind: SettingKind
  readonly say: (content: unknown) => string
}

/** What held, holds and will hold of one setting. */
export function History({ settings, kind, say }: Props) {
  const lines = settings.history.filter((each) => each.kind === kind)
  return <SettingHistory lines={lines.map((line) => ({ ...line, words: say(line.content) }))} />
}

type Line = {
  readonly id: string
  readonly effectiveFrom: string
  readonly madeAt: string
  readonly state: 'held' | 'holds' | 'will'
  readonly words: string
}

/** Versions, newest day first. */
export function SettingHistory({ lines }: { readonly lines: readonly Line[] }) {
  const t = useText(settingsMessages)
  const { language } = useLanguage()
  const now = useNow()
  if (lines.length === 0) return <p className="quiet setting-history">{t('history.none')}</p>
  const tones = { held: 'rest', holds: 'good', will: 'watch' } as const
  const glyphs = { held: 'dot', holds: 'check', will: 'clock' } as const
  return (
    <details className="setting-history" open={lines.some(({ state }) => state === 'will')}>
      <summary>{t('history.title')}</summary>
      <ul>
        {lines.map(({ id, effectiveFrom, madeAt, state, words }) => (
          <li key={id}>
            <StatusMark tone={tones[state]} glyph={glyphs[state]} word={t(`history.${state}`)} />
            <span>{t('history.from', { day: effectiveFrom })}</span>
            <span>{words}</span>
            <span className="quiet">{t('history.made', { time: formatMoment(madeAt, now, language) })}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
