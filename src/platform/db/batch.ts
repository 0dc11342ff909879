import type { Connection, Submittable } from 'pg'
import { serialize } from 'pg-protocol'
import { readerOf, sent } from './values.ts'

/** One statement on its way: what is sent, and who waits for it. */
export type Sending = {
  /** Under which it is prepared once a connection; without one it is read anew each time. */
  readonly name: string | undefined
  readonly text: string
  readonly values: readonly unknown[]
}

export type Answered = { readonly rows: unknown[]; readonly command: string; readonly count: number }

type Entry = Sending & {
  readonly binding: Buffer
  resolve(answer: Answered): void
  reject(error: Error): void
}

/** The columns of a prepared statement's rows. */
type Shape = { readonly names: readonly string[]; readonly readers: readonly ((text: string) => unknown)[] }

type Field = { name: string; dataTypeID: number }

/** What each connection has prepared: a statement's shape, null where it gives no rows. */
const prepared = new WeakMap<Connection, Map<string, Shape | null>>()

/**
 * Statements that go out in one packet and are answered in one. The driver alone would have the server answer, and wake
 * this process, after each of them, and describe their columns each time. When one fails, the server passes over the rest.
 */
export class Batch implements Submittable {
  readonly entries: Entry[] = []
  private known: Map<string, Shape | null> = new Map()
  private at = 0
  private written = false
  /** How the rows of each look, where that was known when they were sent; forgotten meanwhile or not, they come without a description. */
  private readonly shapes: (Shape | null)[] = []
  private shape: Shape | null = null
  private rows: unknown[] = []
  private readonly done: Answered[] = []
  private readonly settled: () => void

  /** `settled` is called once all are answered or failed, before those who wait hear of it. */
  constructor(settled: () => void) {
    this.settled = settled
  }

  /** Throws where a value cannot be sent; nothing of the statement is kept then. */
  add({ name, text, values }: Sending): Promise<Answered> {
    const binding = bound(name ?? '', values)
    return new Promise((resolve, reject) => {
      // Written out: what is put behind a spread costs a tenth of a read.
      this.entries.push({ name, text, values, binding, resolve, reject })
    })
  }

  submit(connection: Connection): void {
    if (!this.written) this.write(connection)
    this.begin()
  }

  /** Sends it behind what the connection is still answering; its own turn to be answered comes with `submit`. */
  write(connection: Connection): void {
    this.written = true
    this.known = preparedOn(connection)
    const parts: Buffer[] = []
    for (const entry of this.entries) this.put(parts, entry)
    parts.push(serialize.sync())
    // One write: many small ones gathered by the socket cost as much as all the rest of a read.
    if (connection.stream.writable) connection.stream.write(Buffer.concat(parts))
  }

  handleRowDescription({ fields }: { fields: Field[] }): void {
    this.shape = {
      names: fields.map((field) => field.name),
      readers: fields.map((field) => readerOf(field.dataTypeID)),
    }
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const { names, readers } = this.shape!
    const row: Record<string, unknown> = {}
    for (let index = 0; index < fields.length; index += 1) {
      const text = fields[index]!
      row[names[index]!] = text === null ? null : readers[index]!(text)
    }
    this.rows.push(row)
  }

  handleCommandComplete({ text }: { text: string }): void {
    const { name } = this.entries[this.at]!
    if (name) this.known.set(name, this.shape)
    const count = text.lastIndexOf(' ')
    this.done.push({ rows: this.rows, command: text.split(' ', 1)[0]!, count: Number(text.slice(count + 1)) || 0 })
    this.at += 1
    this.begin()
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' })
  }

  handleReadyForQuery(): void {
    this.settle()
  }

  handleError(error: Error): void {
    this.settle()
    // It may have been prepared before it failed, or not: it is closed and prepared again.
    for (const { name, reject } of this.entries.slice(this.at)) {
      if (name) this.known.delete(name)
      reject(error)
    }
    this.at = this.entries.length
  }

  handlePortalSuspended(): void {}

  private put(parts: Buffer[], { name, text, binding }: Entry): void {
    const known = name !== undefined && this.known.has(name)
    this.shapes.push((name && this.known.get(name)) || null)
    if (!known) {
      if (name) parts.push(serialize.close({ type: 'S', name }))
      parts.push(serialize.parse({ name: name ?? '', text, types: [] }))
    }
    parts.push(binding)
    if (!known) parts.push(serialize.describe({ type: 'P' }))
    parts.push(serialize.execute())
  }

  private begin(): void {
    this.shape = this.shapes[this.at] ?? null
    this.rows = []
  }

  private settle(): void {
    this.settled()
    this.done.forEach((answer, index) => {
      this.entries[index]!.resolve(answer)
    })
    this.done.length = 0
  }
}

const withoutValues = new Map<string, Buffer>()

/** The bytes that bind a statement's values; those of statements without values are the same each time. */
function bound(statement: string, values: readonly unknown[]): Buffer {
  const kept = values.length === 0 ? withoutValues.get(statement) : undefined
  if (kept) return kept
  const bytes = serialize.bind({ statement, values: [...values], valueMapper: sent })
  if (values.length === 0) withoutValues.set(statement, bytes)
  return bytes
}

function preparedOn(connection: Connection): Map<string, Shape | null> {
  const known = prepared.get(connection) ?? new Map<string, Shape | null>()
  prepared.set(connection, known)
  return known
}
