import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putOnDuty, runSteadily, watchSomebody } from '../../src/care/testing.ts'
import { audit, delivered, type FakeProvider, openProvider, pass, secrets, startNode, untold } from './care-stage.ts'
import { type OwnTown, openOwnTown } from './own-cluster.ts'
import type { Program } from './program.ts'
import { standAt } from './stand-still.ts'

let town: OwnTown
let provider: FakeProvider
let nodes: Program[] = []

beforeAll(async () => {
  town = await openOwnTown()
  provider = await openProvider()
  await town.clock.set('2026-11-24T22:30:00Z')
  await runSteadily(town)
  for (let door = 0; door < 20; door += 1) await watchSomebody(town, { community: town.gangwan, secrets, door })
  await putOnDuty(town, { community: town.gangwan, role: 'duty_desk', secrets })
  nodes = [await startNode(town, provider), await startNode(town, provider)]
}, 240_000)
afterAll(async () => {
  for (const node of nodes) await node.stop()
  await provider.close()
  await town.close()
})

describe('a database that is stopped while alarms ring', () => {
  it('and started again loses and doubles none, also where it was stopped in the middle of a move', async () => {
    await town.clock.set('2026-11-25T02:00:00Z')
    await delivered(town)
    const standing = await standAt(town.adminAddress, 'after the lock')
    await town.clock.advance(5 * 60_000)
    await standing.reached()
    await Promise.all([town.stopDatabase(), standing.release('gone').catch(() => undefined)])
    await town.startDatabase()
    await town.clock.advance(5 * 60_000)
    await delivered(town)
    for (const node of nodes) node.mustRun()
    await pass(town, 60)
    expect(
      await town.look('select count(*)::int as alarms, count(distinct person_id)::int as people from alarms'),
    ).toEqual([{ alarms: 20, people: 20 }])
    expect(await untold(town, provider)).toEqual([])
    expect(await audit(town)).toEqual([])
  }, 240_000)
})
