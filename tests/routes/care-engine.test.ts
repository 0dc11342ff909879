import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAuditor } from '../../src/app/auditor.ts'
import { beatOutside } from '../../src/app/heartbeat.ts'
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
    await expect.poll(health).toMatchObject({ state: 'standing' })
    expect(await desk()).toMatchObject({ state: 'standing' })
    await beat()
    await expect.poll(health).toMatchObject({ state: 'going' })
  })

  it('shows an expected sign that nobody decided half a minute after its moment, in its community alone', async () => {
    await town.clock.set('2026-11-25T02:00:31Z')
    await expect.poll(health).toMatchObject({ state: 'standing', standing: { alarm: 0, expected: 1, message: 0 } })
    expect(await desk()).toMatchObject({
      state: 'standing',
      standing: [{ kind: 'expected', count: 1, since: '2026-11-25T02:00:00.000Z' }],
    })
  })

  it('says that nobody is set up to send, and counts what waits for that as no standstill', async () => {
    for (let look = 0; look < 3; look += 1) {
      await beat()
      await pass(second)
    }
    // Her own telephone was to be called, and nobody calls.
    await pass(45 * second)
    await beat()
    await expect.poll(desk).toMatchObject({ state: 'going', hasGateway: false, standing: [] })
    expect((await desk()).unsent).toBeGreaterThan(0)
    // The health page counts what waits and says why.
    await expect.poll(health).toMatchObject({
      ...{ state: 'going', gateway: false },
      standing: { message: expect.toSatisfy((count: number) => count > 0) },
    })
  })

  it('lets somebody outside hear that care goes on, and nothing where it stands still', async () => {
    const heard: string[] = []
    const outside = createServer((request, response) => {
      heard.push(`${request.method} ${request.url}`)
      response.end()
    })
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/gangwan`
    const auditor = openAuditor({ address: town.addressFor('keeper'), elapsed: () => steady })
    const warned: string[] = []
    const tell = (hasGateway: boolean) =>
      beatOutside({ address, hasGateway, newest: auditor.newest, warn: (reason) => warned.push(reason) })
    await beat()
    expect(await tell(false)).toBe(true)
    // With somebody set up to send them, the messages that wait are a standstill.
    expect(await tell(true)).toBe(false)
    await pass(60 * second)
    expect(await tell(false)).toBe(false)
    expect(heard).toEqual(['GET /gangwan'])
    await beat()
    await new Promise((resolve) => outside.close(resolve))
    steady += 3 * second
    expect(await tell(false)).toBe(false)
    expect(warned).toHaveLength(1)
    await auditor.stop()
  })

  it('answers the desk alone', async () => {
    const path = `/api/care/${town.gangwan}/engine`
    expect((await town.ask('GET', path)).status).toBe(401)
    expect((await town.ask('GET', path, { cookies: await town.as('gridWorker') })).status).toBe(403)
    expect((await town.ask('GET', path, { cookies: await town.as('neighbourClerk') })).status).toBe(403)
  })
})
