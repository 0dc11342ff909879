import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
