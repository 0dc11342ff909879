import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { insertedAtOnce, insertion, q } from '../platform/db/query.ts'
import type { Assists, Matters, Pictures, Remarks, Reports } from '../platform/db/schema.generated.ts'
import type { Reads, ReadTx, Tx } from '../platform/db/transaction.ts'
import { type DoneBy, eventInsertions } from '../platform/journal/write.ts'

/** A matter's row as it stands, with the database's time at which it was locked. */
export type LockedMatter = Selectable<Matters> & { now: Date }
export type Key = { community_id: string; id: string }

/** Locks one matter the actor may see, and opens it as this transaction's subject; undefined when there is none for her. */
export async function lockMatter(tx: Tx, id: string): Promise<LockedMatter | undefined> {
  const row = await tx.first(
    sql<LockedMatter>`select m.*, clock_now() as now from matters m where m.id = ${id}::uuid for update`,
  )
  if (row) tx.open(row.id)
  return row
}

/** Reads one matter the actor may see without locking it, and opens it. */
export async function openMatter(tx: ReadTx, id: string): Promise<LockedMatter | undefined> {
  const row = await tx.first(sql<LockedMatter>`select m.*, clock_now() as now from matters m where m.id = ${id}::uuid`)
  if (row) tx.open(row.id)
  return row
}

/** The next public number, `CODE-000123`: it begins with the community's short code and is never used twice. */
export async function nextNumber(tx: Tx, shortCode: string): Promise<string> {
  const { numbers } = await drawNumbers(tx, 1)
  return numberFrom(shortCode, numbers[0]!)
}

/** The public number with a number that was drawn. */
export function numberFrom(shortCode: string, drawn: number): string {
  return `${shortCode}-${String(drawn).padStart(6, '0')}`
}

/** Draws so many numbers, at least one, which nobody else gets; with the database's time. */
export async function drawNumbers(reads: Reads, count: number): Promise<{ now: Date; numbers: number[] }> {
  const rows = await reads.all(sql<{ now: Date; number: number }>`
    select clock_now() as now, nextval('matter_numbers') as number from generate_series(1, ${count}::int)`)
  return { now: rows[0]!.now, numbers: rows.map(({ number }) => number) }
}

export function insertMatter(tx: Tx, ...rows: readonly Insertable<Matters>[]): void {
  tx.send(insertion('matters', ...rows))
}

export function updateMatter(tx: Tx, key: Key, changes: Updateable<Matters>): void {
  tx.send(q.updateTable('matters').set(changes).where('community_id', '=', key.community_id).where('id', '=', key.id))
}

export function insertReport(tx: Tx, ...rows: readonly Insertable<Reports>[]): void {
  tx.send(insertion('reports', ...rows))
}

/** Keeps that an office held the matter, once its stay has ended; it finds it among what was with it. */
export function noteStay(tx: Tx, row: LockedMatter, holderNow: string): void {
  if (holderNow === row.holder_office_id) return
  const stay = { community_id: row.community_id, office_id: row.holder_office_id, matter_id: row.id }
  tx.send(
    q
      .insertInto('matter_past_offices')
      .values(stay)
      .onConflict((on) => on.doNothing()),
  )
}

export function updateReport(tx: Tx, key: Key, changes: Updateable<Reports>): void {
  tx.send(q.updateTable('reports').set(changes).where('community_id', '=', key.community_id).where('id', '=', key.id))
}

export type TakenRows = {
  readonly matter: Insertable<Matters>
  readonly report: Insertable<Reports>
  readonly event: DoneBy
}

/** Leaves new matters, each with its first report and what is told of it, with one statement. */
export function insertTaken(tx: Tx, taken: readonly TakenRows[]): void {
  const matters = insertion('matters', ...taken.map(({ matter }) => matter))
  const reports = insertion('reports', ...taken.map(({ report }) => report))
  tx.send(insertedAtOnce(matters, reports, ...eventInsertions(taken.map(({ event }) => event))))
}

export function insertRemark(tx: Tx, row: Insertable<Remarks>): void {
  tx.send(insertion('remarks', row))
}

export function insertAssist(tx: Tx, row: Insertable<Assists>): void {
  tx.send(insertion('assists', row))
}

export async function insertPicture(tx: Tx, row: Insertable<Pictures>): Promise<boolean> {
  return (
    (await tx.run(
      q
        .insertInto('pictures')
        .values(row)
        .onConflict((on) => on.doNothing()),
    )) > 0
  )
}

export async function updatePicture(tx: Tx, key: Key, changes: Updateable<Pictures>): Promise<void> {
  await tx.run(
    q.updateTable('pictures').set(changes).where('community_id', '=', key.community_id).where('id', '=', key.id),
  )
}

/** Moves the tellings of a matter to another grid, so that its staff read them. */
export async function moveReports(tx: Tx, at: { community: string; matter: string; grid: string }): Promise<void> {
  await tx.run(sql`update reports set grid_id = ${at.grid}::uuid
    where community_id = ${at.community}::uuid and matter_id = ${at.matter}::uuid`)
}

