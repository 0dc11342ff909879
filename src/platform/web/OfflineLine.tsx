import './frame.css'
import { formatClock } from '../i18n/moments.ts'
import { Glyph } from './Glyph.tsx'
import { useLanguage, useText } from './LanguageProvider.tsx'
import { frameMessages } from './messages.ts'
import type { Connection } from './use-connection.ts'

type Props = {
  readonly connection: Connection
  /** Commands that wait to be sent. */
  readonly pending: number
  /** When the oldest of them was written, ISO 8601. */
  readonly oldestAt: string | null
  /** Commands the server refused. */
  readonly attention: number
  /** Whether the browser cannot keep commands over a restart. */
  readonly inMemory?: boolean
  /** Opens the list of unsent commands. */
  readonly onOpen?: () => void
}

/** The connection in one quiet line; nothing when all is sent. Never a wall. */
export function OfflineLine({ connection, pending, oldestAt, attention, inMemory = false, onOpen }: Props) {
  const t = useText(frameMessages)
  const { language } = useLanguage()
  const parts = [
    connection === 'through' ? null : t(connection === 'silent' ? 'offline.silent' : 'offline.now'),
    pending > 0 && oldestAt ? t('offline.pending', { count: pending, time: formatClock(oldestAt, language) }) : null,
    attention > 0 ? t('offline.attention', { count: attention }) : null,
    inMemory && pending > 0 ? t('offline.memory') : null,
  ].filter((part) => part !== null)
  const words = parts.join(t('offline.and'))
  return (
    <div className={`offline-line${attention > 0 ? ' offline-attention' : ''}`} role="status" hidden={words === ''}>
      <Glyph name={attention > 0 ? 'alert' : connection === 'through' ? 'clock' : 'offline'} />
      {onOpen && words ? (
        <button type="button" className="offline-open" onClick={onOpen}>
          {words}
        </button>
      ) : (
        <span>{words}</span>
      )}
    </div>
  )
}
