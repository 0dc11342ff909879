import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Estate } from '../../src/places/contract.ts'
import { centreOf, gapBetween, type Ring, rectangle } from '../../src/places/rules-geometry.ts'
import { standsIn } from '../../src/places/rules-outlines.ts'
import { type BrowserTown, expectAccessible, openBrowserTown } from './open-browser-town.ts'
import { words } from './words.ts'

const { grids: say, house, newHouse } = words

let town: BrowserTown
beforeAll(async () => {
  town = await openBrowserTown()
})
afterAll(() => town.close())

describe('a grid', () => {
  it('is split off another and planned to merge into it again, with what follows said first, and that is taken back', async () => {
    const estate = (await town.ask('GET', `/api/places/${town.gangwan}`)).body as unknown as Estate
    const whole = estate.grids[1]!
    const houses = estate.buildings.filter(({ grid }) => grid === whole.id)
    const device = await town.device('desk')
    await town.signIn(device, 'clerk')
    const page = await device.newPage()
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
    await form.getByLabel(house('house.from')).fill(tomorrow)
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

    await part('码头网格')
      .getByText(say('grid.planned-merge', { day: tomorrow, other: whole.name }))
      .waitFor()
    await part('码头网格')
      .getByRole('button', { name: say('grid.withdraw') })
      .click()
    await form.getByText(say('grid.withdraw-follows')).waitFor()
    await expectAccessible(page, 'a planned change that is taken back')
    await form.getByRole('button', { name: say('grid.withdraw') }).click()
    await part('码头网格')
      .getByRole('button', { name: say('grid.merge') })
      .waitFor()
    await page.close()
  })
})

describe('a building', () => {
  it('is drawn by clicks on the plan of its grid, refused where another stands, entered, and ended again', async () => {
    const estate = (await town.ask('GET', `/api/places/${town.gangwan}`)).body as unknown as Estate
    const grid = estate.grids[4]!
    const device = await town.device('desk')
    await town.signIn(device, 'clerk')
    const page = await device.newPage()
    await page.goto('/console/places')
    await page.getByRole('button', { name: newHouse('new.open') }).click()
    const form = page.locator('form')
    await form.getByLabel(newHouse('new.grid')).selectOption({ label: grid.name })
    await form.getByLabel(newHouse('new.number')).fill('301')
    await form.getByLabel(newHouse('new.staircases')).fill('2')
    const plan = form.getByRole('img', { name: newHouse('new.plan') })
    const send = () => form.getByRole('button', { name: newHouse('new.send') }).click()

    const other = estate.buildings.find((each) => each.grid === grid.id)!
    for (const corner of other.outline) await clickOn(plan, corner)
    expect((await form.getByLabel(newHouse('new.corners')).inputValue()).split('\n')).toHaveLength(other.outline.length)
    await send()
    await form.getByText(`${other.name}：${newHouse('field.overlaps')}`).waitFor()
    await expectAccessible(page, 'a building that overlaps another')

    await form.getByRole('button', { name: newHouse('new.clear') }).click()
    for (const corner of freeSpot(estate, grid)) await clickOn(plan, corner)
    await send()
    await form.waitFor({ state: 'detached' })
    const [made] = await town.look<{ id: string; doors: number }>(
      `select b.id, (select count(*)::int from dwellings d where d.building_id = b.id) as doors
       from buildings b where b.number = 301`,
    )
    expect(made!.doors).toBe(24)

    await page.goto(`/console/places/buildings/${estate.buildings[0]!.id}`)
    await page.getByRole('button', { name: house('house.end') }).click()
    await form.getByText(house('house.end-people')).waitFor()
    await expectAccessible(page, 'a building that is ended')
    await form.getByRole('button', { name: house('house.end') }).click()
    await page.getByText(house('house.ended', { day: estate.today })).waitFor()
  })
})

/** Clicks the corner of an outline, given in local metres, on the plan. */
async function clickOn(plan: Locator, [x, y]: readonly number[]): Promise<void> {
  await plan.scrollIntoViewIfNeeded()
  const position = await plan.evaluate(
    (svg: never, corner) => {
      type Matrix = { a: number; d: number; e: number; f: number }
      const drawn = svg as { getScreenCTM(): Matrix; getBoundingClientRect(): { left: number; top: number } }
      const { a, d, e, f } = drawn.getScreenCTM()
      const { left, top } = drawn.getBoundingClientRect()
      return { x: a * corner[0]! + e - left, y: -d * corner[1]! + f - top }
    },
    [x!, y!],
  )
  await plan.click({ position })
}

/** Four corners of a grid where nothing stands. */
function freeSpot(estate: Estate, grid: Estate['grids'][number]): Ring {
  const ground = grid.outline as unknown as Ring
  const [x, y] = centreOf(ground)
  const spots = Array.from({ length: 900 }, (_, index) =>
    rectangle([x + ((index % 30) - 15) * 5, y + (Math.floor(index / 30) - 15) * 5], { length: 9, depth: 7, angle: 0 }),
  )
  const isFree = (spot: Ring) =>
    standsIn(spot, ground) && estate.buildings.every(({ outline }) => gapBetween(spot, outline as unknown as Ring) > 2)
  return spots.find(isFree)!
}
