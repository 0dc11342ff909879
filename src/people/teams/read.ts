import { sql } from 'kysely'
import type { Static } from 'typebox'
import type { ReadTx } from '../../platform/db/transaction.ts'
import type { BuildingGroup, DutyTurn, Team } from '../contract-teams.ts'
import { dayText, lastDayText, todaySql } from '../organisations/read.ts'

const buildingJson = sql`jsonb_build_object('id', b.id, 'number', b.number, 'name', b.name, 'grid', b.grid_id)`

/** The teams of a community with members and duty areas of today, by the order they were founded in. */
export function findTeams(tx: ReadTx, community: string): Promise<Team[]> {
  return tx.all(sql<Team>`
    select o.id, o.name,
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'member', m.member_id, 'name', m.name, 'role', m.role,
          'force', m.force, 'from', m.valid_from) order by array_position(array['head', 'deputy_head', 'member', 'contact'], m.role), m.id), '[]')
        from memberships m where m.community_id = o.community_id and m.organisation_id = o.id
          and m.valid_from <= t.day and (m.valid_to is null or m.valid_to > t.day)) as members,
      (select coalesce(jsonb_agg(${buildingJson} order by b.number), '[]')
        from duty_areas d join buildings b on b.community_id = d.community_id and b.id = d.building_id
        where d.community_id = o.community_id and d.team_id = o.id
          and d.valid_from <= t.day and (d.valid_to is null or d.valid_to > t.day)) as buildings
    from (select ${todaySql} as day) t
    join organisations o on o.community_id = ${community}::uuid and o.kind = 'team'
      and o.valid_from <= t.day and (o.valid_to is null or o.valid_to > t.day)
    order by o.id`)
}

/** The day the duty areas were laid out from, YYYY-MM-DD, or undefined. */
export async function findLaidOut(tx: ReadTx, community: string): Promise<string | undefined> {
  const row = await tx.first(sql<{ from: string }>`
    select ${dayText('laid_out_from')} as "from" from duty_layouts where community_id = ${community}::uuid`)
  return row?.from
}

type TurnRow = Static<typeof DutyTurn>

/** A page of the turns of a team, newest first; `after` is the `from|id` of the last one seen. */
export function findTurns(
  tx: ReadTx,
  at: { community: string; team: string; after: { from: string; id: string } | null; limit: number },
): Promise<TurnRow[]> {
  const older = at.after ? sql`(d.valid_from, d.id) < (${at.after.from}::date, ${at.after.id}::uuid)` : sql`true`
  return tx.all(sql<TurnRow>`
    select d.id, jsonb_build_object('id', b.id, 'name', b.name) as building, ${dayText('d.valid_from')} as "from",
      ${lastDayText('d.valid_to')} as "to",
      d.valid_from <= ${todaySql} and (d.valid_to is null or d.valid_to > ${todaySql}) as "isNow"
    from duty_areas d join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where d.community_id = ${at.community}::uuid and d.team_id = ${at.team}::uuid and ${older}
    order by d.valid_from desc, d.id desc limit ${at.limit}`)
}

/** Ids of the community's buildings that stand on the day. */
export async function findStanding(tx: ReadTx, at: { community: string; day: string }): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    select id from buildings where community_id = ${at.community}::uuid and (valid_to is null or valid_to > ${at.day}::date)
    order by number`)
  return rows.map(({ id }) => id)
}

/** Ids among the given that are teams of the community and have not ended by the day. */
export async function findTeamIds(
  tx: ReadTx,
  at: { community: string; teams: readonly string[]; day: string },
): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    select id from organisations where community_id = ${at.community}::uuid and id = any (${at.teams}::uuid[]) and kind = 'team'
      and (valid_to is null or valid_to > ${at.day}::date)`)
  return rows.map(({ id }) => id)
}

/** A turn or a group's stay that covers a day. */
export type CoveringRow = { id: string; building: string; holder: string; from: string; to: string | null }

/** Turns of the buildings that cover the day, held until the end of the transaction; always locked in the same order. */
export function lockTurns(
  tx: ReadTx,
  at: { community: string; buildings: readonly string[]; day: string },
): Promise<CoveringRow[]> {
  return tx.all(sql<CoveringRow>`
    select d.id, d.building_id as building, d.team_id as holder, ${dayText('d.valid_from')} as "from",
      ${lastDayText('d.valid_to')} as "to"
    from duty_areas d
    where d.community_id = ${at.community}::uuid and d.building_id = any (${at.buildings}::uuid[])
      and d.valid_from <= ${at.day}::date and (d.valid_to is null or d.valid_to > ${at.day}::date)
    order by d.building_id for update`)
}

/** The buildings' groups of a community that have not ended, with their buildings of today. */
export function findGroups(tx: ReadTx, community: string): Promise<BuildingGroup[]> {
  return tx.all(sql<BuildingGroup>`
    select g.id, g.name, g.keeper, ${dayText('g.valid_from')} as "from", ${lastDayText('g.valid_to')} as "to",
      (select coalesce(jsonb_agg(${buildingJson} order by b.number), '[]')
        from group_buildings s join buildings b on b.community_id = s.community_id and b.id = s.building_id
        where s.community_id = g.community_id and s.group_id = g.id
          and s.valid_from <= t.day and (s.valid_to is null or s.valid_to > t.day)) as buildings
    from (select ${todaySql} as day) t
    join building_groups g on g.community_id = ${community}::uuid and (g.valid_to is null or g.valid_to > t.day)
    order by g.id`)
}

export type GroupRow = { id: string; from: string; to: string | null }

/** One group, held until the end of the transaction. */
export function lockGroup(tx: ReadTx, at: { community: string; id: string }): Promise<GroupRow | undefined> {
  return tx.first(sql<GroupRow>`
    select g.id, ${dayText('g.valid_from')} as "from", ${lastDayText('g.valid_to')} as "to" from building_groups g
    where g.community_id = ${at.community}::uuid and g.id = ${at.id}::uuid for update`)
}

/** Makes changes to the buildings' groups of a community wait for one another until the end of the transaction. */
export async function lockGroups(tx: ReadTx, community: string): Promise<void> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended('building_groups:' || ${community}, 0))`)
}

/** Stays of the buildings in groups that have not ended by the day. */
export function findStays(
  tx: ReadTx,
  at: { community: string; buildings: readonly string[]; day: string },
): Promise<CoveringRow[]> {
  return tx.all(sql<CoveringRow>`
    select s.id, s.building_id as building, s.group_id as holder, ${dayText('s.valid_from')} as "from",
      ${lastDayText('s.valid_to')} as "to"
    from group_buildings s
    where s.community_id = ${at.community}::uuid and s.building_id = any (${at.buildings}::uuid[])
      and (s.valid_to is null or s.valid_to > ${at.day}::date)
    order by s.building_id`)
}