/** Lets every report that follows one matter follow another, which its reporters may see from then on. */
export async function followMatter(tx: Tx, at: { community: string; from: string; into: string }): Promise<void> {
  await tx.run(sql`
    update matters m set
      audience = (select array_agg(distinct each) from unnest(m.audience || array(
        select r.id from reports r where r.community_id = ${at.community}::uuid and r.matter_id = ${at.from}::uuid)) each),
      reports_count = m.reports_count + (select count(*) from reports r
        where r.community_id = ${at.community}::uuid and r.matter_id = ${at.from}::uuid)
    where m.community_id = ${at.community}::uuid and m.id = ${at.into}::uuid`)
  await tx.run(sql`update reports set matter_id = ${at.into}::uuid
    where community_id = ${at.community}::uuid and matter_id = ${at.from}::uuid`)
}

/** Gives a matter its own reports back from the one they followed. */
export async function unfollowMatter(tx: Tx, at: { community: string; origin: string; from: string }): Promise<void> {
  const own = sql`select r.id from reports r
    where r.community_id = ${at.community}::uuid and r.origin_id = ${at.origin}::uuid and r.matter_id = ${at.from}::uuid`
  await tx.run(sql`
    update matters m set audience = (select coalesce(array_agg(each), '{}') from unnest(m.audience) each where each not in (${own})),
      reports_count = greatest(1, m.reports_count - (select count(*) from (${own}) gone))
    where m.community_id = ${at.community}::uuid and m.id = ${at.from}::uuid`)
  await tx.run(sql`update reports set matter_id = ${at.origin}::uuid
    where community_id = ${at.community}::uuid and origin_id = ${at.origin}::uuid and matter_id = ${at.from}::uuid`)
}

/** Replaces the search tokens of a matter. */
export async function replaceTokens(tx: Tx, key: Key, tokens: readonly string[]): Promise<void> {
  await tx.run(
    sql`delete from matter_tokens where community_id = ${key.community_id}::uuid and matter_id = ${key.id}::uuid`,
  )
  await tx.run(sql`insert into matter_tokens (community_id, token, matter_id)
    select ${key.community_id}::uuid, token, ${key.id}::uuid from unnest(${[...tokens]}::text[]) token on conflict do nothing`)
}

type Hiding = { target: 'report' | 'remark' | 'picture'; targetId: string; community: string; matter: string; at: Date }

/** What was marked as hidden: whether only staff read it, the report it belongs to where a reporter brought it, and whether it was hidden before. */
export type HiddenRow = { ofStaff: boolean; report: string | null; again: boolean }

/** Marks words or a picture of an opened matter as hidden, the first time for good; undefined when it is not on this matter. */
export function hideRow(tx: Tx, { target, targetId, community, matter, at }: Hiding): Promise<HiddenRow | undefined> {
  const table = sql.table({ report: 'reports', remark: 'remarks', picture: 'pictures' }[target])
  const column = sql.ref(target === 'report' ? 'words_hidden_at' : 'hidden_at')
  const ofStaff = target === 'remark' ? sql`t.kind in ('note', 'call')` : sql`false`
  const report = target === 'report' ? sql`t.id` : sql`t.report_id`
  return tx.first(sql<HiddenRow>`
    update ${table} t set ${column} = coalesce(t.${column}, ${at}::timestamptz)
    from (select id, ${column} as hidden_before from ${table}
      where community_id = ${community}::uuid and matter_id = ${matter}::uuid and id = ${targetId}::uuid) old
    where t.community_id = ${community}::uuid and t.matter_id = ${matter}::uuid and t.id = old.id
    returning ${ofStaff} as "ofStaff", ${report} as report, old.hidden_before is not null as again`)
}

type Answering = {
  community: string
  matter: string
  assist: string
  parties: readonly string[]
  answer: string
  now: Date
}

/** Answers a request to assist that was put to one of the parties; false when there is none. */
export async function answerAssist(tx: Tx, ask: Answering): Promise<boolean> {
  const touched = await tx.run(sql`
    update assists set answer = ${ask.answer}, answered_at = ${ask.now}::timestamptz, ended_at = ${ask.now}::timestamptz
    where community_id = ${ask.community}::uuid and matter_id = ${ask.matter}::uuid and id = ${ask.assist}::uuid
      and party_id = any (${[...ask.parties]}::uuid[]) and ended_at is null`)
  return touched > 0
}

/** Lets one more reporter see a matter. */
export async function addReporter(tx: Tx, at: { matter: string; report: string; hasContact: boolean }): Promise<void> {
  await tx.run(sql`select join_matter(${at.matter}::uuid, ${at.report}::uuid, ${at.hasContact})`)
}

/** Ids of matters whose moment has come, soonest first; for the engine. */
export async function findDue(tx: ReadTx, most: number): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    select id from matters where wake_at <= clock_now() order by wake_at limit ${most}`)
  return rows.map((row) => row.id)
}

/** Locks one matter that is still due, unless another process holds it. */
export function lockDue(tx: Tx, id: string): Promise<LockedMatter | undefined> {
  return tx.first(sql<LockedMatter>`
    select m.*, clock_now() as now from matters m where m.id = ${id}::uuid and m.wake_at <= clock_now()
    for update skip locked`)
}
