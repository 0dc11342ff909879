import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'
import type { Membership, Organisation } from '../contract-organisations.ts'
import type { OrganisationKind } from '../rules-organisations.ts'

/** Today on the community's calendar, for comparing with days. */
export const todaySql = sql`(clock_now() at time zone 'Asia/Shanghai')::date`

/** A day as it is sent. */
export const dayText = (column: string) => sql`to_char(${sql.raw(column)}, 'YYYY-MM-DD')`

/** The last day that counts of a half-open span. */
export const lastDayText = (column: string) => sql`to_char(${sql.raw(column)} - 1, 'YYYY-MM-DD')`

const organisationColumns = sql`o.id, o.parent_id as parent, o.kind, o.name,
  case when g.id is not null then jsonb_build_object('id', g.id, 'name', g.name) end as grid,
  ${dayText('o.valid_from')} as "from", ${lastDayText('o.valid_to')} as "to",
  (select count(*)::int from memberships m where m.community_id = o.community_id and m.organisation_id = o.id
    and m.valid_from <= t.day and (m.valid_to is null or m.valid_to > t.day)) as members`

/** Organisations as they stand on a day (YYYY-MM-DD), today where none is named; by kind, grid and name. */
export function findTree(tx: ReadTx, at: { community: string; on: string | null }): Promise<Organisation[]> {
  return tx.all(sql<Organisation>`
    select ${organisationColumns}
    from (select coalesce(${at.on}::date, ${todaySql}) as day) t
    join organisations o on o.community_id = ${at.community}::uuid
      and o.valid_from <= t.day and (o.valid_to is null or o.valid_to > t.day)
    left join grids g on g.community_id = o.community_id and g.id = o.grid_id
    order by o.kind, g.number, o.id`)
}

type At = { community: string; id: string }

/** One organisation, or undefined. */
export function findOrganisation(tx: ReadTx, at: At): Promise<Organisation | undefined> {
  return tx.first(sql<Organisation>`
    select ${organisationColumns}
    from (select ${todaySql} as day) t
    join organisations o on o.community_id = ${at.community}::uuid and o.id = ${at.id}::uuid
    left join grids g on g.community_id = o.community_id and g.id = o.grid_id`)
}

export type KindRow = { id: string; kind: OrganisationKind; parent: string | null; from: string; to: string | null }

/** The kind, place and days of an organisation, held until the end of the transaction; undefined where there is none. */
export function lockOrganisation(tx: ReadTx, at: At): Promise<KindRow | undefined> {
  return tx.first(sql<KindRow>`
    select o.id, o.kind, o.parent_id as parent, ${dayText('o.valid_from')} as "from", ${lastDayText('o.valid_to')} as "to"
    from organisations o where o.community_id = ${at.community}::uuid and o.id = ${at.id}::uuid for update`)
}

/** Makes changes of a community's tree wait for one another until the end of the transaction. */
export async function lockTree(tx: ReadTx, community: string): Promise<void> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended('organisations:' || ${community}, 0))`)
}

/** Whether `id` is the organisation `above` or stands somewhere over it. */
export async function standsOver(tx: ReadTx, at: At & { above: string }): Promise<boolean> {
  const row = await tx.first(sql<{ is: boolean }>`
    with recursive chain as (
      select o.id, o.parent_id from organisations o where o.community_id = ${at.community}::uuid and o.id = ${at.above}::uuid
      union select o.id, o.parent_id from chain c
        join organisations o on o.community_id = ${at.community}::uuid and o.id = c.parent_id)
    select exists (select 1 from chain where id = ${at.id}::uuid) as is`)
  return row!.is
}

const membershipColumns = sql`m.id, m.member_id as member, m.name, m.role, m.force, ${dayText('m.valid_from')} as "from",
  ${lastDayText('m.valid_to')} as "to", m.ended_because as "endedBecause",
  (m.valid_from <= ${todaySql} and (m.valid_to is null or m.valid_to > ${todaySql})) as "isNow"`

const mostMemberships = 500

/** Who belongs and belonged to an organisation: those of today first, by role and name. */
export function findMemberships(tx: ReadTx, at: At): Promise<Membership[]> {
  return tx.all(sql<Membership>`
    select ${membershipColumns} from memberships m
    where m.community_id = ${at.community}::uuid and m.organisation_id = ${at.id}::uuid
    order by "isNow" desc, array_position(array['head', 'deputy_head', 'member', 'contact'], m.role), m.valid_from desc, m.id
    limit ${mostMemberships}`)
}

export type MembershipRow = Membership & {
  organisation: string
  account: string | null
  person: string | null
  kind: OrganisationKind
}

/** One membership with its organisation, held until the end of the transaction. */
export function lockMembership(tx: ReadTx, at: At): Promise<MembershipRow | undefined> {
  return tx.first(sql<MembershipRow>`
    select ${membershipColumns}, m.organisation_id as organisation, m.account_id as account, m.person_id as person, o.kind
    from memberships m join organisations o on o.community_id = m.community_id and o.id = m.organisation_id
    where m.community_id = ${at.community}::uuid and m.id = ${at.id}::uuid for update of m`)
}

/** Whether the actor sees this person of the register. */
export async function hasPerson(tx: ReadTx, at: At): Promise<boolean> {
  const rows = await tx.all(
    sql`select 1 from persons where community_id = ${at.community}::uuid and id = ${at.id}::uuid and erased_at is null`,
  )
  return rows.length > 0
}

/** Whether the community has this grid. */
export async function hasGrid(tx: ReadTx, at: At): Promise<boolean> {
  const rows = await tx.all(sql`select 1 from grids where community_id = ${at.community}::uuid and id = ${at.id}::uuid`)
  return rows.length > 0
}
