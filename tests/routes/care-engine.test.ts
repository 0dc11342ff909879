import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindCare, watchClock } from '../../src/care/index.ts'
import { watchSomebody } from '../../src/care/testing.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let steady = 0
const watch = watchClock(() => steady)
const second = 1000

/** The engine of one process, as its beat runs it; time really passes as the shared clock says. */
async function beat(): Promise<void> {
  await watch.look(town.process.context)
  await mindCare(town.process.context)
}
async function pass(milliseconds: number): Promise<void> {
  steady += milliseconds
  await town.clock.advance(milliseconds)
}
const health = async () => (await town.ask('GET', '/api/health')).body.care as Record<string, unknown>
const desk = async () =>
  (await town.ask('GET', `/api/care/${town.gangwan}/engine`, { cookies: await town.as('clerk') })).body

beforeAll(async () => {
  town = await openTown()
  // A quarter to ten in the morning in Guangzhou; her sign is missed at ten.
  await town.clock.set('2026-11-25T01:45:00Z')
  await watchSomebody(town, { community: town.gangwan, secrets: sealingWith(testKey) })
})
afterAll(() => town.close())

describe('the auditor', () => {
  it('says that care goes on while the engine looks', async () => {
    await beat()
    await expect.poll(health).toMatchObject({ state: 'going', standing: { alarm: 0, expected: 0, message: 0 } })
    expect(await desk()).toMatchObject({ state: 'going', standing: [], heldSince: null, clockInDoubt: false })
  })

  it('shows within a minute that the engine stands still, on the health page and on the desk', async () => {
    await beat()
    await pass(60 * second)
    await expect.poll(health, { timeout: 10_000 }).toMatchObject({ state: 'standing' })
    expect(await desk()).toMatchObject({ state: 'standing' })
    await beat()
    await expect.poll(health, { timeout: 10_000 }).toMatchObject({ state: 'going' })
  })

  it('shows an expected sign that nobody decided half a minute after its moment, in its community alone', async () => {
    await town.clock.set('2026-11-25T02:00:31Z')
    await expect
      .poll(health, { timeout: 10_000 })
      .toMatchObject({ state: 'standing', standing: { alarm: 0, expected: 1, message: 0 } })
    expect(await desk()).toMatchObject({
      state: 'standing',
      standing: [{ kind: 'expected', count: 1, since: '2026-11-25T02:00:00.000Z' }],
    })
  })

  it('answers the desk alone', async () => {
    const path = `/api/care/${town.gangwan}/engine`
    expect((await town.ask('GET', path)).status).toBe(401)
    expect((await town.ask('GET', path, { cookies: await town.as('gridWorker') })).status).toBe(403)
    expect((await town.ask('GET', path, { cookies: await town.as('neighbourClerk') })).status).toBe(403)
  })
})
