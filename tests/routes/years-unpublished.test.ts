import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindRounds } from '../../src/care/index.ts'
import type { CastName } from '../../src/people/testing.ts'
import type { Endpoint } from '../../src/platform/http/endpoint.ts'
import { endpointsOf } from '../../src/platform/http/serve.ts'
import { pathOf, queryOf } from '../town/every-address.ts'
import { type Filled, fillTown } from '../town/filled-town.ts'
import { openTown, type Town } from '../town/open-town.ts'

// The official calendar of a year comes out shortly before it. Where the program is not brought up to date for years, and nobody
// enters the holidays, weekdays are counted.

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())

describe('a matter whose limits lie in a year that nobody entered', () => {
  it.each(['2028-01-05', '2031-06-02'])('is read, listed and worked on in %s as any other', async (day) => {
    const year = Number(day.slice(0, 4))
    await town.clock.set(`${year - 1}-12-20T02:00:00Z`)
    const told = await town.report({ words: `${day}以前说的。` })
    expect(told.status).toBe(201)
    const { matter, report } = told.body as { matter: string; report: string }
    await town.clock.set(`${day}T02:00:00Z`)
    const cookies = await town.newSession('clerk')
    const seen = await town.ask('GET', `/api/matters/${matter}`, { cookies })
    expect(seen.status, JSON.stringify(seen.body)).toBe(200)
    expect((seen.body as { workingDaysLeft: Record<string, number> }).workingDaysLeft.settle).toBeLessThan(0)
    for (const path of [
      '/api/matters?queue=overdue',
      '/api/matters?queue=all',
      `/api/matters/board?community=${town.gangwan}`,
      `/api/matters/counts?community=${town.gangwan}`,
      `/api/matters/ledgers/overdue?community=${town.gangwan}`,
      `/api/matters/${matter}/papers`,
    ]) {
      const answer = await town.ask('GET', path, { cookies })
      expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBe(200)
    }
    expect((await town.ask('GET', `/api/matters/mine/${report}`, { cookies: told.cookies })).status).toBe(200)
    await town.mind()
    const noted = await town.ask('POST', `/api/matters/${matter}/note`, { cookies, body: { words: '已电话核实。' } })
    expect(noted.status, JSON.stringify(noted.body)).toBe(200)
    expect((await town.ask('GET', `/api/matters/${matter}`, { cookies })).status).toBe(200)
  })
})

describe('what all rooms keep', () => {
  it('is read in such a year as it was in one that is published', async () => {
    const own = await openTown()
    try {
      const filled = await fillTown(own)
      const before = await readable(own, filled, '2026-11-25')
      expect(before.length).toBeGreaterThan(100)
      for (const day of ['2028-01-05', '2031-06-02']) {
        await own.clock.set(`${day}T02:00:00Z`)
        await own.mind()
        await mindRounds(own.process.context)
        const after = await readable(own, filled, day)
        expect(before.filter((address) => !after.includes(address))).toEqual([])
      }
    } finally {
      await own.close()
    }
  })
})

const readers = ['clerk', 'gridWorker', 'auditor'] as const satisfies readonly CastName[]

/** What each of them reads, as on that day; none of it fails. */
async function readable(own: Town, { ids }: Filled, day: string): Promise<string[]> {
  const read: string[] = []
  const reads = endpointsOf(own.process.app).filter(({ method }: Endpoint) => method === 'GET')
  for (const name of readers) {
    const cookies = await own.newSession(name)
    for (const endpoint of reads) {
      for (const how of ['least', 'most'] as const) {
        const query = queryOf(endpoint, ids, how).replaceAll('2026-11-25', day)
        const { status, body } = await own.ask('GET', pathOf(endpoint, ids) + query, { cookies })
        expect(status, `${name} ${endpoint.id} ${JSON.stringify(body)}`).toBeLessThan(500)
        if (status === 200) read.push(`${name} ${endpoint.id} ${how}`)
      }
    }
  }
  return read
}
