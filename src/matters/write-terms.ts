import { sql } from 'kysely'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'

export type EndedMatter = { id: string; community_id: string; grid_id: string; closed_at: Date; now: Date }

/** Ids of ended matters of which something is over its term, the longest overdue first; for the engine. */
export async function findErasable(tx: ReadTx, most: number): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    select id from matters where erase_due <= clock_now() order by erase_due limit ${most}`)
  return rows.map((row) => row.id)
}

/** Locks one that is still due, unless another process holds it. */
export function lockErasable(tx: Tx, id: string): Promise<EndedMatter | undefined> {
  return tx.first(sql<EndedMatter>`
    select m.id, m.community_id, m.grid_id, m.closed_at, clock_now() as now from matters m
    where m.id = ${id}::uuid and m.erase_due <= clock_now() and m.closed_at is not null for update skip locked`)
}

type At = { community: string; matter: string }

/** Takes off how the reporters can be reached. */
export async function eraseContacts(tx: Tx, at: At): Promise<void> {
  await tx.run(sql`
    update reports set contact = null, contact_name = null, command_hash = null
    where community_id = ${at.community}::uuid and matter_id = ${at.matter}::uuid`)
  await tx.run(sql`
    update matters set has_contact = false where community_id = ${at.community}::uuid and id = ${at.matter}::uuid`)
}

/** Takes off the pictures; gives the names of their files. */
export async function erasePictures(tx: Tx, at: At): Promise<string[]> {
  const gone = await tx.all(sql<{ file: string; public_file: string | null }>`
    delete from pictures where community_id = ${at.community}::uuid and matter_id = ${at.matter}::uuid
    returning file, public_file`)
  return gone.flatMap(({ file, public_file }) => (public_file ? [file, public_file] : [file]))
}

/** Empties what the reporters wrote, and takes the matter out of the search. The rows stay, for figures. */
export async function eraseReportWords(tx: Tx, at: At): Promise<void> {
  await tx.run(sql`
    update reports set words = '', command_hash = null
    where community_id = ${at.community}::uuid and matter_id = ${at.matter}::uuid`)
  await tx.run(sql`
    update matters set spot_words = null where community_id = ${at.community}::uuid and id = ${at.matter}::uuid`)
  await tx.run(sql`
    delete from matter_tokens where community_id = ${at.community}::uuid and matter_id = ${at.matter}::uuid`)
}

/** Empties what was said around the matter: replies, answers, notes, calls, and requests to lend a hand. */
export async function eraseNotes(tx: Tx, at: At): Promise<void> {
  await tx.run(sql`
    update remarks set words = '' where community_id = ${at.community}::uuid and matter_id = ${at.matter}::uuid`)
  await tx.run(sql`
    update assists set words = '', answer = case when answer is null then null else '' end
    where community_id = ${at.community}::uuid and matter_id = ${at.matter}::uuid`)
  await tx.run(sql`
    update matters set extension_asked = null, outside_answer = null
    where community_id = ${at.community}::uuid and id = ${at.matter}::uuid`)
}

/** Writes when the next erasure comes; null when nothing is left. */
export async function setNextErasure(tx: Tx, at: At & { next: Date | null }): Promise<void> {
  await tx.run(sql`
    update matters set erase_due = ${at.next}::timestamptz
    where community_id = ${at.community}::uuid and id = ${at.matter}::uuid`)
}

/** Which of these files of pictures no row names. */
export async function findUnnamed(tx: ReadTx, files: readonly string[]): Promise<string[]> {
  const rows = await tx.all(sql<{ name: string }>`select name from unnamed_pictures(${[...files]}::text[]) as name`)
  return rows.map((row) => row.name)
}
