import { sql } from 'kysely'
import type { ReadTx, Tx } from '../../platform/db/transaction.ts'
import type { Column } from './rules-columns.ts'
import type { Use } from './rules-headings.ts'
import type { Remark } from './rules-rows.ts'
import type { ReadPage } from './rules-sheets.ts'
import type { Decision, RowKind } from './rules-verdicts.ts'
import type { SetColumn } from './understand-sheet.ts'

export const importStates = [
  'reading',
  'ready',
  'importing',
  'imported',
  'undone',
  'cancelled',
  'expired',
  'refused',
] as const
export type ImportState = (typeof importStates)[number]

/** Lines of each kind, how many were decided, and what was made. */
export type Outcome = Partial<Record<RowKind | 'decided' | 'households' | 'persons' | 'changes', number>>

export type ImportRow = {
  community_id: string
  id: string
  office_id: string
  account_id: string
  state: ImportState
  problem: string | null
  pages: readonly ReadPage[]
  set_columns: readonly SetColumn[]
  rows_done: number
  rows_total: number
  outcome: Outcome
  made_at: Date
  imported_at: Date | null
  wake_at: Date | null
  now: Date
}

export type ImportAt = { readonly community: string; readonly id: string }

const columns = sql`community_id, id, office_id, account_id, state, problem, pages, set_columns, rows_done, rows_total, outcome,
  made_at, imported_at, wake_at, clock_now() as now`

export function findImport(tx: ReadTx, at: ImportAt): Promise<ImportRow | undefined> {
  return tx.first(sql<ImportRow>`
    select ${columns} from imports where community_id = ${at.community}::uuid and id = ${at.id}::uuid`)
}

/** Locks one import in sight until the transaction ends. */
export function lockImport(tx: ReadTx, at: ImportAt): Promise<ImportRow | undefined> {
  return tx.first(sql<ImportRow>`
    select ${columns} from imports where community_id = ${at.community}::uuid and id = ${at.id}::uuid for update`)
}

/** The last imports of the offices in sight, newest first. */
export function findImports(tx: ReadTx, at: { community: string; limit: number }): Promise<ImportRow[]> {
  return tx.all(sql<ImportRow>`
    select ${columns} from imports where community_id = ${at.community}::uuid order by id desc limit ${at.limit}`)
}

export async function insertImport(tx: Tx, row: ImportAt & { office: string; account: string }): Promise<void> {
  await tx.run(sql`
    insert into imports (community_id, id, office_id, account_id, state, made_at, changed_at, wake_at)
    values (${row.community}::uuid, ${row.id}::uuid, ${row.office}::uuid, ${row.account}::uuid, 'reading', clock_now(), clock_now(), clock_now())`)
}

export type ImportChange = {
  state?: ImportState
  problem?: string | null
  pages?: readonly ReadPage[]
  setColumns?: readonly SetColumn[]
  outcome?: Outcome
  rowsDone?: number
  rowsTotal?: number
  /** Seconds from now until the engine looks at it; null for never. */
  wakeIn?: number | null
  isImported?: boolean
}

