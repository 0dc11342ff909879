import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listFeeds, listNotices } from '../../src/care/keep-meters.ts'
import { listAlarms, listPlans, readAlarm } from '../../src/care/list-care.ts'
import { listConcerns } from '../../src/care/list-concerns.ts'
import { listHelpers, listRounds, readCoverage } from '../../src/care/list-rounds.ts'
import { showReach, showTrouble } from '../../src/care/show-desk-lists.ts'
import { showPlan } from '../../src/care/show-plan.ts'
import { showReliability } from '../../src/care/show-reliability.ts'
import { watchMany } from '../../src/care/testing-many.ts'
import type { CastName } from '../../src/people/testing.ts'
import type { AccountActor } from '../../src/platform/actor.ts'
import type { Context } from '../../src/platform/context.ts'
import { openTown, type Town } from '../town/open-town.ts'
import { explainingOver } from './explained.ts'

// Lists of care after years of it: what ended long ago is read by none of them, and no table is walked. Not among them, as they still
// walk the table they list on a register of this size: plans that ended, teaching cases, and what is seen beforehand.

let town: Town
let plan: string
let alarm: string
const many = 6_000
const active = 300
const most = 2_000
const large = [
  'persons',
  'care_plans',
  'alarms',
  'alarm_sends',
  'care_rounds',
  'care_cadences',
  'care_expectations',
  'care_notices',
  'care_contact_checks',
  'teaching_cases',
  'journal',
]

/** Six thousand plans over three years, of which three hundred run; each of the others had an alarm, visits, a notice and a case. */
async function grow(community: string): Promise<void> {
  await watchMany(town, { community, secrets: town.process.context.secrets, count: many })
  const chain = `'{"steps":[{"kind":"family","waitMinutes":10}],"riskClass":"normal"}'`
  await town.look(
    `create table grown as select id, person_id, building_id, grid_id, row_number() over (order by id) as n from care_plans`,
  )
  await town.look(
    `update care_plans set state = 'ended', ended_at = clock_now() - n * interval '4 hours', ended_reason = 'moved'
    from grown where grown.id = care_plans.id and n > $1`,
    [active],
  )
  await town.look(
    `insert into alarms (community_id, id, plan_id, person_id, building_id, grid_id, state, cause, chain, step, round, cycle, version, outcome, opened_at, closed_at)
    select $1, gen_random_uuid(), id, person_id, building_id, grid_id, 'closed', 'missed', ${chain}::jsonb, 0, 0, 0, 1, 'forgot',
      clock_now() - n * interval '4 hours', clock_now() - n * interval '4 hours' + interval '20 minutes' from grown`,
    [community],
  )
  await town.look(
    `insert into alarms (community_id, id, plan_id, person_id, building_id, grid_id, state, cause, chain, step, round, cycle, version, opened_at, next_at)
    select $1, gen_random_uuid(), id, person_id, building_id, grid_id, 'notify', 'missed', ${chain}::jsonb, 0, 0, 0, 1, clock_now(), clock_now() + interval '5 minutes'
    from grown where n <= 20`,
    [community],
  )
  await town.look(
    `insert into alarm_sends (community_id, id, alarm_id, cycle, step, round, recipient_kind, recipient_id, recipient_name, channel, template, phone, state, queued_at, told_at)
    select $1, gen_random_uuid(), a.id, 0, 0, 0, 'contact', a.person_id, '家人', c, 'care.family', '\\x00', 'accepted', a.opened_at, a.opened_at
    from alarms a, unnest(array['sms', 'voice']) c where a.state = 'closed'`,
    [community],
  )
  await town.look(
    `insert into care_contact_checks (community_id, plan_id, recipient_id, channel, proven_at) select $1, id, person_id, 'voice', clock_now() from grown`,
    [community],
  )
  await town.look(
    `insert into care_cadences (community_id, id, plan_id, person_id, kind, every_days, window_days, began_at, ended_at)
    select $1, gen_random_uuid(), id, person_id, 'visit', 7, 2, clock_now() - interval '90 days', case when n > $2 then clock_now() end from grown`,
    [community, active],
  )
  await town.look(
    `insert into care_rounds (community_id, id, cadence_id, plan_id, person_id, building_id, kind, opens_on, due_on, state, result, concerns, done_at, done_by)
    select $1, gen_random_uuid(), c.id, g.id, g.person_id, g.building_id, 'visit', d, d + 1, 'done', case when g.n % 7 = 0 then 'concern' else 'well' end,
      case when g.n % 7 = 0 then array['lonely'] else '{}'::text[] end, d + time '10:00', $2
    from grown g join care_cadences c on c.plan_id = g.id, lateral (select (clock_now() - (g.n % 900 + w) * interval '1 day')::date as d from generate_series(0, 2) w) days`,
    [community, town.cast.kinMember.account],
  )
  await town.look(
    `insert into care_rounds (community_id, id, cadence_id, plan_id, person_id, building_id, kind, opens_on, due_on, state, next_at, helper_id)
    select $1, gen_random_uuid(), c.id, g.id, g.person_id, g.building_id, 'visit', clock_now()::date, clock_now()::date + 2, 'planned', clock_now() + interval '2 days', $2
    from grown g join care_cadences c on c.plan_id = g.id where g.n <= $3`,
    [community, town.cast.kinMember.account, active],
  )
  await town.look(
    `insert into care_notices (community_id, id, kind, plan_id, opened_at, ended_at)
    select $1, gen_random_uuid(), 'concern', id, clock_now() - n * interval '4 hours', case when n > 20 then clock_now() - n * interval '3 hours' end from grown`,
    [community],
  )
  await town.look(
    `insert into teaching_cases (community_id, cause, outcome, risk_class, steps, closed_after, helped, to_change, quarter)
    select $1, 'missed', 'need', 'normal', '{family}', 20, '邻居', '钥匙', (2020 + n % 7)::text || '-Q1' from grown`,
    [community],
  )
  await town.look(
    `insert into journal (community_id, id, kind, subject_kind, subject_id, happened_at, actor_kind, reader)
    select $1, gen_random_uuid(), k, 'care_plan', id, clock_now() - n * interval '5 hours', 'engine', 'staff'
    from grown, unnest(array['plan.activated', 'plan.agreed', 'round.done']) k`,
    [community],
  )
  // What ended is many times what runs.
  await town.look(
    `insert into alarms (community_id, id, plan_id, person_id, building_id, grid_id, state, cause, chain, step, round, cycle, version, outcome, opened_at, closed_at)
     select $1, gen_random_uuid(), id, person_id, building_id, grid_id, 'closed', 'missed', ${chain}::jsonb, 0, 0, 0, 1, 'forgot',
       clock_now() - n * interval '5 hours' - r * interval '1 year', clock_now() - n * interval '5 hours' - r * interval '1 year' + interval '20 minutes'
     from grown, generate_series(1, 12) r`,
    [community],
  )
  // Were there hardly more than a page of them in sight, as the planner guesses it, reading all would cost as much as an index.
  await town.look(
    `insert into care_notices (community_id, id, kind, plan_id, opened_at, ended_at)
     select $1, gen_random_uuid(), 'concern', id, clock_now() - n * interval '4 hours' - r * interval '1 year',
       clock_now() - n * interval '3 hours' - r * interval '1 year' from grown, generate_series(1, 6) r`,
    [community],
  )
  await town.look('drop table grown')
  for (const table of large) await town.look(`analyze ${table}`)
}

