/** What went wrong, as a log may keep it: codes, names and places in the program, never a value somebody gave. */
export type Reason = {
  readonly name?: string
  readonly code?: string
  readonly reason: string
  /** Of a database error: what refused. */
  readonly table?: string
  readonly constraint?: string
  readonly routine?: string
  /** Where in the program, without the message. */
  readonly stack?: string
}

type Failure = Partial<Record<'code' | 'severity' | 'table' | 'constraint' | 'routine' | 'stack', unknown>>

/** Reads whatever was thrown. PostgreSQL says the value it refuses, the JSON parser what it read: both are left out. */
export function reasonOf(thrown: unknown): Reason {
  if (!(thrown instanceof Error)) return { reason: withoutValues(String(thrown)) }
  const failure = thrown as Error & Failure
  const frames = failure.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    ...words(failure, ['name', 'code', 'table', 'constraint', 'routine']),
    reason: namesOnlySql(failure) ? thrown.message : withoutValues(thrown.message),
    ...(frames?.length ? { stack: frames.join('\n') } : {}),
  }
}

/** Of PostgreSQL's class 42 all but syntax errors quote names of tables, columns and functions, nothing else. */
function namesOnlySql({ severity, code }: Failure): boolean {
  return typeof severity === 'string' && /^42(?!601)/.test(String(code))
}

function words<Key extends string>(of: Partial<Record<Key, unknown>>, keys: readonly Key[]) {
  return Object.fromEntries(keys.flatMap((key) => (typeof of[key] === 'string' ? [[key, of[key]]] : [])))
}

const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/
const given = /"[^"]*"|“[^”]*”|`[^`]*`|'[^']*'|[^\s!-~]+|[\w+=-]*\d{4}[\w+=-]*|[\w-]{20,}/
const idOrGiven = new RegExp(`(${id.source})|${given.source}`, 'g')

/** The text with whatever is quoted, not ASCII, long or a number taken out; ids stay. */
export function withoutValues(text: string): string {
  return text.replace(idOrGiven, (_found, kept?: string) => kept ?? '…')
}
