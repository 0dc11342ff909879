import { sql } from 'kysely'
import type { ReadTx, Tx } from '../../platform/db/transaction.ts'
import type { ImportAt } from './write-imports.ts'

/**
 * Has the next statements planned anew. The checks of foreign keys keep the plan of their first run: made while the register
 * was empty, it walks all that this transaction has entered since, for each row that it enters.
 */
export async function planAnew(tx: Tx): Promise<void> {
  await tx.run(sql`discard plans`)
}

/** One thing an import made or changed; `before` is sealed. */
export type Making = { kind: 'household' | 'person' | 'change' | 'head_count'; subject: string; before: Buffer | null }

/** Notes what was made, numbered on from `from`. */
export async function insertMakings(
  tx: Tx,
  at: ImportAt & { office: string; from: number },
  makings: readonly Making[],
): Promise<void> {
  if (makings.length === 0) return
  const rows = makings.map(({ kind, subject, before }, index) => ({
    number: at.from + index,
    kind,
    subject,
    before: before?.toString('hex') ?? null,
  }))
  await tx.run(sql`
    insert into import_makings (community_id, import_id, office_id, number, kind, subject_id, before)
    select ${at.community}::uuid, ${at.id}::uuid, ${at.office}::uuid, number, kind, subject, decode(before, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m (number int, kind text, subject uuid, before text)`)
}

export type MakingRow = { number: number; kind: Making['kind']; subject_id: string; before: Buffer | null }

/** What an import changed rather than made, the last first. */
export function findChanges(tx: ReadTx, at: ImportAt): Promise<MakingRow[]> {
  return tx.all(sql<MakingRow>`
    select number, kind, subject_id, before from import_makings
    where community_id = ${at.community}::uuid and import_id = ${at.id}::uuid and kind in ('change', 'head_count')
    order by number desc`)
}

export async function hasMakings(tx: ReadTx, at: ImportAt): Promise<boolean> {
  const row = await tx.first(sql`
    select 1 from import_makings where community_id = ${at.community}::uuid and import_id = ${at.id}::uuid limit 1`)
  return row !== undefined
}

export async function deleteMakings(tx: Tx, at: ImportAt): Promise<void> {
  await tx.run(
    sql`delete from import_makings where community_id = ${at.community}::uuid and import_id = ${at.id}::uuid`,
  )
}

export async function setHeadCount(
  tx: Tx,
  at: { community: string; household: string },
  headCount: number | null,
): Promise<void> {
  await tx.run(sql`
    update households set head_count = ${headCount} where community_id = ${at.community}::uuid and id = ${at.household}::uuid`)
}

/** What has been built on an import since: kinds of things and how many, none where it can be taken back. */
export function findBuiltOn(tx: ReadTx, at: ImportAt & { since: Date }): Promise<{ what: string; count: number }[]> {
  const made = (kinds: string[]) => sql`(select subject_id from import_makings
    where community_id = ${at.community}::uuid and import_id = ${at.id}::uuid and kind = any (${kinds}::text[]))`
  return tx.all(sql<{ what: string; count: number }>`
    select * from (
      select 'corrected' as what, count(*)::int as count from persons
        where community_id = ${at.community}::uuid and id in ${made(['person', 'change'])} and changed_at > ${at.since}::timestamptz
      union all
      select 'household-grew', count(*)::int from persons
        where community_id = ${at.community}::uuid and household_id in ${made(['household'])} and import_id is distinct from ${at.id}::uuid
      union all
      select 'owner', count(*)::int from ownerships
        where community_id = ${at.community}::uuid and person_id in ${made(['person'])}
      union all
      select 'member', count(*)::int from memberships
        where community_id = ${at.community}::uuid and person_id in ${made(['person'])}
    ) built where count > 0`)
}

/** Takes out what an import entered: persons with everything kept of them, then the households that nobody is left of. */
export async function deleteEntered(tx: Tx, at: ImportAt): Promise<void> {
  const made = (kind: string) => sql`(select subject_id from import_makings
    where community_id = ${at.community}::uuid and import_id = ${at.id}::uuid and kind = ${kind})`
  await tx.run(
    sql`delete from person_tokens where community_id = ${at.community}::uuid and person_id in ${made('person')}`,
  )
  await tx.run(
    sql`delete from residences where community_id = ${at.community}::uuid and person_id in ${made('person')}`,
  )
  await tx.run(sql`
    delete from field_grounds where community_id = ${at.community}::uuid and person_id in ${made('person')} and given_how = 'import'`)
  await tx.run(sql`delete from persons where community_id = ${at.community}::uuid and id in ${made('person')}`)
  await tx.run(sql`delete from households where community_id = ${at.community}::uuid and id in ${made('household')}`)
}

/** The ground of a telephone that an import brought goes with the telephone, as long as it stands as it was entered. */
export async function deletePhoneGround(tx: Tx, at: { community: string; person: string }): Promise<void> {
  await tx.run(sql`
    delete from field_grounds where community_id = ${at.community}::uuid and person_id = ${at.person}::uuid
      and field_kind = 'phone' and given_how = 'import' and withdrawn_at is null`)
}
