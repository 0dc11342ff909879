import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putOnDuty, runSteadily, watchSomebody } from '../../src/care/testing.ts'
import { audit, delivered, type FakeProvider, openProvider, secrets, startNode, untold } from './care-stage.ts'
import { openCuttable } from './cuttable.ts'
import { type FaultTown, openFaultTown, until } from './fault-town.ts'
import type { Program } from './program.ts'
import { standAt } from './stand-still.ts'

let town: FaultTown
let provider: FakeProvider
const nodes: Program[] = []
let morning = 24

beforeAll(async () => {
  town = await openFaultTown()
  provider = await openProvider()
  await town.clock.set('2026-11-24T22:30:00Z')
  await runSteadily(town)
  await putOnDuty(town, { community: town.gangwan, role: 'duty_desk', secrets })
}, 240_000)
afterAll(async () => {
  for (const node of nodes) await node.kill()
  await provider.close()
  await town.close()
})

const start = async (address?: string) => {
  const node = await startNode(town, provider, address)
  nodes.push(node)
  return node
}
let door = 0
/** One more elder whose sign will be missed on the next morning; gives the moment. */
async function oneMore(): Promise<{ plan: string; missedAt: Date }> {
  await town.clock.set(new Date(Date.UTC(2026, 10, morning, 22, 30)))
  morning += 1
  const { plan } = await watchSomebody(town, { community: town.gangwan, secrets, door: door++ })
  await delivered(town)
  return { plan, missedAt: new Date(Date.UTC(2026, 10, morning, 2)) }
}
const alarmOf = async (plan: string) =>
  (
    await town.look<{ told: string; next_at: Date }>(
      `select step || '.' || round as told, next_at from alarms where plan_id = $1`,
      [plan],
    )
  )[0]
/** Nobody is expected any more and nothing rings: the next test begins anew. */
async function silence(): Promise<void> {
  provider.answers(() => 200)
  provider.letGo()
  await town.clock.advance(61_000)
  await delivered(town)
  expect(await untold(town, provider)).toEqual([])
  expect(await audit(town)).toEqual([])
}

describe('a process that is stopped and goes on ten minutes later', () => {
  it('with a message under way writes nothing over the one that took over', async () => {
    const zombie = await start()
    const { plan, missedAt } = await oneMore()
    provider.answers(() => 'hang')
    await town.clock.set(missedAt)
    await until(async () => provider.hanging() > 0)
    process.kill(zombie.pid, 'SIGSTOP')
    provider.answers(() => 200)
    const other = await start()
    await town.clock.advance(10 * 60_000)
    await delivered(town)
    const read = () =>
      town.look(`select s.state, s.attempt, s.told_at from alarm_sends s join alarms a on a.id = s.alarm_id
        where a.plan_id = '${plan}' and s.step = 0 and s.round = 1`)
    const before = await read()
    expect(before).toMatchObject([{ state: 'accepted', attempt: 2 }])
    await other.kill()
    provider.letGo()
    process.kill(zombie.pid, 'SIGCONT')
    // Alone again it carries the chain on, so it has been through what it came back with.
    await town.clock.advance(5 * 60_000)
    await delivered(town)
    expect(await read()).toEqual(before)
    zombie.mustRun()
    await silence()
    await zombie.stop()
  }, 120_000)

  it('in the middle of a move lets go of the alarm, and the other moves it on, once', async () => {
    const zombie = await start()
    const { plan, missedAt } = await oneMore()
    await town.clock.set(missedAt)
    await delivered(town)
    const standing = await standAt(town.adminAddress, 'after the lock')
    await town.clock.advance(5 * 60_000)
    await standing.reached()
    process.kill(zombie.pid, 'SIGSTOP')
    await standing.release()
    const other = await start()
    await delivered(town)
    expect((await alarmOf(plan))!.told).toBe('0.2')
    process.kill(zombie.pid, 'SIGCONT')
    await town.clock.advance(60_000)
    await delivered(town)
    expect((await alarmOf(plan))!.told).toBe('0.2')
    zombie.mustRun()
    await silence()
    await Promise.all([zombie.stop(), other.stop()])
  }, 120_000)
})

describe('a process that is cut off from the database', () => {
  it('in the middle of a move: the other goes on, and when the line is back it works again', async () => {
    const line = await openCuttable(town.adminAddress)
    const far = await start(line.address)
    const { plan, missedAt } = await oneMore()
    await town.clock.set(missedAt)
    await delivered(town)
    const standing = await standAt(town.adminAddress, 'after the lock')
    await town.clock.advance(5 * 60_000)
    await standing.reached()
    line.cut()
    await standing.release()
    const near = await start()
    await delivered(town)
    expect((await alarmOf(plan))!.told).toBe('0.2')
    line.mend()
    await near.stop()
    await town.clock.advance(5 * 60_000)
    await delivered(town)
    expect((await alarmOf(plan))!.told).toBe('1.1')
    far.mustRun()
    await silence()
    await far.stop()
    await line.close()
  }, 180_000)
})