beforeAll(async () => {
  town = await openTown()
  await grow(town.gangwan)
  const [one] = await town.look<{ plan: string; alarm: string }>(
    `select plan_id as plan, id as alarm from alarms where state <> 'closed' limit 1`,
  )
  plan = one!.plan
  alarm = one!.alarm
}, 300_000)
afterAll(() => town.close())

async function expectNoWalk(name: string, work: (context: Context) => Promise<unknown>, mostStatements: number) {
  const { database, explained } = explainingOver(town.process.context.database)
  await work({ ...town.process.context, database })
  expect(explained.length, name).toBeLessThanOrEqual(mostStatements)
  expect(explained.length, name).toBeGreaterThan(0)
  for (const { walked, read, plan: shown } of explained) {
    expect(
      walked.filter((table) => large.includes(table)),
      `${name} ${shown}`,
    ).toEqual([])
    for (const table of large) expect(read[table] ?? 0, `${name}: ${table} in ${shown}`).toBeLessThanOrEqual(most)
  }
}

type List = [name: string, most: number, (context: Context, actor: AccountActor) => Promise<unknown>]

describe('plans of care', () => {
  it('reach an index for every list of the desk, in a fixed number of statements', async () => {
    const community = town.gangwan
    const actor = await town.actor('clerk')
    const lists: List[] = [
      ['plans', 1, (context, by) => listPlans(context, by, { community })],
      ['one plan', 12, (context, by) => showPlan(context, by, { community, plan })],
      ['who could be told', 6, (context, by) => showReach(context, by, { community, plan })],
      ['open alarms', 2, (context, by) => listAlarms(context, by, { community })],
      ['alarms that ended', 2, (context, by) => listAlarms(context, by, { community, ended: true })],
      ['one alarm', 8, (context, by) => readAlarm(context, by, { community, alarm })],
      ['trouble', 3, (context, by) => showTrouble(context, by, { community })],
      ['feeds', 1, (context, by) => listFeeds(context, by, community)],
      ['notices', 1, (context, by) => listNotices(context, by, { community })],
      ['notices seen to', 1, (context, by) => listNotices(context, by, { community, ended: true })],
      ['visits', 3, (context, by) => listRounds(context, by, { community })],
      ['helpers', 1, (context, by) => listHelpers(context, by, community)],
      ['coverage', 2, (context, by) => readCoverage(context, by, community)],
      ['concerns', 2, (context, by) => listConcerns(context, by, { community })],
    ]
    for (const [name, statements, work] of lists)
      await expectNoWalk(name, (context) => work(context, actor), statements)
  })

  for (const name of ['kinMember', 'gridWorker'] as CastName[]) {
    it(`reach an index for what ${name} sees`, async () => {
      const community = town.gangwan
      const actor = await town.actor(name)
      const lists: List[] = [
        ['plans', 1, (context, by) => listPlans(context, by, { community })],
        ['open alarms', 2, (context, by) => listAlarms(context, by, { community })],
        ['own visits', 3, (context, by) => listRounds(context, by, { community, mine: true })],
        ['visits', 3, (context, by) => listRounds(context, by, { community })],
        ['own concerns', 2, (context, by) => listConcerns(context, by, { community, mine: true })],
      ]
      for (const [list, statements, work] of lists)
        await expectNoWalk(`${name} ${list}`, (context) => work(context, actor), statements)
    })
  }

  it('read of reliability what the days asked about hold, and of each plan its beginning', async () => {
    const actor = await town.actor('clerk')
    const { database, explained } = explainingOver(town.process.context.database)
    const shown = await showReliability({ ...town.process.context, database }, actor, {
      community: town.gangwan,
      days: 30,
    })
    expect(shown.alarms).toBeGreaterThan(100)
    for (const { walked, plan: said } of explained)
      expect(
        walked.filter((table) => ['journal', 'alarms', 'alarm_sends'].includes(table)),
        said,
      ).toEqual([])
  })
})
