import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Force, MemberRole, OrganisationKind } from '../rules-organisations.ts'
import { todaySql } from './read.ts'

/** An organisation as it is kept; days both included, from today and without end where nothing is said. */
export type NewOrganisation = {
  id: string
  community: string
  kind: OrganisationKind
  name: string
  parent: string | null
  grid: string | null
  from: string | null
  to: string | null
}

/** Keeps organisations, parents before their children. */
export async function insertOrganisations(tx: Tx, organisations: readonly NewOrganisation[]): Promise<void> {
  await tx.run(sql`
    insert into organisations (community_id, id, kind, name, parent_id, grid_id, valid_from, valid_to)
    select n.community, n.id, n.kind, n.name, n.parent, n.grid, coalesce(n."from", ${todaySql}), n."to" + 1
    from jsonb_to_recordset(${JSON.stringify(organisations)}::jsonb) as n (id uuid, community uuid, kind text, name text,
      parent uuid, grid uuid, "from" date, "to" date)`)
}

type At = { community: string; id: string }

/** Changes what is given: name, parent (null: none), last day. */
export async function updateOrganisation(
  tx: Tx,
  change: At & { name?: string; parent?: string | null; to?: string },
): Promise<void> {
  const { community, id, name = null, parent, to = null } = change
  await tx.run(sql`
    update organisations set name = coalesce(${name}, name),
      parent_id = case when ${parent !== undefined} then ${parent ?? null}::uuid else parent_id end,
      valid_to = coalesce(${to}::date + 1, valid_to)
    where community_id = ${community}::uuid and id = ${id}::uuid`)
}

/** A membership as it is kept. */
export type NewMembership = {
  id: string
  community: string
  member: string
  organisation: string
  name: string
  role: MemberRole
  force: Force | null
  account: string | null
  person: string | null
  from: string | null
  to: string | null
}

/** Keeps memberships. One whose last day is known ends because its time is over. */
export async function insertMemberships(tx: Tx, memberships: readonly NewMembership[]): Promise<void> {
  await tx.run(sql`
    insert into memberships (community_id, id, member_id, organisation_id, name, role, force, account_id, person_id, valid_from, valid_to,
      ended_because)
    select n.community, n.id, n.member, n.organisation, n.name, n.role, n.force, n.account, n.person, coalesce(n."from", ${todaySql}),
      n."to" + 1, case when n."to" is not null then 'left' end
    from jsonb_to_recordset(${JSON.stringify(memberships)}::jsonb) as n (id uuid, community uuid, member uuid,
      organisation uuid, name text, role text, force text, account uuid, person uuid, "from" date, "to" date)`)
}

/** Ends a membership after its last day; null: with yesterday. Never before it began. */
export async function endMembershipRow(tx: Tx, at: At & { to: string | null; because: string }): Promise<void> {
  const end = at.to ? sql`${at.to}::date + 1` : todaySql
  await tx.run(sql`
    update memberships set valid_to = greatest(${end}, valid_from), ended_because = ${at.because}
    where community_id = ${at.community}::uuid and id = ${at.id}::uuid`)
}
