import { type Selectable, sql } from 'kysely'
import type { LinkActor } from '../platform/actor.ts'
import type { Assists, Pictures, Remarks, Reports } from '../platform/db/schema.generated.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import { lineColumns, type MatterRow } from './read.ts'

export type ReportRow = Selectable<Reports>
export type RemarkRow = Selectable<Remarks> & { author_name: string | null }
export type PictureRow = Selectable<Pictures>

/** The report that a link or a PIN opens, for the actor who states its hash; undefined when there is none. */
export function findReportOfLink(
  tx: ReadTx,
  { codeHash, pinHash }: LinkActor,
): Promise<{ community_id: string; id: string } | undefined> {
  const found = codeHash ? sql`code_hash = ${codeHash}::bytea` : sql`pin_hash = ${pinHash ?? null}::bytea`
  return tx.first(
    sql<{ community_id: string; id: string }>`select community_id, id from reports where ${found} limit 1`,
  )
}

/** One report the actor may read. */
export function findReport(tx: ReadTx, at: { community: string; report: string }): Promise<ReportRow | undefined> {
  return tx.first(sql<ReportRow>`
    select * from reports where community_id = ${at.community}::uuid and id = ${at.report}::uuid`)
}

/** All tellings of an opened matter that the actor may read, oldest first. */
export function findReports(tx: ReadTx, at: { community: string; matter: string }): Promise<ReportRow[]> {
  return tx.all(sql<ReportRow>`
    select * from reports where community_id = ${at.community}::uuid and matter_id = ${at.matter}::uuid order by made_at, id`)
}

/** What was said around an opened matter, oldest first; a reporter gets replies and answers only. */
export function findRemarks(tx: ReadTx, at: { community: string; matter: string }): Promise<RemarkRow[]> {
  return tx.all(sql<RemarkRow>`
    select r.*, (select p.shown_name from posts p where p.account_id = r.author_id order by p.begins_at desc limit 1) as author_name
    from remarks r where r.community_id = ${at.community}::uuid and r.matter_id = ${at.matter}::uuid
    order by r.made_at, r.id limit 500`)
}

/** Pictures of an opened matter that the actor may see, oldest first. */
export function findPictures(tx: ReadTx, at: { community: string; matter: string }): Promise<PictureRow[]> {
  return tx.all(sql<PictureRow>`
    select * from pictures where community_id = ${at.community}::uuid and matter_id = ${at.matter}::uuid
    order by made_at, id limit 60`)
}

/** One picture of an opened matter, if the actor may see it. */
export function findPicture(tx: ReadTx, at: { community: string; matter: string; picture: string }) {
  return tx.first(sql<PictureRow>`
    select * from pictures where community_id = ${at.community}::uuid and matter_id = ${at.matter}::uuid
      and id = ${at.picture}::uuid`)
}

/** One matter as a line, by id or by number, if the actor may see it. */
export function findLine(tx: ReadTx, by: { id: string } | { number: string }): Promise<MatterRow | undefined> {
  const where = 'id' in by ? sql`m.id = ${by.id}::uuid` : sql`m.number = ${by.number}`
  return tx.first(sql<MatterRow>`
    select ${lineColumns}, null as excerpt from matters m where ${where}`)
}

export type BoardAsk = {
  community: string
  grid?: string | undefined
  building?: string | undefined
  open: boolean
  after?: { at: Date; id: string } | undefined
  limit: number
}

/** One page of what everybody may see, newest first. */
export function findBoard(tx: ReadTx, ask: BoardAsk): Promise<MatterRow[]> {
  const conditions = [
    sql`m.community_id = ${ask.community}::uuid`,
    ...(ask.grid ? [sql`m.grid_id = ${ask.grid}::uuid`] : []),
    ...(ask.building ? [sql`m.building_id = ${ask.building}::uuid`] : []),
    ...(ask.open ? [sql`m.due_at is not null`] : []),
    ...(ask.after ? [sql`(m.made_at, m.id) < (${ask.after.at}::timestamptz, ${ask.after.id}::uuid)`] : []),
  ]
  return tx.all(sql<MatterRow>`
    select ${lineColumns}, null as excerpt from matters m where ${sql.join(conditions, sql` and `)}
    order by m.made_at desc, m.id desc limit ${ask.limit}`)
}

/** Publicly approved matters of a grid that share words with the given tokens, most shared first. */
export function findAlike(
  tx: ReadTx,
  ask: { community: string; tokens: readonly string[]; since: Date },
): Promise<(MatterRow & { shared: number })[]> {
  return tx.all(sql<MatterRow & { shared: number }>`
    select ${lineColumns}, null as excerpt, k.shared
    from (select matter_id, count(*)::int as shared from matter_tokens
          where community_id = ${ask.community}::uuid and token = any (${[...ask.tokens]}::text[])
          group by matter_id order by 2 desc, 1 desc limit 60) k
    join matters m on m.community_id = ${ask.community}::uuid and m.id = k.matter_id
      and m.public_summary is not null and m.due_at is not null and m.made_at > ${ask.since}::timestamptz
    order by k.shared desc, m.made_at desc`)
}

/** The number of a matter the actor may see. */
export function findNumber(tx: ReadTx, id: string): Promise<{ id: string; number: string } | undefined> {
  return tx.first(sql<{ id: string; number: string }>`select id, number from matters where id = ${id}::uuid`)
}

export type AssistRow = Selectable<Assists> & { party_name: string | null }

/** Requests to assist on an opened matter, oldest first. */
export function findAssists(tx: ReadTx, at: { community: string; matter: string }): Promise<AssistRow[]> {
  return tx.all(sql<AssistRow>`
    select a.*, coalesce(
      (select p.shown_name from posts p where p.id = a.party_id),
      (select o.name from organisations o where o.community_id = a.community_id and o.id = a.party_id)) as party_name
    from assists a where a.community_id = ${at.community}::uuid and a.matter_id = ${at.matter}::uuid
    order by a.asked_at, a.id`)
}

/** Names under which accounts are shown to staff, by account id. */
export async function findNames(tx: ReadTx, accounts: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.all(sql<{ account_id: string; shown_name: string }>`
    select distinct on (account_id) account_id, shown_name from posts
    where account_id = any (${[...new Set(accounts)]}::uuid[]) order by account_id, begins_at desc`)
  return new Map(rows.map((row) => [row.account_id, row.shown_name]))
}
