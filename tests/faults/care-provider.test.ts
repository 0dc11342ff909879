import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putOnDuty, runSteadily, watchSomebody } from '../../src/care/testing.ts'
import {
  type Answer,
  audit,
  delivered,
  type FakeProvider,
  openProvider,
  pass,
  secrets,
  settled,
  startNode,
  untold,
} from './care-stage.ts'
import { type FaultTown, openFaultTown, until } from './fault-town.ts'
import type { Program } from './program.ts'

let town: FaultTown
let provider: FakeProvider
let node: Program

beforeAll(async () => {
  town = await openFaultTown()
  provider = await openProvider()
  await town.clock.set('2026-11-24T22:30:00Z')
  await runSteadily(town)
  for (let door = 0; door < 5; door += 1) await watchSomebody(town, { community: town.gangwan, secrets, door })
  await putOnDuty(town, { community: town.gangwan, role: 'duty_desk', secrets })
  node = await startNode(town, provider)
  await town.clock.set('2026-11-25T02:00:00Z')
  await delivered(town)
}, 240_000)
afterAll(async () => {
  await node?.stop()
  await provider.close()
  await town.close()
})

/** Moves the clock to the next moment of an alarm: somebody is told then. */
async function toNextMoment(): Promise<void> {
  await until(async () => (await town.look('select 1 from alarms where next_at <= clock_now()')).length === 0)
  const [next] = await town.look<{ at: Date }>('select min(next_at) as at from alarms where next_at is not null')
  await town.clock.set(next!.at)
}

const failed = async () =>
  (await town.look<{ n: number }>(`select count(*)::int as n from alarm_sends where last_error is not null`))[0]!.n

describe('a provider', () => {
  it.each<[string, Answer]>([
    ['that answers 500', 500],
    ['that is too busy', 429],
    ['that breaks off', 'cut'],
    ['that answers nonsense', 'garbage'],
    ['that points elsewhere', 'redirect'],
  ])('%s is asked again, and nothing is given up while it matters', async (_how, answer) => {
    provider.answers(() => answer)
    await toNextMoment()
    // Each is tried, noted as failed, and waits for its next turn.
    await until(async () => (await failed()) > 0)
    await settled(town)
    provider.answers(() => 200)
    await pass(town, 2, 1)
    expect(await untold(town, provider)).toEqual([])
    expect(await failed()).toBe(0)
    expect(await audit(town)).toEqual([])
  })

  it('that never answers is waited for ten seconds, and alarms go on meanwhile', async () => {
    provider.answers(() => 'hang')
    await toNextMoment()
    await until(async () => provider.hanging() > 0)
    await toNextMoment()
    // The chain does not wait for a message that is under way.
    await until(async () => (await town.look('select 1 from alarms where next_at <= clock_now()')).length === 0)
    await until(async () => (await failed()) > 0)
    provider.answers(() => 200)
    provider.letGo()
    await pass(town, 3, 1)
    expect(await untold(town, provider)).toEqual([])
    expect(await audit(town)).toEqual([])
  }, 120_000)
})
