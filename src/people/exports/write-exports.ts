import { sql } from 'kysely'
import type { ReadTx, Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { ExportPurpose, RegisterList } from './rules-exports.ts'

export type ExportAt = { readonly community: string; readonly id: string }

export type ExportRow = {
  id: string
  list: RegisterList
  grid_id: string | null
  building_id: string | null
  place: string | null
  purpose: ExportPurpose
  reason: string
  asked_by: string
  asked_as: string
  asked_at: Date
  decision: 'approved' | 'refused' | null
  decided_as: string | null
  decided_at: Date | null
  expires_at: Date
  taken_at: Date | null
  now: Date
}

const columns = sql`e.id, e.list, e.grid_id, e.building_id, coalesce(b.name, g.name) as place, e.purpose, e.reason, e.asked_by, e.asked_as,
  e.asked_at, e.decision, e.decided_as, e.decided_at, e.expires_at, e.taken_at, clock_now() as now`
const tables = sql`exports e
  left join grids g on g.community_id = e.community_id and g.id = e.grid_id
  left join buildings b on b.community_id = e.community_id and b.id = e.building_id`

/** The last requests in sight, newest first. */
export function findExports(tx: ReadTx, at: { community: string; limit: number }): Promise<ExportRow[]> {
  return tx.all(sql<ExportRow>`
    select ${columns} from ${tables} where e.community_id = ${at.community}::uuid order by e.id desc limit ${at.limit}`)
}

/** Locks one request until the transaction ends. */
export async function lockExport(tx: Tx, at: ExportAt): Promise<ExportRow | undefined> {
  await tx.first(sql`
    select id from exports where community_id = ${at.community}::uuid and id = ${at.id}::uuid for update`)
  return tx.first(sql<ExportRow>`
    select ${columns} from ${tables} where e.community_id = ${at.community}::uuid and e.id = ${at.id}::uuid`)
}

export type NewExport = ExportAt & {
  list: RegisterList
  grid: string | null
  building: string | null
  purpose: ExportPurpose
  reason: string
  by: string
  as: string
  seconds: number
}

export async function insertExport(tx: Tx, asked: NewExport): Promise<void> {
  await tx.run(sql`
    insert into exports (community_id, id, list, grid_id, building_id, purpose, reason, asked_by, asked_as, asked_at, expires_at)
    values (${asked.community}::uuid, ${asked.id}::uuid, ${asked.list}, ${asked.grid}::uuid, ${asked.building}::uuid, ${asked.purpose},
      ${asked.reason}, ${asked.by}::uuid, ${asked.as}, clock_now(), clock_now() + make_interval(secs => ${asked.seconds}))`)
}

export type Decided = ExportAt & { decision: 'approved' | 'refused'; by: string; as: string; seconds: number }

export async function decideRow(tx: Tx, decided: Decided): Promise<void> {
  await tx.run(sql`
    update exports set decision = ${decided.decision}, decided_by = ${decided.by}::uuid, decided_as = ${decided.as},
      decided_at = clock_now(), expires_at = clock_now() + make_interval(secs => ${decided.seconds})
    where community_id = ${decided.community}::uuid and id = ${decided.id}::uuid`)
}

export async function noteTaken(tx: Tx, at: ExportAt): Promise<void> {
  await tx.run(sql`
    update exports set taken_at = clock_now() where community_id = ${at.community}::uuid and id = ${at.id}::uuid`)
}

export type LookInList = { person: string; grid: string | null; field: 'name' | 'phone' }

/** Notes a look at each person of a list in full, for her to read. */
export async function insertLooks(
  tx: Tx,
  at: ExportAt & { purpose: ExportPurpose; reason: string; by: string; postKind: string },
  looks: readonly LookInList[],
): Promise<void> {
  if (looks.length === 0) return
  const rows = looks.map((look) => ({ id: newId(), ...look }))
  await tx.run(sql`
    insert into openings (community_id, id, person_id, grid_id, field, purpose, reason, account_id, post_kind, place_name, at, export_id)
    select ${at.community}::uuid, id, person, grid, field, ${at.purpose}, ${at.reason}, ${at.by}::uuid, ${at.postKind}, null, clock_now(),
      ${at.id}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l (id uuid, person uuid, grid uuid, field text)`)
}
