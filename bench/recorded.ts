import { randomBytes } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { Batch } from '../src/platform/db/batch.ts'
import { type Database, databaseOver } from '../src/platform/db/transaction.ts'
import { newId } from '../src/platform/ids.ts'

type Sent = { name: string | undefined; text: string; values: readonly unknown[] }
/** The statements of one request, from BEGIN to COMMIT, in the packets in which they went out. */
export type Recording = Sent[][]

/** Runs the work on the program's own database layer and writes down what it sends. */
export async function record(pool: Pool, work: (database: Database) => Promise<unknown>): Promise<Recording> {
  const recording: Recording = []
  const recorder = {
    connect: async () => recordingClient(await pool.connect(), recording),
    on: () => undefined,
  } as unknown as Pool
  await work(databaseOver(recorder))
  return recording
}

function recordingClient(client: PoolClient, recording: Recording): PoolClient {
  const query = (batch: Batch) => {
    recording.push(batch.entries.map(({ name, text, values }) => ({ name, text, values })))
    return client.query(batch)
  }
  // A lane writes past the driver's queue.
  const { connection } = client as unknown as { connection: unknown }
  return { query, connection, release: (error?: Error) => client.release(error) } as unknown as PoolClient
}

/**
 * Replays a recording as the driver does it for anybody: BEGIN with what is stated as one simple query, every statement
 * prepared under its name, each with its own sync; what the program sends at once is sent without waiting here too.
 */
export async function replay(client: PoolClient, recording: Recording): Promise<void> {
  for (const packet of recording) {
    const first = packet.findIndex(({ text }) => !/^(BEGIN|SET LOCAL)/.test(text))
    const opening = packet.slice(0, first).map(({ text }) => text)
    const begun = opening.length > 0 ? [client.query(opening.join(';'))] : []
    const rest = packet.slice(first).map(({ name, text, values }) => {
      if (/^(COMMIT|SET LOCAL)/.test(text)) return client.query(text)
      return client.query({ name: name!, text, values: [...values] })
    })
    await Promise.all([...begun, ...rest])
  }
}

/** Replays a recording in the program's own packets: the same bytes, without HTTP and without the program. */
export async function replayPackets(client: PoolClient, recording: Recording): Promise<void> {
  for (const packet of recording) {
    const batch = new Batch(() => undefined)
    const answers = packet.map((statement) => batch.add(statement))
    client.query(batch)
    await Promise.all(answers)
  }
}

const idPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The same recording with other ids, hashes and numbers in the places of those that the recorded request made itself. */
export function renewed(recording: Recording, standing: ReadonlySet<string>, number: string): Recording {
  const ids = new Map<string, string>()
  const bytes = new Map<string, Buffer>()
  const renew = (value: unknown): unknown => {
    if (Buffer.isBuffer(value)) {
      // An instant, not a hash.
      if (value.length === 8) return value
      const known = bytes.get(value.toString('hex')) ?? randomBytes(value.length)
      bytes.set(value.toString('hex'), known)
      return known
    }
    if (Array.isArray(value)) return value.map(renew)
    if (typeof value !== 'string') return value
    if (/^[A-Z]{2,4}-\d{6,}$/.test(value)) return number
    return value.replace(idPattern, (id) => {
      if (standing.has(id)) return id
      const known = ids.get(id) ?? newId()
      ids.set(id, known)
      return known
    })
  }
  return recording.map((packet) =>
    packet.map((statement) => ({
      ...statement,
      text: statement.text.startsWith('SET') ? (renew(statement.text) as string) : statement.text,
      values: statement.values.map(renew),
    })),
  )
}
