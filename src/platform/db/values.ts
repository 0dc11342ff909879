import pg from 'pg'

// Whole numbers of 64 bits are counts and sequence numbers here, far below 2^53.
pg.types.setTypeParser(20, (text) => Number(text))
// A date is a day on the calendar, not an instant.
pg.types.setTypeParser(1082, (text) => text)
// Instants and lists of ids are most of what is read; the driver's own readers of them take several times as long.
const anyInstant = pg.types.getTypeParser(1184) as (text: string) => Date
pg.types.setTypeParser(1184, (text) => utcInstant(text) ?? anyInstant(text))
const anyIds = pg.types.getTypeParser(2951 as number) as (text: string) => (string | null)[]
pg.types.setTypeParser(2951 as number, (text) => plainIds(text) ?? anyIds(text))

type Reader = (text: string) => unknown

/** How a column's text is read, by the type's number in the catalogue. */
export function readerOf(type: number): Reader {
  return pg.types.getTypeParser(type) as Reader
}

/** `2026-01-31 12:34:56.789012+00` as an instant; undefined for any other form, such as another zone or an infinity. */
function utcInstant(text: string): Date | undefined {
  const { length } = text
  if (length < 22 || length > 29 || length === 23 || !text.endsWith('+00')) return undefined
  const at = Date.UTC(
    digits(text, 0) * 100 + digits(text, 2),
    digits(text, 5) - 1,
    digits(text, 8),
    digits(text, 11),
    digits(text, 14),
    digits(text, 17),
    // Of microseconds the whole thousandths.
    length === 22 ? 0 : Number(text.slice(20, Math.min(23, length - 3)).padEnd(3, '0')),
  )
  return Number.isNaN(at) ? undefined : new Date(at)
}

function plainIds(text: string): string[] | undefined {
  if (text === '{}') return []
  return text.includes('NULL') ? undefined : text.slice(1, -1).split(',')
}

function digits(text: string, from: number): number {
  return (text.charCodeAt(from) - 48) * 10 + text.charCodeAt(from + 1) - 48
}

/** A value as it is sent: text, bytes, or null. */
export function sent(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || Buffer.isBuffer(value)) return value
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.map(element).join(',')}}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const year2000 = Date.UTC(2000, 0, 1)

/**
 * An instant as PostgreSQL keeps it, microseconds since the year 2000, for what is certain to become one: neither side puts a text
 * together or takes it apart. One that is too far away for whole numbers stays as it is.
 */
export function keptInstant(at: Date): Buffer | Date {
  const microseconds = (at.getTime() - year2000) * 1000
  if (!Number.isSafeInteger(microseconds)) return at
  const bytes = Buffer.allocUnsafe(8)
  bytes.writeInt32BE(Math.floor(microseconds / 2 ** 32), 0)
  bytes.writeUInt32BE(microseconds >>> 0, 4)
  return bytes
}

function element(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (Array.isArray(value)) return `{${value.map(element).join(',')}}`
  const text = sent(value)
  if (Buffer.isBuffer(text)) return `"\\\\x${text.toString('hex')}"`
  return `"${text!.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
