import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mindCare } from '../../src/care/index.ts'
import { putOnDuty, type Watched, watchSomebody } from '../../src/care/testing.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { openTown, type Town } from '../town/open-town.ts'

const secrets = sealingWith(testKey)
let town: Town
let who: Watched
let door = 0
let clerk: string

beforeAll(async () => {
  town = await openTown()
  // Half past six in the morning in Guangzhou; signs are missed at ten.
  await town.clock.set('2026-11-24T22:30:00Z')
}, 120_000)
afterAll(() => town.close())
beforeEach(async () => {
  // Each test ends the next morning, and no session outlives the hours until then.
  clerk = await town.as('clerk')
  who = await watchSomebody(town, { community: town.gangwan, secrets, door: door++ })
})

const register = (path: string, body: object) =>
  town.ask('POST', `/api/people/${town.gangwan}/residents/${who.person}${path}`, { cookies: clerk, body })
const care = (path: string, body: object) =>
  town.ask('POST', `/api/care/${town.gangwan}/plans/${who.plan}${path}`, { cookies: clerk, body })
const plan = async () =>
  (
    await town.look<{ state: string; ended_reason: string | null; building_id: string; grid_id: string }>(
      'select state, ended_reason, building_id, grid_id from care_plans where id = $1',
      [who.plan],
    )
  )[0]!
const alarms = () =>
  town.look<{ building_id: string; grid_id: string }>('select building_id, grid_id from alarms where plan_id = $1', [
    who.plan,
  ])
/** Comes to the next ten o'clock in the morning, when a sign that did not come is missed. */
async function passTheMorning(): Promise<void> {
  const ten = new Date(await town.clock.now())
  ten.setUTCDate(ten.getUTCDate() + (ten.getUTCHours() < 2 ? 0 : 1))
  ten.setUTCHours(2, 0, 0, 0)
  await town.clock.set(ten)
  await mindCare(town.process.context)
}

describe('somebody who is watched', () => {
  for (const reason of ['died', 'moved'] as const) {
    it(`and ${reason} is looked for by nobody: no alarm can be raised, and her plan ends by itself`, async () => {
      const today = (await town.clock.now()).toISOString().slice(0, 10)
      expect((await register('/end', { reason, on: today })).status).toBe(200)
      expect(await care('/alarm', { cause: 'worry' })).toMatchObject({
        status: 409,
        body: { code: 'care.no-such-resident', fields: [{ field: 'plan', reason: 'not-here' }] },
      })
      await passTheMorning()
      expect(await alarms()).toEqual([])
      expect(await plan()).toMatchObject({ state: 'ended', ended_reason: reason })
      const open = await town.look(
        `select 1 from care_expectations where plan_id = $1 and (state = 'open' or next_at is not null)`,
        [who.plan],
      )
      expect(open).toEqual([])
      expect(
        await town.look(
          `select facts ->> 'reason' as reason from journal where subject_id = $1 and kind = 'plan.ended'`,
          [who.plan],
        ),
      ).toEqual([{ reason }])
    })
  }

  it('and moves to another door is looked for there, by those who answer for it', async () => {
    const [there] = await town.look<{ dwelling: string; building: string; grid: string }>(
      `select d.id as dwelling, b.id as building, b.grid_id as grid from dwellings d
       join buildings b on b.community_id = d.community_id and b.id = d.building_id
       where d.community_id = $1 and b.grid_id <> $2 order by b.number, d.door limit 1`,
      [town.gangwan, who.grid],
    )
    await putOnDuty(town, { community: town.gangwan, role: 'team_member', building: there!.building, secrets })
    const today = (await town.clock.now()).toISOString().slice(0, 10)
    const moved = await register('/move', { dwelling: there!.dwelling, from: today, relation: 'head' })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    await passTheMorning()
    const here = { building_id: there!.building, grid_id: there!.grid }
    expect(await alarms()).toEqual([here])
    expect(await plan()).toMatchObject({ state: 'active', ...here })
  })
})
