import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castPassword } from '../../src/people/testing.ts'
import type { Estate } from '../../src/places/contract.ts'
import { type BrowserTown, expectAccessible, openBrowserTown } from './open-browser-town.ts'
import { words } from './words.ts'

const { grids: say, house } = words

let town: BrowserTown
beforeAll(async () => {
  town = await openBrowserTown()
})
afterAll(() => town.close())

describe('a grid', () => {
  it('is split off another and planned to merge into it again, with what follows said first', async () => {
    const estate = (await town.ask('GET', `/api/places/${town.gangwan}`)).body as unknown as Estate
    const whole = estate.grids[1]!
    const houses = estate.buildings.filter(({ grid }) => grid === whole.id)
    const page = await (await town.device('desk')).newPage()
    await page.request.post('/api/session', { data: { username: town.cast.clerk.username, password: castPassword } })
    await page.goto('/console/places')
    const part = (name: string) =>
      page.locator('.places-grid').filter({ has: page.getByRole('heading', { name, exact: true }) })
    await part(whole.name).locator('summary').click()
    await part(whole.name)
      .getByRole('button', { name: say('grid.split') })
      .click()
    const form = page.locator('form')
    await form.getByLabel(say('grid.name')).fill('码头网格')
    await form.getByLabel(houses[0]!.name, { exact: true }).check()
    await form.getByText(say('grid.split-follows', { day: estate.today, count: 1 })).waitFor()
    await expectAccessible(page, 'a grid that is split')
    await form.getByRole('button', { name: say('grid.split') }).click()
    await part('码头网格').waitFor()

    await part('码头网格').locator('summary').click()
    await part('码头网格')
      .getByRole('button', { name: say('grid.merge') })
      .click()
    await form.getByLabel(say('grid.into')).selectOption({ label: whole.name })
    await form.getByText(say('grid.follows-posts', { grid: '码头网格' })).waitFor()
    await expectAccessible(page, 'a grid that merges into another')
    await form.getByRole('button', { name: say('grid.merge') }).click()
    await form.getByText(house('field.before-it-began')).waitFor()
    const tomorrow = new Date(Date.parse(`${estate.today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
    await form.getByLabel(say('grid.from')).fill(tomorrow)
    await form.getByRole('button', { name: say('grid.merge') }).click()
    await part('码头网格')
      .getByText(say('grid.ends-on', { day: tomorrow }))
      .waitFor()
    const stays = await town.look(
      'select grid_id, valid_from::text as from from building_grids where building_id = $1 order by valid_from desc',
      [houses[0]!.id],
    )
    expect(stays).toHaveLength(3)
    expect(stays[0]).toEqual({ grid_id: whole.id, from: tomorrow })
  })
})
