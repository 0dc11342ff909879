import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'
import type { FieldKind, Purpose } from '../residents/rules-residents.ts'

type PersonAt = { community: string; person: string }

/** A ground with how, where and by whom it was given. */
export type FullGroundRow = {
  field_kind: FieldKind
  purpose: Purpose
  basis: 'consent' | 'statutory_duty' | 'life_saving'
  given_how: 'spoken' | 'paper' | 'own_page' | 'import' | null
  given_where: Where | null
  guardian_id: string | null
  recorded_by: string | null
  since: Date
  withdrawn_at: Date | null
  withdrawn_where: Where | null
}
export type Where = 'desk' | 'door' | 'telephone' | 'own_page'

/** For what an opened person's fields are kept, with how it was given. */
export function findFullGrounds(tx: ReadTx, at: PersonAt): Promise<FullGroundRow[]> {
  return tx.all(sql<FullGroundRow>`
    select field_kind, purpose, basis, given_how, given_where, guardian_id, recorded_by, since, withdrawn_at, withdrawn_where
    from field_grounds where community_id = ${at.community}::uuid and person_id = ${at.person}::uuid
    order by field_kind, purpose`)
}

export type OwnContactRow = {
  id: string
  kind: 'guardian' | 'emergency'
  name: string | null
  relation: string
  phone: Buffer | null
}

/** Guardians and whom to call of an opened person, as they hold. */
export function findOwnContacts(tx: ReadTx, at: PersonAt): Promise<OwnContactRow[]> {
  return tx.all(sql<OwnContactRow>`
    select id, kind, name, relation, phone from contacts
    where community_id = ${at.community}::uuid and person_id = ${at.person}::uuid and valid_to is null order by kind, ordinal, id`)
}

/** Whether an opened person has this guardian today. */
export async function isGuardian(tx: ReadTx, at: PersonAt & { guardian: string }): Promise<boolean> {
  const row = await tx.first(sql`
    select 1 from contacts where community_id = ${at.community}::uuid and person_id = ${at.person}::uuid
      and id = ${at.guardian}::uuid and kind = 'guardian' and valid_to is null`)
  return row !== undefined
}

export type OwnershipRow = { door: string; building_name: string; area: string; share: string; valid_from: string }

/** What a person owns today. */
export function findOwnOwnerships(tx: ReadTx, at: PersonAt): Promise<OwnershipRow[]> {
  return tx.all(sql<OwnershipRow>`
    select d.door, b.name as building_name, o.exclusive_area::text as area, o.share::text as share, o.valid_from from ownerships o
    join dwellings d on d.community_id = o.community_id and d.id = o.dwelling_id
    join buildings b on b.community_id = o.community_id and b.id = o.building_id
    where o.community_id = ${at.community}::uuid and o.person_id = ${at.person}::uuid and o.valid_to is null
    order by o.valid_from, o.id`)
}

export type OpeningRow = {
  id: string
  field: 'phone' | 'id_number' | 'name' | 'contact'
  purpose: Purpose
  reason: string | null
  post_kind: string
  place_name: string | null
  at: Date
}

/** Who looked at an own record, newest first, after an entry. */
export function findOpenings(
  tx: ReadTx,
  ask: PersonAt & { after?: string | undefined; limit: number },
): Promise<OpeningRow[]> {
  const after = ask.after
    ? sql`and (at, id) < (select o.at, o.id from openings o where o.community_id = ${ask.community}::uuid and o.id = ${ask.after}::uuid)`
    : sql``
  return tx.all(sql<OpeningRow>`
    select id, field, purpose, reason, post_kind, place_name, at from openings
    where community_id = ${ask.community}::uuid and person_id = ${ask.person}::uuid ${after}
    order by at desc, id desc limit ${ask.limit}`)
}

/** How many looks there were at a record the actor may count: the person's own. */
export async function countOpenings(tx: ReadTx, at: PersonAt): Promise<number> {
  const row = await tx.first(sql<{ count: number }>`
    select count(*)::int as count from openings where community_id = ${at.community}::uuid and person_id = ${at.person}::uuid`)
  return row!.count
}

export type RequestRow = {
  id: string
  community_id: string
  person_id: string
  kind: 'correction' | 'deletion'
  field_kind: FieldKind | null
  words: Buffer | null
  state: 'open' | 'done' | 'refused' | 'taken_back'
  made_at: Date
  due_at: Date
  overdue_at: Date | null
  answered_at: Date | null
  reason: 'kept_by_duty' | 'not_shown' | 'is_right' | null
  answer: string | null
}

const requestColumns = sql`q.id, q.community_id, q.person_id, q.kind, q.field_kind, q.words, q.state, q.made_at, q.due_at,
  q.overdue_at, q.answered_at, q.reason, q.answer`

/** What a person asked, newest first. */
export function findRequests(tx: ReadTx, at: PersonAt): Promise<RequestRow[]> {
  return tx.all(sql<RequestRow>`
    select ${requestColumns} from privacy_requests q
    where q.community_id = ${at.community}::uuid and q.person_id = ${at.person}::uuid order by q.made_at desc, q.id desc limit 50`)
}

/** Locks one request in sight. */
export function lockRequest(tx: ReadTx, at: { community: string; request: string }): Promise<RequestRow | undefined> {
  return tx.first(sql<RequestRow>`
    select ${requestColumns} from privacy_requests q
    where q.community_id = ${at.community}::uuid and q.id = ${at.request}::uuid for update`)
}

export type DeskRequestRow = RequestRow & { name: string; door: string | null; building_name: string | null }

/** Requests that wait for the desk, the soonest due first, with whom they are from. */
export function openRequestsPage(ask: { community: string; after?: string | undefined; limit: number }) {
  const after = ask.after
    ? sql`and (q.due_at, q.id) > (select a.due_at, a.id from privacy_requests a where a.community_id = ${ask.community}::uuid and a.id = ${ask.after}::uuid)`
    : sql``
  return sql<DeskRequestRow>`
    select ${requestColumns}, p.name, d.door, b.name as building_name from privacy_requests q
    join persons p on p.community_id = q.community_id and p.id = q.person_id
    left join dwellings d on d.community_id = p.community_id and d.id = p.dwelling_id
    left join buildings b on b.community_id = p.community_id and b.id = p.building_id
    where q.community_id = ${ask.community}::uuid and q.state = 'open' ${after}
    order by q.due_at, q.id limit ${ask.limit}`
}

/** Requests whose day has passed and was not noted yet; the engine's list. */
export function findOverdue(tx: ReadTx, most: number): Promise<{ id: string; community_id: string }[]> {
  return tx.all(sql<{ id: string; community_id: string }>`
    select id, community_id from privacy_requests
    where state = 'open' and overdue_at is null and due_at <= clock_now() order by due_at limit ${most}`)
}
