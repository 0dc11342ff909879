import { randomBytes } from 'node:crypto'
import { type Insertable, sql } from 'kysely'
import { type Actor, actorId } from '../actor.ts'
import { insertion, type Statement } from '../db/query.ts'
import type { JournalWaiting } from '../db/schema.generated.ts'
import type { Tx } from '../db/transaction.ts'
import { newId } from '../ids.ts'
import { wordsDue } from './rules-terms.ts'

/** Who may read an event: everybody who sees its subject; its reporters and staff; staff alone. */
export type Reader = 'public' | 'reporter' | 'staff'

/** One thing that happened. `facts` holds ids, codes and times only; words and personal data go into `words`, which can be erased. */
export type Happening = {
  community: string
  /** `noun.verb_done`, for example `matter.dispatched`. */
  kind: string
  subject: { kind: string; id: string }
  at: Date
  reader: Reader
  facts?: Record<string, unknown>
  words?: Record<string, unknown>
  /** The words stay as long as their subject does and are erased with it; else they go by their own term. */
  wordsStay?: boolean
  /** The post that acted, the office it stands at and the grid concerned, where they matter. */
  post?: string | null
  office?: string | null
  grid?: string | null
}

/** Writes one event into the journal, inside the transaction of the change itself; gives the event's id. */
export async function record(tx: Tx, event: Happening): Promise<string> {
  const id = newId()
  const columns = sql`community_id, id, kind, subject_kind, subject_id, happened_at, actor_kind, actor_id, post_kind,
    office_id, grid_id, reader, facts`
  const values = sql`${event.community}::uuid, ${id}::uuid, ${event.kind}, ${event.subject.kind}, ${event.subject.id}::uuid,
    ${event.at}::timestamptz, ${tx.actor.kind}, ${actorId(tx.actor)}::uuid, ${event.post ?? null}, ${event.office ?? null}::uuid,
    ${event.grid ?? null}::uuid, ${event.reader}, ${JSON.stringify(event.facts ?? {})}::jsonb`
  const waiting = sql`insert into journal_waiting (community_id, id, events, since)
    values (${event.community}::uuid, ${id}::uuid, array[${id}::uuid], ${event.at}::timestamptz)`
  if (!event.words) {
    tx.send(sql`with event as (insert into journal (${columns}) values (${values})) ${waiting}`)
    return id
  }
  const salt = randomBytes(16)
  const content = JSON.stringify(event.words)
  const eraseDue = event.wordsStay ? null : wordsDue(event.at)
  tx.send(sql`
    with event as (
      insert into journal (${columns}, payload_hash)
      values (${values}, journal_payload_hash(${salt}::bytea, ${content}::jsonb))
    ), words as (
      insert into journal_payloads (community_id, event_id, subject_id, reader, salt, content, erase_due)
      values (${event.community}::uuid, ${id}::uuid, ${event.subject.id}::uuid, ${event.reader}, ${salt}::bytea, ${content}::jsonb,
        ${eraseDue}::timestamptz)
    )
    ${waiting}`)
  return id
}

/** An event without words, by whom it was done. */
export type DoneBy = { readonly by: Actor; readonly event: Omit<Happening, 'words' | 'wordsStay'> }

/** What writes events that different people did, to be sent at once with what they tell of. */
export function eventInsertions(done: readonly DoneBy[]): Statement<never>[] {
  const rows = done.map(({ by, event }) => ({
    community_id: event.community,
    id: newId(),
    kind: event.kind,
    subject_kind: event.subject.kind,
    subject_id: event.subject.id,
    happened_at: event.at,
    actor_kind: by.kind,
    actor_id: actorId(by),
    post_kind: event.post ?? null,
    office_id: event.office ?? null,
    grid_id: event.grid ?? null,
    reader: event.reader,
    facts: JSON.stringify(event.facts ?? {}),
  }))
  return [insertion('journal', ...rows), insertion('journal_waiting', ...waitingOf(rows))]
}

type Written = { readonly community_id: string; readonly id: string; readonly happened_at: Date }

/** What lets events wait for their seal: a row for each community they belong to. */
function waitingOf(written: readonly Written[]): Insertable<JournalWaiting>[] {
  const waiting = new Map<string, { community_id: string; id: string; events: string[]; since: Date }>()
  for (const { community_id, id, happened_at } of written) {
    const known = waiting.get(community_id)
    if (known) known.events.push(id)
    else waiting.set(community_id, { community_id, id, events: [id], since: happened_at })
  }
  return [...waiting.values()]
}

/** Writes many events of one kind and moment without words, one for each subject, with one statement. */
export async function recordMany(
  tx: Tx,
  event: Omit<Happening, 'subject' | 'words' | 'grid'> & { subjectKind: string },
  subjects: readonly { id: string; grid: string | null; facts?: Record<string, unknown> }[],
): Promise<void> {
  if (subjects.length === 0) return
  const rows = subjects.map(({ id, grid, facts }) => ({
    event: newId(),
    id,
    grid,
    facts: { ...event.facts, ...facts },
  }))
  await tx.run(sql`
    with events as (
      insert into journal (community_id, id, kind, subject_kind, subject_id, happened_at, actor_kind, actor_id, post_kind,
        office_id, grid_id, reader, facts)
      select ${event.community}::uuid, event, ${event.kind}, ${event.subjectKind}, id, ${event.at}::timestamptz, ${tx.actor.kind},
        ${actorId(tx.actor)}::uuid, ${event.post ?? null}, ${event.office ?? null}::uuid, grid, ${event.reader}, facts
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s (event uuid, id uuid, grid uuid, facts jsonb)
    )
    insert into journal_waiting (community_id, id, events, since)
    values (${event.community}::uuid, ${rows[0]!.event}::uuid, ${rows.map((row) => row.event)}::uuid[], ${event.at}::timestamptz)`)
}

/** Seals up to `most` events of one community; gives how many. */
export async function sealCommunity(tx: Tx, community: string, most: number): Promise<number> {
  const row = await tx.first(sql<{ sealed: number }>`select seal_journal(${community}::uuid, ${most}::int) as sealed`)
  return row?.sealed ?? 0
}

/** Erases up to `most` words whose own term is over, as the engine; each stays proven by its hash. Gives how many. */
export async function eraseDueWords(tx: Tx, most: number): Promise<number> {
  const row = await tx.first(sql<{ erased: number }>`select erase_due_words(${most}::int) as erased`)
  return row?.erased ?? 0
}

/** Erases all that was said about the subject that the engine opened; gives how many events lost their words. */
export async function eraseWordsOf(tx: Tx, at: { community: string; subject: string }): Promise<number> {
  const row = await tx.first(sql<{ erased: number }>`
    select erase_words_of(${at.community}::uuid, ${at.subject}::uuid) as erased`)
  return row?.erased ?? 0
}
