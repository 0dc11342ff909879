import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sayAway } from '../../src/care/index.ts'
import { putOnDuty, runSteadily, watchSomebody } from '../../src/care/testing.ts'
import { watchMany } from '../../src/care/testing-many.ts'
import { testContext } from '../../src/people/testing.ts'
import { monotonicMs } from '../../src/platform/clock.ts'
import { newId } from '../../src/platform/ids.ts'
import {
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
import { type FaultTown, openFaultTown } from './fault-town.ts'
import type { Program } from './program.ts'

const crowd = 5_000

let town: FaultTown
let provider: FakeProvider
let nodes: Program[] = []

beforeAll(async () => {
  town = await openFaultTown()
  provider = await openProvider()
  await runSteadily(town)
  // Half past six in the morning in Guangzhou.
  await town.clock.set('2026-11-24T22:30:00Z')
  await putOnDuty(town, { community: town.gangwan, role: 'duty_desk', secrets })
}, 240_000)
afterAll(async () => {
  for (const node of nodes) await node.stop()
  await provider.close()
  await town.close()
})

describe('away, said in the moment of the miss', () => {
  it('excuses or comes too late, never both, for sixty at once', async () => {
    const watched = []
    for (let door = 0; door < 60; door += 1)
      watched.push(await watchSomebody(town, { community: town.gangwan, secrets, door }))
    nodes = [await startNode(town, provider), await startNode(town, provider)]
    const context = testContext(town.database)
    await town.clock.set('2026-11-25T02:00:00Z')
    const from = new Date('2026-11-25T00:00:00Z')
    const to = new Date('2026-11-25T12:00:00Z')
    const command = () => ({ sender: newId(), id: newId(), content: '' })
    for (let group = 0; group < watched.length; group += 6) {
      await Promise.all(
        watched
          .slice(group, group + 6)
          .map(({ plan, link, community }) =>
            sayAway(
              context,
              { kind: 'code', report: link, community },
              { community, plan, command: command(), from, to, saidBy: 'person' },
            ),
          ),
      )
    }
    await settled(town)
    const ends = await town.look<{ state: string; alarms: number; count: number }>(
      `select e.state, (select count(*)::int from alarms a where a.plan_id = e.plan_id) as alarms, count(*)::int as count
       from care_expectations e join care_watches w on w.id = e.watch_id
       where e.day = '2026-11-25' and w.kind = 'check_in' group by 1, 2 order by 1`,
    )
    for (const { state, alarms } of ends)
      expect([state, alarms]).toEqual(state === 'excused' ? ['excused', 0] : ['missed', 1])
    expect(ends.reduce((sum, { count }) => sum + count, 0)).toBe(60)
    expect(await audit(town)).toEqual([])
    await town.look(`update care_watches set ended_at = clock_now()`)
    await town.look(`update care_expectations set state = 'excused', next_at = null where state = 'open'`)
    await town.look(
      `update alarms set state = 'closed', outcome = 'test', next_at = null, closed_at = clock_now() where state <> 'closed'`,
    )
  }, 180_000)
})

describe('five thousand alarms at once', () => {
  it('are each opened once, and everybody is told, none of them twice', async () => {
    await town.clock.set('2026-11-25T22:30:00Z')
    await watchMany(town, { community: town.gangwan, secrets, count: crowd })
    await settled(town)
    provider.taken.clear()
    await town.clock.set('2026-11-26T02:00:00Z')
    const began = monotonicMs()
    await delivered(town)
    const seconds = (monotonicMs() - began) / 1000
    console.log(`${crowd} alarms opened and told by two processes in ${seconds.toFixed(1)} s`)
    expect(
      await town.look(
        `select count(*)::int as alarms, count(distinct person_id)::int as people from alarms where state <> 'closed'`,
      ),
    ).toEqual([{ alarms: crowd, people: crowd }])
    expect(provider.taken.size).toBe(crowd)
    expect([...provider.taken.values()].filter((times) => times > 1)).toEqual([])
    await pass(town, 5)
    expect(await untold(town, provider)).toEqual([])
  }, 400_000)
})
