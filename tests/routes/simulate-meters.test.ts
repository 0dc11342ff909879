import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runProgram } from '../../src/app/cli.ts'
import { watchSomebody } from '../../src/care/testing.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
  // Meters are invented up to the moment at which the command runs.
  await town.look('update test_clock set at = null')
})
afterAll(() => town.close())

describe('gangwan simulate meters', () => {
  it('feeds a running program over HTTP, and sending again changes nothing', async () => {
    const cookies = await town.newSession('clerk')
    const care = `/api/care/${town.gangwan}`
    const { body: feed } = await town.ask('POST', `${care}/feeds`, { cookies, body: { name: '试验' } })
    const { plan } = await watchSomebody(town, { community: town.gangwan, secrets: sealingWith(testKey) })
    const bound = await town.ask('POST', `${care}/plans/${plan}/meter`, {
      cookies,
      body: { feed: feed.feed, serial: 'SIM-2', consent: true },
    })
    expect(bound.status).toBe(201)
    const address = await town.process.app.listen({ host: '127.0.0.1', port: 0 })
    const said: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
    const options = [
      '--to',
      address,
      '--feed',
      String(feed.feed),
      '--secret',
      String(feed.secret),
      '--count',
      '3',
      '--hours',
      // Any twelve hours have some in which people use water; at night six may have none.
      '12',
    ]
    expect(await runProgram(['simulate', 'meters', ...options])).toBe(0)
    log.mockRestore()
    // One of three is bound; the others are of nobody.
    expect(said).toEqual(['Sent: 48 taken, 0 had come before, 96 refused.'])
    expect(await town.look('select count(*)::int as n, sum(litres) > 0 as some from care_readings')).toEqual([
      { n: 48, some: true },
    ])
  })
})
