import type { AlarmRow } from './read-alarms.ts'
import type { PlanRow } from './read-plans.ts'
import type { AlarmPlace } from './write-alarms.ts'

/** Where a plan's alarms belong. */
export function placeOf(plan: PlanRow): AlarmPlace {
  return {
    community: plan.community_id,
    plan: plan.id,
    person: plan.person_id,
    building: plan.building_id,
    grid: plan.grid_id,
  }
}

/** The same from an alarm's own row. */
export function placeOfAlarm(row: AlarmRow): AlarmPlace {
  return {
    community: row.community_id,
    plan: row.plan_id,
    person: row.person_id,
    building: row.building_id,
    grid: row.grid_id,
  }
}
