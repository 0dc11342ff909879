import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hurryClock } from '../../src/app/demo/borrowed-clock.ts'
import { playScene } from '../../src/app/demo/play-scene.ts'
import { mindCare } from '../../src/care/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
}, 120_000)
afterAll(() => town.close())

describe('the scene of the demo', () => {
  it('goes from a morning without a sign to an alarm that a volunteer closed with need, and can be played again', async () => {
    await town.clock.set(new Date('2026-11-26T08:00:00+08:00'))
    const [door] = await town.look<{ id: string }>(
      'select id from dwellings where community_id = $1 order by id limit 1',
      [town.gangwan],
    )
    const elder = {
      dwelling: door!.id,
      name: '何玉珍',
      birth: { year: 1944, month: 3 },
      phone: '10000000001',
      relation: 'head',
    }
    const entered = await town.ask('POST', `/api/people/${town.gangwan}/residents`, {
      cookies: await town.as('clerk'),
      body: elder,
    })
    expect(entered.status, JSON.stringify(entered.body)).toBe(201)
    const said: string[] = []
    const stage = {
      context: town.process.context,
      community: town.gangwan,
      clerk: await town.actor('clerk'),
      volunteer: await town.actor('kinMember'),
      until: async (at: Date) => {
        const now = await town.clock.now()
        if (at > now) await town.clock.set(at)
        await mindCare(town.process.context)
      },
      say: (line: string) => void said.push(line),
    }
    for (const time of [1, 2]) {
      const { plan, alarm } = await playScene(stage)
      const [row] = await town.look('select state, outcome, wants_debrief from alarms where id = $1', [alarm])
      expect(row, `time ${time}`).toEqual({ state: 'closed', outcome: 'need', wants_debrief: true })
      const kinds = await town.look<{ kind: string }>(
        "select kind from journal where subject_id = $1 order by (facts ->> 'seq')::int",
        [alarm],
      )
      expect(kinds.map(({ kind }) => kind)).toEqual([
        'alarm.opened',
        'alarm.step_told',
        'alarm.step_told',
        'alarm.step_told',
        'alarm.step_told',
        'alarm.claimed',
        'alarm.on_site',
        'alarm.closed',
      ])
      expect(await town.look('select state from care_plans where id = $1', [plan])).toEqual([{ state: 'ended' }])
    }
    expect(said.some((line) => line.includes('/pocket'))).toBe(true)
  })

  it('never sets the clock before what has happened, nor back at the end', async () => {
    await town.clock.set(systemClock.now())
    const { status } = await town.report()
    expect(status).toBe(201)
    const told = async () => (await town.look<{ at: Date }>('select clock_now() as at'))[0]!.at
    const newest = async () => (await town.look<{ at: Date }>('select max(happened_at) as at from journal'))[0]!.at
    // An hour in no time, so that nobody has to wait for it.
    for (const seconds of [0.001, 120]) {
      const clock = await hurryClock(town.adminAddress, { minutes: 62, seconds })
      const begun = await told()
      expect(begun.getTime()).toBeGreaterThanOrEqual((await newest()).getTime())
      const { minutesAhead } = await clock.giveBack()
      expect((await told()).getTime()).toBeGreaterThanOrEqual(begun.getTime())
      expect(minutesAhead).toBeGreaterThan(60)
    }
  })
})
