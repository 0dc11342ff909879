import { createHash } from 'node:crypto'
import type pg from 'pg'
import { beginVerifying, type EventTexts, type HeadRow, readHeads, readSealed, type SealedRow } from './read-verify.ts'

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

/** Seals read at a time; after a quiet moment one holds a few events, after a rush or an import some thousands. */
const batch = 10
const mostFaults = 20

/**
 * Works the chain of every community out again, from the rows alone and without the database's sealing function: numbers
 * without gaps, each hash over the one before it, each payload against its salted hash, and no event that neither stands in a
 * seal nor waits for one. Needs the keeper's sight.
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

/** Where following the seals has come to: the last number and hash, and how many of their events stand in the journal. */
type Chain = { seal: number; number: number; hash: string; found: number; erased: number; faults: string[] }

async function verifyCommunity(client: pg.ClientBase, head: HeadRow): Promise<JournalVerdict> {
  const { community, name, unsealed, strays, doubles } = head
  const chain: Chain = { seal: 0, number: 0, hash: '', found: 0, erased: 0, faults: [] }
  for (;;) {
    const rows = await readSealed(client, { community, seal: chain.seal }, batch)
    for (const row of rows) follow(chain, community, row)
    if (rows.length === 0) break
  }
  const headNumber = Number(head.number ?? 0)
  if (headNumber !== chain.number || (head.hash ?? '') !== chain.hash) {
    chain.faults.push(`the journal ends with event ${chain.number}, but its head names event ${headNumber}`)
  }
  if (strays > 0) chain.faults.push(`${strays} events neither stand in a seal nor wait for one`)
  if (doubles > 0) chain.faults.push(`${doubles} events are sealed twice, or sealed and waiting`)
  const faults = chain.faults.slice(0, mostFaults)
  return { community, name, sealed: chain.found, unsealed, erased: chain.erased, head: chain.hash, faults }
}

function follow(chain: Chain, community: string, row: SealedRow): void {
  const number = Number(row.number)
  if (number > chain.number + 1) chain.faults.push(`events ${chain.number + 1} to ${number - 1} are missing`)
  if (number < chain.number + 1) chain.faults.push(`event ${number} is sealed twice`)
  if (row.event) {
    chain.found += 1
    if (hashOf(chain.hash, community, row, row.event) !== row.hash) {
      chain.faults.push(`event ${number} was changed, or does not follow on the one before it`)
    }
    const payload = payloadFault(row.event)
    if (payload) chain.faults.push(`event ${number}: ${payload}`)
    if (row.event.erased && row.event.content === null) chain.erased += 1
  } else chain.faults.push(`event ${number} is missing`)
  chain.seal = Number(row.seal)
  chain.number = number
  chain.hash = row.hash
}

function hashOf(previous: string, community: string, { id, number }: SealedRow, event: EventTexts): string {
  // The text PostgreSQL gives for jsonb_build_array over the same values.
  const values = [
    ...[community, id, event.kind, event.subject_kind, event.subject_id, event.happened].map(quoted),
    ...[event.actor_kind, event.actor_id, event.post_kind, event.office_id, event.grid_id, event.reader].map(quoted),
    event.facts,
    quoted(event.payload_hash),
    number,
  ]
  return createHash('sha256')
    .update(Buffer.from(previous, 'hex'))
    .update(`[${values.join(', ')}]`)
    .digest('hex')
}

function quoted(text: string | null): string {
  return text === null ? 'null' : JSON.stringify(text)
}

function payloadFault(row: EventTexts): string | null {
  if (row.payload_hash === null) return row.content === null ? null : 'it has words that it was sealed without'
  if (row.content === null) return row.erased ? null : 'its words are gone, and nobody erased them in the open'
  const found = createHash('sha256')
    .update(Buffer.from(row.salt ?? '', 'hex'))
    .update(row.content)
    .digest('hex')
  return found === row.payload_hash ? null : 'its words were changed'
}
