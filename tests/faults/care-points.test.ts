import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putOnDuty, runSteadily, watchSomebody } from '../../src/care/testing.ts'
import {
  audit,
  delivered,
  type FakeProvider,
  minute,
  openProvider,
  secrets,
  settled,
  startNode,
  untold,
} from './care-stage.ts'
import { type FaultTown, openFaultTown, until } from './fault-town.ts'
import type { Program } from './program.ts'
import { type Point, standAt } from './stand-still.ts'

let town: FaultTown
let provider: FakeProvider
let node: Program
let kills = 0

beforeAll(async () => {
  town = await openFaultTown()
  provider = await openProvider()
  await town.clock.set('2026-11-24T22:30:00Z')
  await runSteadily(town)
  const who = await watchSomebody(town, { community: town.gangwan, secrets })
  const duty = { community: town.gangwan, secrets }
  await putOnDuty(town, { ...duty, role: 'team_member', building: who.building })
  await putOnDuty(town, { ...duty, role: 'grid_leader', grid: who.grid })
  await putOnDuty(town, { ...duty, role: 'duty_desk' })
  node = await startNode(town, provider)
  await town.clock.set('2026-11-25T02:00:00Z')
  await delivered(town)
}, 240_000)
afterAll(async () => {
  await node?.stop()
  await provider.close()
  await town.close()
})

const alarm = async () =>
  (
    await town.look<{ told: string; next_at: Date; version: number }>(
      `select step || '.' || round as told, next_at, version from alarms`,
    )
  )[0]!

/** Brings the alarm to its next moment, kills the process at the point, and lets another come up. */
async function killAt(point: Point | 'after the provider took it'): Promise<void> {
  const { next_at } = await alarm()
  if (point === 'after the provider took it') {
    provider.answers(() => 'hang')
    await town.clock.set(next_at)
    await until(async () => provider.hanging() > 0)
    await node.kill()
    provider.answers(() => 200)
    provider.letGo()
  } else {
    const standing = await standAt(town.adminAddress, point)
    await town.clock.set(next_at)
    await standing.reached()
    await node.kill()
    await standing.release('gone')
  }
  kills += 1
  node = await startNode(town, provider)
  await settled(town)
  // Whoever was killed had taken its turn to send; that turn runs out.
  await town.clock.advance(61_000)
  await delivered(town)
}

/** The steps of the chain in order, each told once; the last without end. */
const wanted = ['0.2', '1.1', '2.1', '3.1', '4.1', '4.2', '4.3']
const kinds = [
  'before the claim',
  'after the lock',
  'after the event',
  'before the commit',
  'after the commit',
  'after the provider took it',
  'before its record',
] as const

describe('a process that is killed', () => {
  it.each(kinds.map((point, index) => [point, wanted[index]!] as const))(
    '%s leaves an alarm that moved once, to %s, and everybody of that step told',
    async (point, told) => {
      await killAt(point)
      expect((await alarm()).told).toBe(told)
      expect(await untold(town, provider)).toEqual([])
      expect(await audit(town)).toEqual([])
    },
    120_000,
  )

  it('doubles at most the message it was about to note, under the same id', async () => {
    const repeats = [...provider.agreed.values()].reduce((sum, times) => sum + times - 1, 0)
    // Up to eight messages are under way in a process at once.
    expect(repeats).toBeGreaterThan(0)
    expect(repeats).toBeLessThanOrEqual(2 * 8)
    expect(kills).toBe(7)
    const [events] = await town.look<{ gaps: number }>(
      `select max((facts ->> 'seq')::int) - count(*)::int as gaps from journal where subject_kind = 'alarm'`,
    )
    expect(events).toEqual({ gaps: 0 })
    expect((await alarm()).next_at.getTime()).toBeGreaterThan((await town.clock.now()).getTime() - minute)
  })
})
