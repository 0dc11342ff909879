import { sql } from 'kysely'
import type { ReadTx, Tx } from '../../platform/db/transaction.ts'

type PersonAt = { community: string; person: string }

export type ErasablePerson = { id: string; community_id: string; grid_id: string | null; now: Date }

/** Records whose day has come, the longest overdue first; for the engine. */
export function findErasablePersons(tx: ReadTx, most: number): Promise<{ id: string; community_id: string }[]> {
  return tx.all(sql<{ id: string; community_id: string }>`
    select id, community_id from persons where erase_due <= clock_now() order by erase_due limit ${most}`)
}

/** Locks one that is still due, unless another process holds it. */
export function lockErasablePerson(tx: Tx, at: PersonAt): Promise<ErasablePerson | undefined> {
  return tx.first(sql<ErasablePerson>`
    select id, community_id, grid_id, clock_now() as now from persons
    where community_id = ${at.community}::uuid and id = ${at.person}::uuid and erase_due <= clock_now()
    for update skip locked`)
}

/** Takes off everything that says who she was. The row stays without a name, so that figures of former days stay true. */
export async function emptyRecord(tx: Tx, at: PersonAt): Promise<void> {
  await tx.run(sql`
    update persons set name = '—', sex = null, birth_year = null, birth_month = null, phone = null, phone_hash = null,
      phone_tail_hash = null, id_number = null, id_hash = null, captain_knows = false, erase_due = null,
      erased_at = clock_now(), changed_at = clock_now()
    where community_id = ${at.community}::uuid and id = ${at.person}::uuid`)
}

/** Takes off what stands around her record: what finds her, whom to call, grounds, slips, browsers, requests. */
export async function deleteAround(tx: Tx, at: PersonAt): Promise<void> {
  const hers = sql`community_id = ${at.community}::uuid and person_id = ${at.person}::uuid`
  await tx.run(sql`delete from person_tokens where ${hers}`)
  await tx.run(sql`delete from contacts where ${hers}`)
  await tx.run(sql`
    delete from contacts where community_id = ${at.community}::uuid and known_person_id = ${at.person}::uuid`)
  await tx.run(sql`delete from field_grounds where ${hers}`)
  // Who looked stays for its own term, with ids alone.
  await tx.run(sql`update openings set reason = null where ${hers} and reason is not null`)
  await tx.run(sql`delete from resident_sign_ins where ${hers}`)
  await tx.run(sql`delete from slips where ${hers}`)
  await tx.run(sql`delete from privacy_requests where ${hers}`)
  // Who still owns keeps her name in the list of owners, for votes.
  await tx.run(sql`delete from ownerships where ${hers} and valid_to is not null`)
}

/** Takes off looks that are older than this many days. */
export function sweepOpenings(tx: Tx, days: number): Promise<number> {
  return tx.run(sql`delete from openings where at <= clock_now() - ${days}::int * interval '1 day'`)
}

/** Takes off requests that were answered longer ago. */
export function sweepRequests(tx: Tx, days: number): Promise<number> {
  return tx.run(sql`delete from privacy_requests where answered_at <= clock_now() - ${days}::int * interval '1 day'`)
}

/** Takes off slips and the browsers opened with them, this long after both had expired. */
export async function sweepSlips(tx: Tx, days: number): Promise<number> {
  const browsers = await tx.run(sql`
    delete from resident_sign_ins where expires_at <= clock_now() - ${days}::int * interval '1 day'`)
  const slips = await tx.run(sql`
    delete from slips s where s.expires_at <= clock_now() - ${days}::int * interval '1 day' and not exists (
      select 1 from resident_sign_ins r where r.community_id = s.community_id and r.slip_id = s.id)`)
  return browsers + slips
}
