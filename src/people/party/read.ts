import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'
import type { RollMember, RollPart } from '../contract-party.ts'
import { dayText, lastDayText, todaySql } from '../organisations/read.ts'

const isNow = sql`s.valid_from <= ${todaySql} and (s.valid_to is null or s.valid_to > ${todaySql})`

/** Branches, groups and committee with the members the actor sees on their rolls today. Without any it sees, none. */
export function findParts(tx: ReadTx, community: string): Promise<Omit<RollPart, 'mayKeep'>[]> {
  return tx.all(sql<Omit<RollPart, 'mayKeep'>>`
    with seen as materialized (
      select s.committee_id, s.branch_id, s.group_id, count(*)::int as members from party_stays s
      where s.community_id = ${community}::uuid and ${isNow} group by 1, 2, 3)
    select o.id, o.kind, o.name, o.parent_id as parent,
      (select coalesce(sum(n.members), 0)::int from seen n where o.id in (n.committee_id, n.branch_id, n.group_id)) as members
    from organisations o left join grids g on g.community_id = o.community_id and g.id = o.grid_id
    where o.community_id = ${community}::uuid and o.kind in ('party_committee', 'party_branch', 'party_group')
      and (o.valid_to is null or o.valid_to > ${todaySql})
    order by o.kind, g.number, o.id`)
}

const memberColumns = sql`s.id, s.member_id as member, s.name, jsonb_build_object('id', b.id, 'name', b.name) as branch,
  jsonb_build_object('id', g.id, 'name', g.name) as "group", ${dayText('s.valid_from')} as "from",
  ${lastDayText('s.valid_to')} as "to", s.ended_because as "endedBecause"`
const memberTables = sql`party_stays s
  join organisations b on b.community_id = s.community_id and b.id = s.branch_id
  join organisations g on g.community_id = s.community_id and g.id = s.group_id`

export type RollWanted = {
  community: string
  branch: string | null
  group: string | null
  after: { name: string; id: string } | null
  limit: number
}

/** A page of members of today by name. */
export function findMembers(tx: ReadTx, wanted: RollWanted): Promise<RollMember[]> {
  const { branch, group, after } = wanted
  const inBranch = branch ? sql`and s.branch_id = ${branch}::uuid` : sql``
  const inGroup = group ? sql`and s.group_id = ${group}::uuid` : sql``
  const later = after ? sql`and (s.name, s.id) > (${after.name}, ${after.id}::uuid)` : sql``
  return tx.all(sql<RollMember>`
    select ${memberColumns} from ${memberTables}
    where s.community_id = ${wanted.community}::uuid and ${isNow} ${inBranch} ${inGroup} ${later}
    order by s.name, s.id limit ${wanted.limit}`)
}

/** The stays of a member that the actor sees, newest first. */
export function findStays(tx: ReadTx, at: { community: string; member: string }): Promise<RollMember[]> {
  return tx.all(sql<RollMember>`
    select ${memberColumns} from ${memberTables}
    where s.community_id = ${at.community}::uuid and s.member_id = ${at.member}::uuid
    order by s.valid_from desc, s.id desc`)
}

export type StayRow = {
  id: string
  name: string
  person: string | null
  committee: string
  branch: string
  group: string
  from: string
}

/** The stay of a member that has no end, held until the end of the transaction. */
export function lockOpenStay(tx: ReadTx, at: { community: string; member: string }): Promise<StayRow | undefined> {
  return tx.first(sql<StayRow>`
    select s.id, s.name, s.person_id as person, s.committee_id as committee, s.branch_id as branch, s.group_id as "group",
      ${dayText('s.valid_from')} as "from"
    from party_stays s
    where s.community_id = ${at.community}::uuid and s.member_id = ${at.member}::uuid and s.valid_to is null for update`)
}

export type GroupPlace = { committee: string; branch: string; group: string }

/** Where a Party group stands; undefined where it is none, or ended by the day. */
export function findGroupPlace(
  tx: ReadTx,
  at: { community: string; group: string; day: string },
): Promise<GroupPlace | undefined> {
  return tx.first(sql<GroupPlace>`
    select b.parent_id as committee, b.id as branch, g.id as "group"
    from organisations g join organisations b on b.community_id = g.community_id and b.id = g.parent_id
    where g.community_id = ${at.community}::uuid and g.id = ${at.group}::uuid and g.kind = 'party_group'
      and (g.valid_to is null or g.valid_to > ${at.day}::date)`)
}

type PartyCount = { id: string; name: string; grid: { id: string; name: string } | null; members: number | null }

/** Branches with their grids and how many members they have, null below five. */
export function findPartyCounts(tx: ReadTx, community: string): Promise<PartyCount[]> {
  return tx.all(sql<PartyCount>`
    select o.id, o.name, case when g.id is not null then jsonb_build_object('id', g.id, 'name', g.name) end as grid, c.members
    from organisations o
    left join grids g on g.community_id = o.community_id and g.id = o.grid_id
    left join party_counts(${community}::uuid) c on c.branch = o.id
    where o.community_id = ${community}::uuid and o.kind = 'party_branch' and (o.valid_to is null or o.valid_to > ${todaySql})
    order by g.number, o.id`)
}
