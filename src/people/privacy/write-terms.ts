import { type RawBuilder, sql } from 'kysely'
import type { ReadTx, Tx } from '../../platform/db/transaction.ts'
import type { SettableKind } from '../rules-terms.ts'

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

/** What is swept by the terms of its community: the usual days, and the fewest that any may set, which an index answers. */
export type SweptTerm = { readonly kind: SettableKind; readonly usual: number; readonly least: number }

const ago = (days: RawBuilder<unknown>) => sql`clock_now() - ${days} * interval '1 day'`

/** Communities with the days that each keeps something of a kind, today. */
const keptBy = ({ kind, usual }: SweptTerm) => sql`(
  select c.community_id, coalesce((select (r.content ->> ${kind})::int from rule_sets r
    where r.community_id = c.community_id and r.kind = 'retention' and r.effective_from <= local_today()
    order by r.effective_from desc, r.made_at desc limit 1), ${usual}::int) as days from communities c)`

/** Takes off looks that are older than their community keeps them. */
export function sweepOpenings(tx: Tx, term: SweptTerm): Promise<number> {
  return tx.run(sql`
    delete from openings o using ${keptBy(term)} k
    where o.at <= ${ago(sql`${term.least}::int`)} and o.community_id = k.community_id and o.at <= ${ago(sql`k.days`)}`)
}

/** Takes off requests that were answered longer ago. */
export function sweepRequests(tx: Tx, term: SweptTerm): Promise<number> {
  return tx.run(sql`
    delete from privacy_requests q using ${keptBy(term)} k
    where q.answered_at <= ${ago(sql`${term.least}::int`)} and q.community_id = k.community_id
      and q.answered_at <= ${ago(sql`k.days`)}`)
}

/** Takes off what was asked for in full, with its reason, once no look in it is kept any more. */
export function sweepExports(tx: Tx, term: SweptTerm): Promise<number> {
  return tx.run(sql`
    delete from exports e using ${keptBy(term)} k
    where e.expires_at <= ${ago(sql`${term.least}::int`)} and e.community_id = k.community_id
      and e.expires_at <= ${ago(sql`k.days`)}
      and not exists (select 1 from openings o where o.community_id = e.community_id and o.export_id = e.id)`)
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
