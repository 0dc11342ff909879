import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Building } from '../../src/places/contract-buildings.ts'
import { type BrowserTown, expectAccessible, openBrowserTown } from './open-browser-town.ts'
import { words } from './words.ts'

const { doors: say, house: houseWords } = words

let town: BrowserTown
let building: string
beforeAll(async () => {
  town = await openBrowserTown()
  const [house] = await town.look<{ id: string }>('select id from buildings where community_id = $1 and number = 1', [
    town.gangwan,
  ])
  building = house!.id
})
afterAll(() => town.close())

describe('the doors of a building', () => {
  it('are chosen on the floors and merged, split or ended, with what follows said first and what cannot be said in words', async () => {
    const house = (
      await town.ask('GET', `/api/places/${town.gangwan}/buildings/${building}`, { cookies: await town.as('clerk') })
    ).body as unknown as Building
    const { today } = house
    const onFirst = house.doors.filter(({ staircase }) => staircase === house.staircases[0]!.id)
    const [one, other, third] = onFirst.map(({ door }) => door) as [string, string, string]
    const body = { dwelling: onFirst[2]!.id, name: '岑婉仪', from: '2020-05-01' }
    await town.ask('POST', `/api/people/${town.gangwan}/residents`, { cookies: await town.as('clerk'), body })

    const device = await town.device('desk')
    await town.signIn(device, 'clerk')
    const page = await device.newPage()
    await page.goto(`/console/places/buildings/${building}`)
    const part = page.getByRole('region', { name: houseWords('house.matrix') })
    await part.getByRole('button', { name: say('doors.change') }).click()
    await choose(part, [one, other])
    await part.getByRole('button', { name: say('doors.merge') }).click()
    await part.getByText(say('doors.merge-follows', { day: today, doors: `${one}、${other}`, door: one })).waitFor()
    await expectAccessible(page, 'doors that are chosen')
    await part
      .locator('form')
      .getByRole('button', { name: say('doors.merge') })
      .click()
    await part.getByText(say('doors.was-merged', { day: today, before: `${one}、${other}`, after: one })).waitFor()

    await choose(part, [third])
    await part.getByRole('button', { name: say('doors.end') }).click()
    await part
      .locator('form')
      .getByRole('button', { name: say('doors.end') })
      .click()
    await part.getByText(say('field.lived-in')).waitFor()
    await expectAccessible(page, 'a door that cannot end')
    await part.getByRole('button', { name: say('doors.split') }).click()
    await part
      .locator('form')
      .getByRole('button', { name: say('doors.split') })
      .click()
    const after = `${third}A、${third}B`
    await part.getByText(say('doors.was-split', { day: today, before: third, after })).waitFor()
    expect(await part.getByRole('checkbox').count()).toBe(house.doors.length)
    await expectAccessible(page, 'the history of doors')
  })
})

describe('a building', () => {
  it('that was to end goes on once that is taken back, and one entered today by mistake is taken back whole', async () => {
    const device = await town.device('desk')
    await town.signIn(device, 'clerk')
    const page = await device.newPage()
    const [house] = await town.look<{ id: string; name: string }>(
      'select id, name from buildings where community_id = $1 and number = 2',
      [town.gangwan],
    )
    await page.goto(`/console/places/buildings/${house!.id}`)
    const form = page.locator('form')
    await page.getByRole('button', { name: houseWords('house.end') }).click()
    await form.getByLabel(houseWords('house.from')).fill('2026-03-20')
    await expectAccessible(page, 'ending a building')
    await form.getByRole('button', { name: houseWords('house.end') }).click()
    await page.getByText(houseWords('house.ends', { day: '2026-03-20' })).waitFor()
    await page.getByRole('button', { name: houseWords('house.go-on') }).click()
    await page.getByText(houseWords('house.go-on-follows')).waitFor()
    await expectAccessible(page, 'taking an end back')
    await form.getByRole('button', { name: houseWords('house.go-on') }).click()
    await page.getByRole('button', { name: houseWords('house.end') }).waitFor()
    expect(await page.getByText(houseWords('house.ends', { day: '2026-03-20' })).count()).toBe(0)

    const [last] = await town.look<{ id: string }>(
      `select id from buildings where community_id = $1 and number = 108`,
      [town.gangwan],
    )
    // As if it had been entered today, but for a lamp that hangs there.
    for (const table of ['dwellings', 'staircases', 'building_grids'])
      await town.look(`update ${table} set valid_from = local_today() where building_id = $1`, [last!.id])
    await town.look('update buildings set valid_from = local_today() where id = $1', [last!.id])
    const lamp = { kind: 'lamp', spot: '一楼', condition: 'good' }
    const added = await town.ask('POST', `/api/places/${town.gangwan}/buildings/${last!.id}/facilities`, {
      cookies: await town.as('clerk'),
      body: lamp,
    })
    await page.goto(`/console/places/buildings/${last!.id}`)
    await page.getByRole('button', { name: houseWords('house.end') }).click()
    await page.getByText(houseWords('house.take-back-only')).waitFor()
    await form.getByRole('button', { name: houseWords('house.take-back') }).click()
    await page.getByText(houseWords('field.built-on')).waitFor()
    await expectAccessible(page, 'a building that something was built on')
    await town.look('delete from facilities where id = $1', [added.body.id])
    await form.getByRole('button', { name: houseWords('house.take-back') }).click()
    await page.waitForURL(/\/console\/places$/)
    expect(await town.look('select id from buildings where id = $1', [last!.id])).toEqual([])
    await expectAccessible(page, 'the estate without the mistake')
    await page.close()
  })
})

async function choose(part: ReturnType<Page['getByRole']>, doors: readonly string[]): Promise<void> {
  for (const door of doors)
    await part
      .getByRole('checkbox', { name: new RegExp(`^${door}\\b`) })
      .first()
      .check()
}