/** Changes an import in one of the given states; gives whether it was. */
export async function updateImport(
  tx: Tx,
  at: ImportAt & { from: readonly ImportState[] },
  change: ImportChange,
): Promise<boolean> {
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`
  const parts = [sql`changed_at = clock_now()`]
  if (change.state) parts.push(sql`state = ${change.state}`)
  if (change.problem !== undefined) parts.push(sql`problem = ${change.problem}`)
  if (change.pages) parts.push(sql`pages = ${json(change.pages)}`)
  if (change.setColumns) parts.push(sql`set_columns = ${json(change.setColumns)}`)
  if (change.outcome) parts.push(sql`outcome = ${json(change.outcome)}`)
  if (change.rowsDone !== undefined) parts.push(sql`rows_done = ${change.rowsDone}`)
  if (change.rowsTotal !== undefined) parts.push(sql`rows_total = ${change.rowsTotal}`)
  if (change.isImported) parts.push(sql`imported_at = clock_now()`)
  if (change.wakeIn !== undefined) {
    parts.push(
      change.wakeIn === null
        ? sql`wake_at = null`
        : sql`wake_at = clock_now() + make_interval(secs => ${change.wakeIn})`,
    )
  }
  const changed = await tx.run(sql`
    update imports set ${sql.join(parts, sql`, `)}
    where community_id = ${at.community}::uuid and id = ${at.id}::uuid and state = any (${[...at.from]}::text[])`)
  return changed === 1
}

/** Imports that have something to be done, the longest due first. */
export function findDue(tx: ReadTx): Promise<{ community: string; id: string }[]> {
  return tx.all(sql<{ community: string; id: string }>`
    select community_id as community, id from imports where wake_at <= clock_now() order by wake_at limit 20`)
}

/** Takes a due import, the transaction's subject, for so many seconds; undefined where another process has it. */
export async function claimDue(tx: Tx, at: ImportAt, seconds: number): Promise<ImportRow | undefined> {
  const row = await tx.first(sql<ImportRow>`
    select ${columns} from imports
    where community_id = ${at.community}::uuid and id = ${at.id}::uuid and wake_at <= clock_now() for update skip locked`)
  if (!row) return undefined
  await tx.run(sql`
    update imports set wake_at = clock_now() + make_interval(secs => ${seconds})
    where community_id = ${at.community}::uuid and id = ${at.id}::uuid`)
  return row
}

export type StagedRow = {
  number: number
  page: number
  line: number
  kind: RowKind
  decision: Decision | null
  is_fixed: boolean
  dwelling_id: string | null
  person_id: string | null
  changes: string[]
  remarks: readonly Remark[]
  content: Buffer
}

export type NewRow = Omit<StagedRow, 'decision' | 'is_fixed' | 'content'> & { content: string }

/** Keeps lines; `content` is hexadecimal. */
export async function insertRows(tx: Tx, at: ImportAt & { office: string }, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    insert into import_rows (community_id, import_id, office_id, number, page, line, kind, dwelling_id, person_id, changes, remarks, content)
    select ${at.community}::uuid, ${at.id}::uuid, ${at.office}::uuid, number, page, line, kind, dwelling_id, person_id,
      array(select jsonb_array_elements_text(changes)), remarks, decode(content, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (number int, page smallint, line int, kind text,
      dwelling_id uuid, person_id uuid, changes jsonb, remarks jsonb, content text)`)
}

export async function deleteRows(tx: Tx, at: ImportAt): Promise<void> {
  await tx.run(sql`delete from import_rows where community_id = ${at.community}::uuid and import_id = ${at.id}::uuid`)
}

export type RowVerdict = Pick<
  StagedRow,
  'number' | 'kind' | 'decision' | 'dwelling_id' | 'person_id' | 'changes' | 'remarks'
>

/** Writes what became of lines that were looked at anew. */
export async function updateRows(tx: Tx, at: ImportAt, rows: readonly RowVerdict[]): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    update import_rows i set kind = r.kind, decision = r.decision, dwelling_id = r.dwelling_id, person_id = r.person_id,
      changes = array(select jsonb_array_elements_text(r.changes)), remarks = r.remarks
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (number int, kind text, decision text, dwelling_id uuid,
      person_id uuid, changes jsonb, remarks jsonb)
    where i.community_id = ${at.community}::uuid and i.import_id = ${at.id}::uuid and i.number = r.number`)
}

/** Writes a line that was put right on screen. */
export async function updateContent(tx: Tx, at: ImportAt & { number: number }, content: Buffer): Promise<void> {
  await tx.run(sql`
    update import_rows set content = ${content}::bytea, is_fixed = true
    where community_id = ${at.community}::uuid and import_id = ${at.id}::uuid and number = ${at.number}`)
}

export async function keepColumns(
  tx: Tx,
  at: { community: string; office: string },
  set: readonly Pick<Column, 'heading' | 'use'>[],
): Promise<void> {
  for (const { heading, use } of set) {
    if (heading === '') continue
    await tx.run(sql`
      insert into import_columns (community_id, office_id, heading, use, changed_at)
      values (${at.community}::uuid, ${at.office}::uuid, ${heading.slice(0, 80)}, ${use}, clock_now())
      on conflict (community_id, office_id, heading) do update set use = excluded.use, changed_at = excluded.changed_at`)
  }
}

export async function findColumns(tx: ReadTx, at: { community: string; office: string }): Promise<Map<string, Use>> {
  const rows = await tx.all(sql<{ heading: string; use: Use }>`
    select heading, use from import_columns where community_id = ${at.community}::uuid and office_id = ${at.office}::uuid`)
  return new Map(rows.map(({ heading, use }) => [heading, use]))
}
