import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CastName, castPassword } from '../../src/people/testing.ts'
import type { Estate } from '../../src/places/contract.ts'
import { type BrowserTown, expectAccessible, openBrowserTown } from './open-browser-town.ts'
import { words } from './words.ts'

const { house, map, places, signIn } = words

let town: BrowserTown
beforeAll(async () => {
  town = await openBrowserTown()
})
afterAll(() => town.close())

describe('a building', () => {
  it('is found on the map, moved to another grid from tomorrow, and seen by that grid’s worker when the day has come', async () => {
    const { matter } = (await town.report()).body as { matter: string }
    const estate = (await town.ask('GET', `/api/places/${town.gangwan}`)).body as unknown as Estate
    const [first] = estate.buildings
    const second = estate.grids[1]!
    const tomorrow = dayAfter(estate.today)

    const desk = await (await town.device('desk')).newPage()
    await enter(desk, '/console/places', 'clerk')
    await desk.locator('.estate-canvas[data-drawn]').waitFor()
    await expectAccessible(desk, 'the map of the estate')
    await desk.getByRole('radio', { name: map('layer.matters') }).check()
    await clickOnMap(desk, estate, first!.id)
    const side = desk.locator('.estate-side')
    await side.getByRole('heading', { name: first!.name }).waitFor()
    await side.getByText(map('layer.matters-open', { count: 1 })).waitFor()
    await side.getByRole('button', { name: map('map.move') }).click()
    // From here on a click chooses the grid, and the form stands where it stays.
    await side.getByText(map('map.pick-grid')).waitFor()
    await clickOnMap(desk, estate, second.id)
    await side.getByLabel(house('house.from')).fill(tomorrow)
    await side
      .getByText(
        house('move.follows', { day: tomorrow, building: first!.name, from: estate.grids[0]!.name, to: second.name }),
      )
      .waitFor()
    await side.getByText(house('move.follows-matters', { count: 1 })).waitFor()
    await expectAccessible(desk, 'what follows from a move')
    await side.getByRole('button', { name: house('move.send') }).click()
    await side.getByText(map('map.moves', { day: tomorrow })).waitFor()
    await side.getByRole('link', { name: map('map.open') }).click()
    await desk.getByText(house('stay.will', { from: tomorrow })).waitFor()
    await desk.getByRole('region', { name: house('house.matrix') }).waitFor()
    await expectAccessible(desk, 'the page of a building')

    const phone = await (await town.device('phone')).newPage()
    await enter(phone, '/pocket/grid', 'otherGridWorker')
    const card = phone.locator(`a[href="/pocket/m/${matter}"]`)
    await phone.getByRole('navigation').waitFor()
    expect(await card.count()).toBe(0)

    await town.clock.advance(86_400_000)
    await town.mind()
    const later = await (await town.device('phone')).newPage()
    await enter(later, '/pocket/grid', 'otherGridWorker')
    await later.locator(`a[href="/pocket/m/${matter}"]`).waitFor()
    await expectAccessible(later, 'the grid on the phone of its new worker')
  })

  it('is found and moved on the flat plan where the machine cannot draw the map', async () => {
    const estate = (await town.ask('GET', `/api/places/${town.gangwan}`)).body as unknown as Estate
    const moved = estate.buildings.find(({ grid }) => grid === estate.grids[4]!.id)!
    const device = await town.device('desk')
    // As on a machine whose graphics card the browser will not use.
    await device.addInitScript('HTMLCanvasElement.prototype.getContext = () => null')
    const desk = await device.newPage()
    await enter(desk, '/console/places', 'clerk')
    await desk.getByText(map('map.flat')).waitFor()
    await desk.locator(`[data-place="${moved.id}"]`).click()
    const side = desk.locator('.estate-side')
    await side.getByRole('button', { name: map('map.move') }).click()
    await desk.locator(`[data-place="${estate.grids[3]!.id}"]`).click({ position: { x: 6, y: 60 } })
    await side.getByRole('button', { name: house('move.send') }).click()
    await side.getByText(estate.grids[3]!.name, { exact: true }).waitFor()
    await expectAccessible(desk, 'the flat plan')
    await desk.getByLabel(places('places.day-on')).fill('2025-12-31')
    await desk.getByText(places('places.counts', { grids: 0, buildings: 0, staircases: 0, dwellings: 0 })).waitFor()
    const [row] = await town.look('select grid_id from buildings where id = $1', [moved.id])
    expect(row).toEqual({ grid_id: estate.grids[3]!.id })
  })
})

async function enter(page: Page, path: string, who: CastName): Promise<void> {
  await page.goto(path)
  await page.getByLabel(signIn('sign-in.username')).fill(town.cast[who].username)
  await page.getByLabel(signIn('sign-in.password'), { exact: true }).fill(castPassword)
  await page.getByRole('button', { name: signIn('sign-in.submit'), exact: true }).click()
}

/** Clicks a building or grid where the map shows it: the whole estate fits into the canvas, 24 pixels from its borders. */
async function clickOnMap(page: Page, estate: Estate, id: string): Promise<void> {
  const canvas = page.locator('.estate-canvas')
  await canvas.scrollIntoViewIfNeeded()
  const box = (await canvas.boundingBox())!
  const all = estate.grids.flatMap(({ outline }) => outline)
  const [xs, ys] = [0, 1].map((axis) => all.map((point) => point[axis]!)) as [number[], number[]]
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const scale = Math.min((box.width - 50) / (east - west), (box.height - 50) / (north - south))
  const { outline } = [...estate.buildings, ...estate.grids].find((each) => each.id === id)!
  const middle = [0, 1].map((axis) => outline.reduce((sum, point) => sum + point[axis]!, 0) / outline.length)
  const x = box.width / 2 + (middle[0]! - (west + east) / 2) * scale
  const y = box.height / 2 - (middle[1]! - (south + north) / 2) * scale
  // By its place in the canvas: the canvas itself may still be moved by what comes above it.
  await canvas.click({ position: { x, y } })
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
