import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'

/** Somebody of 65 or more who lives behind a door by herself and has a telephone. */
export type Elder = { id: string; building: string; grid: string; number: number }

/**
 * Elders living alone without a plan: those of the first building, then of the next five, where the demo's volunteer goes, then from every
 * grid in turn. Actor: founder, or the desk of the community.
 */
export function findElders(tx: ReadTx, ask: { community: string; bornBefore: number; most: number }): Promise<Elder[]> {
  return tx.all(sql<Elder>`
    select p.id, p.building_id as building, p.grid_id as grid, b.number from persons p
    join buildings b on b.community_id = p.community_id and b.id = p.building_id
    where p.community_id = ${ask.community}::uuid and p.ended_on is null and p.phone is not null and p.birth_year < ${ask.bornBefore}
      and not exists (select 1 from persons o where o.community_id = p.community_id and o.household_id = p.household_id and o.id <> p.id
        and o.ended_on is null)
      and not exists (select 1 from care_plans c where c.community_id = p.community_id and c.person_id = p.id
        and c.state in ('proposed', 'consented', 'active'))
    order by b.number <> 1, b.number > 6, row_number() over (partition by p.grid_id order by b.number, p.id),
      b.number limit ${ask.most}`)
}

/** The planned visit or call of a plan, with who goes. Actor: the desk. */
export function findPlannedRound(
  tx: ReadTx,
  at: { community: string; plan: string },
): Promise<{ id: string; helper: string | null } | undefined> {
  return tx.first(sql<{ id: string; helper: string | null }>`
    select id, helper_id as helper from care_rounds
    where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid and state = 'planned' order by opens_on limit 1`)
}

export type SceneAlarm = { id: string; state: string; next_at: Date | null }

/** The alarm of a plan that opened last, as the desk sees it. */
export function findSceneAlarm(tx: ReadTx, at: { community: string; plan: string }): Promise<SceneAlarm | undefined> {
  return tx.first(sql<SceneAlarm>`
    select id, state, next_at from alarms where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid
    order by opened_at desc limit 1`)
}

/** The demo community, or undefined where there is none. Actor: anybody. */
export async function findDemoCommunity(tx: ReadTx): Promise<string | undefined> {
  const row = await tx.first(sql<{ id: string }>`
    select community_id as id from communities where is_demo order by short_code = 'GW' desc limit 1`)
  return row?.id
}
