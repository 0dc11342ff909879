import { groundsOfEntry } from '../people/residents/add-resident.ts'
import { sealPhone } from '../people/residents/sealed-fields.ts'
import { insertHouseholds } from '../people/residents/write-households.ts'
import { insertPersons } from '../people/residents/write-residents.ts'
import { newId } from '../platform/ids.ts'
import type { Sealing } from '../platform/secrets.ts'
import type { TestDatabase } from '../platform/testing/database.ts'
import { careCodeHash, careCodeOf } from './care-links.ts'
import { nextSlot, type Schedule } from './rules-expectations.ts'
import type { RiskClass } from './rules-plans.ts'
import { dayIn } from './rules-zones.ts'

/** Every morning at nine, with an hour of grace. */
export const everyMorning: Schedule = {
  zone: 'Asia/Shanghai',
  times: ['09:00'],
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  opensHours: 4,
  graceMinutes: 60,
}

export type Watched = {
  community: string
  person: string
  plan: string
  link: string
  familyLink: string | null
  contact: string | null
  grid: string
  building: string
}

type Wish = {
  community: string
  secrets: Sealing
  schedule?: Schedule
  riskClass?: RiskClass
  duress?: boolean
  hasFamily?: boolean
  hasPhone?: boolean
  /** How many doors of the community are passed over first. */
  door?: number
}

/**
 * Somebody who lives alone, with an active plan that expects a sign of life. Written past the actions, for tests of the engine that
 * need many; how a plan comes about is tested through the routes.
 */
export async function watchSomebody(town: TestDatabase, wish: Wish): Promise<Watched> {
  const { community, secrets, schedule = everyMorning, hasFamily = true, hasPhone = true } = wish
  const now = await town.clock.now()
  const [door] = await town.look<{ dwelling: string; building: string; grid: string }>(
    `select d.id as dwelling, d.building_id as building, b.grid_id as grid from dwellings d
     join buildings b on b.community_id = d.community_id and b.id = d.building_id
     where d.community_id = $1 order by b.number, d.id offset $2 limit 1`,
    [community, wish.door ?? 0],
  )
  const [household, person, plan, link, watch] = [newId(), newId(), newId(), newId(), newId()]
  const contact = hasFamily ? newId() : null
  const familyLink = hasFamily ? newId() : null
  const from = '2020-01-01'
  await town.database.write({ kind: 'founder' }, async (tx) => {
    await insertHouseholds(tx, [{ id: household, community, ...door!, headCount: null, from }])
    const phone = hasPhone ? sealPhone(secrets, '10000000001') : null
    const about = {
      name: '何玉珍',
      sex: 'female' as const,
      birthYear: 1944,
      birthMonth: 3,
      relation: 'head' as const,
      isUsual: true,
      importId: null,
    }
    await insertPersons(tx, {
      persons: [{ id: person, community, household, ...door!, ...about, phone, from }],
      grounds: groundsOfEntry('paper'),
      recordedBy: null,
    })
  })
  const audience = [link, familyLink].filter((id) => id !== null)
  if (contact) {
    await town.look(
      `insert into contacts (community_id, id, person_id, grid_id, building_id, kind, name, relation, phone, phone_hash, valid_from)
       values ($1, $2, $3, $4, $5, 'emergency', '何家明', 'child', $6, $7, '2020-01-01')`,
      [
        community,
        contact,
        person,
        door!.grid,
        door!.building,
        secrets.seal('phone', '10000000002'),
        secrets.mark('phone', '10000000002'),
      ],
    )
  }
  await town.look(
    `insert into care_plans (community_id, id, person_id, building_id, grid_id, category, state, risk_class, response_minutes, duress,
       lives_alone, consent_basis, consented_at, limits_told_at, audience, made_at, changed_at)
     values ($1, $2, $3, $4, $5, 'C01', 'active', $6, 60, $7, true, 'consent', $8, $8, $9, $8, $8)`,
    [
      community,
      plan,
      person,
      door!.building,
      door!.grid,
      wish.riskClass ?? 'normal',
      wish.duress ?? false,
      now,
      audience,
    ],
  )
  for (const [id, kind, of] of [
    [link, 'person', null],
    [familyLink, 'family', contact],
  ] as const) {
    if (id === null) continue
    await town.look(
      'insert into care_links (community_id, id, plan_id, kind, contact_id, code_hash, made_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [community, id, plan, kind, of, careCodeHash(careCodeOf(secrets, id)), now],
    )
  }
  await town.look(
    `insert into care_watches (community_id, id, plan_id, person_id, kind, schedule, began_at) values ($1, $2, $3, $4, 'check_in', $5, $6)`,
    [community, watch, plan, person, JSON.stringify(schedule), now],
  )
  const slot = nextSlot(schedule, { now, today: dayIn(schedule.zone, now) })
  await town.look(
    `insert into care_expectations (community_id, id, watch_id, plan_id, person_id, day, slot, opens_at, due_at, grace_until, state, next_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $10)`,
    [community, newId(), watch, plan, person, slot.day, slot.slot, slot.opensAt, slot.dueAt, slot.graceUntil],
  )
  return { community, person, plan, link, familyLink, contact, grid: door!.grid, building: door!.building }
}

/** Somebody on duty from now on, with a number that is called. */
export async function putOnDuty(
  town: TestDatabase,
  duty: {
    community: string
    role: 'duty_desk' | 'grid_leader' | 'team_member'
    grid?: string
    building?: string
    account?: string
    secrets: Sealing
    phone?: string
  },
): Promise<string> {
  const id = newId()
  const from = new Date((await town.clock.now()).getTime() - 3_600_000)
  await town.look(
    `insert into duties (community_id, id, role, grid_id, building_id, account_id, name, phone, begins_at) values ($1, $2, $3, $4, $5, $6, '值班', $7, $8)`,
    [
      duty.community,
      id,
      duty.role,
      duty.grid ?? null,
      duty.building ?? null,
      duty.account ?? null,
      duty.secrets.seal('phone', duty.phone ?? '10000000003'),
      from,
    ],
  )
  return id
}

/** Lets the clock that only runs go with the shared clock of the tests, so that moving that on is time passing and no jump. */
export async function runSteadily(town: TestDatabase): Promise<void> {
  await town.look(
    'create or replace function steady_now() returns double precision language sql stable parallel safe as $$ select extract(epoch from clock_now())::double precision * 1000 $$',
  )
}

/** The address of a care link, as it is printed on the slip. */
export function careLinkOf(secrets: Sealing, link: string): string {
  return `/w/${careCodeOf(secrets, link)}`
}
