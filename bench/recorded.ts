import { randomBytes } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { Actor } from '../src/platform/actor.ts'
import { type Database, databaseOver } from '../src/platform/db/transaction.ts'
import { newId } from '../src/platform/ids.ts'

type Sent = { name?: string; text: string; values: unknown[] }
/** The statements of one request between BEGIN and COMMIT, in groups that went out without waiting for one another. */
export type Recording = { begin: string; groups: Sent[][] }[]

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
  let answered = 0
  let groupAnswered = -1
  let current: Recording[number] | undefined
  const query = (statement: string | Sent) => {
    const answer = client.query(statement as Sent)
    answer.then(
      () => {
        answered += 1
      },
      () => undefined,
    )
    if (typeof statement === 'string') {
      if (statement.startsWith('BEGIN')) {
        current = { begin: statement, groups: [] }
        recording.push(current)
        groupAnswered = -1
      } else if (statement.startsWith('SET LOCAL')) {
        if (current!.groups.length === 0) current!.groups.push([])
        current!.groups.at(-1)!.push({ text: statement, values: [] })
      }
      return answer
    }
    if (current!.groups.length === 0 || answered > groupAnswered) current!.groups.push([])
    groupAnswered = answered
    current!.groups.at(-1)!.push(statement)
    return answer
  }
  const { connection } = client as unknown as { connection: unknown }
  return { query, connection, release: (error?: Error) => client.release(error) } as unknown as PoolClient
}

/** Replays a recording through the raw driver: BEGIN with the actor, the groups, COMMIT. */
export async function replay(client: PoolClient, recording: Recording): Promise<void> {
  for (const { begin, groups } of recording) {
    const begun = client.query(begin)
    for (const group of groups) {
      await Promise.all(
        group.map((statement) =>
          client.query(statement.values.length > 0 || statement.name ? statement : statement.text),
        ),
      )
    }
    const committed = client.query('COMMIT')
    await begun
    await committed
  }
}

const idPattern = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The same recording with other ids, hashes and numbers in the places of those that the recorded request made itself. */
export function renewed(recording: Recording, standing: ReadonlySet<string>, number: string): Recording {
  const ids = new Map<string, string>()
  const bytes = new Map<string, Buffer>()
  const renew = (value: unknown): unknown => {
    if (Buffer.isBuffer(value)) {
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
  return recording.map(({ begin, groups }) => ({
    begin: renew(begin) as string,
    groups: groups.map((group) =>
      group.map((statement) => ({
        ...statement,
        text: statement.values.length > 0 ? statement.text : (renew(statement.text) as string),
        values: statement.values.map(renew),
      })),
    ),
  }))
}

export type { Actor }
