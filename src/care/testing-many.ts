import type { Sealing } from '../platform/secrets.ts'
import type { TestDatabase } from '../platform/testing/database.ts'
import { nextSlot, type Schedule } from './rules-expectations.ts'
import { dayIn } from './rules-zones.ts'
import { everyMorning } from './testing.ts'

type Many = {
  community: string
  secrets: Sealing
  count: number
  schedule?: Schedule
  /** Those from here on are expected at another time; without it all at once. */
  others?: { from: number; schedule: Schedule }
}

/**
 * Thousands who live alone with an active plan, each with one expected sign, written in a handful of statements; for benches and crowds.
 * Nobody is family of theirs.
 */
export async function watchMany(town: Pick<TestDatabase, 'look' | 'clock'>, many: Many): Promise<void> {
  const { community, secrets, count, schedule = everyMorning, others } = many
  const now = await town.clock.now()
  const phone = secrets.seal('phone', '10000000001')
  await town.look(`create table many_people (n integer, person uuid, plan uuid, watch uuid, building uuid, grid uuid)`)
  await town.look(
    `with doors as (select row_number() over (order by d.id) - 1 as place, d.id, d.building_id, b.grid_id, count(*) over () as doors
       from dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id where d.community_id = $1)
     insert into many_people select n, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), doors.building_id, doors.grid_id
     from generate_series(0, $2::int - 1) n join doors on doors.place = n % doors.doors`,
    [community, count],
  )
  await town.look(
    `insert into persons (community_id, id, building_id, grid_id, name, phone, phone_hash, phone_tail_hash, made_at, changed_at)
     select $1, person, building, grid, '何玉珍', $2::bytea, $3::bytea, $3::bytea, $4::timestamptz, $4::timestamptz from many_people`,
    [community, phone, secrets.mark('phone', '10000000001'), now],
  )
  await town.look(
    `insert into care_plans (community_id, id, person_id, building_id, grid_id, category, state, risk_class, response_minutes, duress,
       lives_alone, consent_basis, consented_at, limits_told_at, audience, made_at, changed_at)
     select $1, plan, person, building, grid, 'C01', 'active', 'normal', 60, false, true, 'consent', $2, $2, '{}', $2, $2 from many_people`,
    [community, now],
  )
  for (const [from, to, of] of partsOf(count, schedule, others)) {
    const slot = nextSlot(of, { now, today: dayIn(of.zone, now) })
    await town.look(
      `insert into care_watches (community_id, id, plan_id, person_id, kind, schedule, began_at)
       select $1, watch, plan, person, 'check_in', $2, $3 from many_people where n >= $4 and n < $5`,
      [community, JSON.stringify(of), now, from, to],
    )
    await town.look(
      `insert into care_expectations (community_id, id, watch_id, plan_id, person_id, day, slot, opens_at, due_at, grace_until, state, next_at)
       select $1, gen_random_uuid(), watch, plan, person, $2, $3, $4, $5, $6, 'open', $6 from many_people where n >= $7 and n < $8`,
      [community, slot.day, slot.slot, slot.opensAt, slot.dueAt, slot.graceUntil, from, to],
    )
  }
  await town.look('drop table many_people')
}

function partsOf(count: number, schedule: Schedule, others: Many['others']): [number, number, Schedule][] {
  if (!others) return [[0, count, schedule]]
  return [
    [0, others.from, schedule],
    [others.from, count, others.schedule],
  ]
}
