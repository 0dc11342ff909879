import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { q } from '../platform/db/query.ts'
import type { Assists, Matters, Pictures, Remarks, Reports } from '../platform/db/schema.generated.ts'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'

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
  const row = await tx.first(sql<{ next: number }>`select nextval('matter_numbers') as next`)
  return `${shortCode}-${String(row!.next).padStart(6, '0')}`
}

export async function insertMatter(tx: Tx, row: Insertable<Matters>): Promise<void> {
  await tx.run(q.insertInto('matters').values(row))
}

export async function updateMatter(tx: Tx, key: Key, changes: Updateable<Matters>): Promise<void> {
  await tx.run(
    q.updateTable('matters').set(changes).where('community_id', '=', key.community_id).where('id', '=', key.id),
  )
}

export async function insertReport(tx: Tx, row: Insertable<Reports>): Promise<void> {
  await tx.run(q.insertInto('reports').values(row))
}

export async function updateReport(tx: Tx, key: Key, changes: Updateable<Reports>): Promise<void> {
  await tx.run(
    q.updateTable('reports').set(changes).where('community_id', '=', key.community_id).where('id', '=', key.id),
  )
}

export async function insertRemark(tx: Tx, row: Insertable<Remarks>): Promise<void> {
  await tx.run(q.insertInto('remarks').values(row))
}

export async function insertAssist(tx: Tx, row: Insertable<Assists>): Promise<void> {
  await tx.run(q.insertInto('assists').values(row))
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
