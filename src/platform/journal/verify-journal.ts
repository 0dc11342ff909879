import { createHash } from 'node:crypto'
import type pg from 'pg'
import { beginVerifying, type HeadRow, readHeads, readSealed, type SealedRow } from './read-verify.ts'

/** What a check of one community's journal found. */
export type JournalVerdict = {
  readonly community: string
  /** The community's name; null for what belongs to the whole installation. */
  readonly name: string | null
  readonly sealed: number
  /** Events that are not sealed yet; sealing follows within a moment while the program runs. */
  readonly unsealed: number
  /** Events whose words were erased in the open. */
  readonly erased: number
  /** Hash of the newest sealed event, hexadecimal: written down elsewhere, it proves that nothing before it was cut off. */
  readonly head: string
  /** What is wrong, one sentence a fault, at most twenty. */
  readonly faults: readonly string[]
}

const batch = 2000
const mostFaults = 20

/**
 * Works the chain of every community out again, from the rows alone and without the database's sealing function:
 * numbers without gaps, each hash over the one before it, and each payload against its salted hash. Needs the keeper's sight.
 */
export async function verifyJournal(client: pg.ClientBase): Promise<JournalVerdict[]> {
  await beginVerifying(client)
  try {
    const verdicts: JournalVerdict[] = []
    for (const head of await readHeads(client)) verdicts.push(await verifyCommunity(client, head))
    return verdicts
  } finally {
    await client.query('rollback')
  }
}

type Chain = { number: number; hash: string; erased: number; faults: string[] }

async function verifyCommunity(client: pg.ClientBase, head: HeadRow): Promise<JournalVerdict> {
  const chain: Chain = { number: 0, hash: '', erased: 0, faults: [] }
  let sealed = 0
  for (;;) {
    const rows = await readSealed(client, { community: head.community, number: chain.number }, batch)
    for (const row of rows) follow(chain, head.community, row)
    sealed += rows.length
    if (rows.length < batch) break
  }
  const headNumber = Number(head.number ?? 0)
  if (headNumber !== chain.number || (head.hash ?? '') !== chain.hash) {
    chain.faults.push(`the journal ends with event ${chain.number}, but its head names event ${headNumber}`)
  }
  const { community, name, unsealed } = head
  const faults = chain.faults.slice(0, mostFaults)
  return { community, name, sealed, unsealed, erased: chain.erased, head: chain.hash, faults }
}

function follow(chain: Chain, community: string, row: SealedRow): void {
  const number = Number(row.number)
  if (number !== chain.number + 1) chain.faults.push(`events ${chain.number + 1} to ${number - 1} are missing`)
  if ((row.previous_hash ?? '') !== chain.hash)
    chain.faults.push(`event ${number} does not follow on the one before it`)
  if (hashOf(row.previous_hash ?? '', community, row) !== row.hash) chain.faults.push(`event ${number} was changed`)
  const payload = payloadFault(row)
  if (payload) chain.faults.push(`event ${number}: ${payload}`)
  if (row.erased && row.content === null) chain.erased += 1
  chain.number = number
  chain.hash = row.hash
}

function hashOf(previous: string, community: string, row: SealedRow): string {
  // The text PostgreSQL gives for jsonb_build_array over the same values.
  const values = [
    ...[community, row.id, row.kind, row.subject_kind, row.subject_id, row.happened].map(quoted),
    ...[row.actor_kind, row.actor_id, row.post_kind, row.office_id, row.grid_id, row.reader].map(quoted),
    row.facts,
    quoted(row.payload_hash),
    row.number,
  ]
  return createHash('sha256')
    .update(Buffer.from(previous, 'hex'))
    .update(`[${values.join(', ')}]`)
    .digest('hex')
}

function quoted(text: string | null): string {
  return text === null ? 'null' : JSON.stringify(text)
}

function payloadFault(row: SealedRow): string | null {
  if (row.payload_hash === null) return row.content === null ? null : 'it has words that it was sealed without'
  if (row.content === null) return row.erased ? null : 'its words are gone, and nobody erased them in the open'
  const found = createHash('sha256')
    .update(Buffer.from(row.salt ?? '', 'hex'))
    .update(row.content)
    .digest('hex')
  return found === row.payload_hash ? null : 'its words were changed'
}
