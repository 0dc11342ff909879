import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import { shrunkRows, smallTargets, smallWords, widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown } from './open-browser-town.ts'

let town: BrowserTown
let matter: string
beforeAll(async () => {
  town = await openBrowserTown()
  matter = await aboveTheSubdistrict()
  await town.report()
})
afterAll(() => town.close())

async function aboveTheSubdistrict(): Promise<string> {
  const id = String((await town.report()).body.matter)
  for (const name of ['gridLeader', 'clerk', 'officer'] as const) {
    const cookies = await town.as(name)
    const body = { reason: '本级办不了。' }
    expect((await town.ask('POST', `/api/matters/${id}/hand-up`, { cookies, body })).status).toBe(200)
  }
  return id
}

const looks = [
  { language: 'zh-Hant', step: 1 },
  { language: 'en', step: 3 },
] as const
const screensOf = (id: string): readonly [CastName, readonly string[]][] => [
  ['administrator', ['/console/staff']],
  ['officer', [`/console/matters/${id}`, `/console/print/transfer/${id}`]],
  [
    'secretary',
    [
      '/console',
      '/console/places',
      '/console/staff',
      '/console/messages',
      '/console/figures',
      '/console/settings',
      '/console/print/ledger/all',
      '/console/print/period/week',
    ],
  ],
]

describe('the desk', () => {
  for (const { language, step } of looks) {
    it(`reads well in ${language}, size ${step}`, async () => {
      for (const [who, screens] of screensOf(matter)) {
        const device = await town.device('desk')
        const settings = { 'gangwan.language': language, 'gangwan.type-step': String(step) }
        await device.addInitScript(`Object.assign(localStorage, ${JSON.stringify(settings)})`)
        await town.signIn(device, who)
        const page = await device.newPage()
        for (const screen of screens) await readsWell(page, { screen, language })
        await device.close()
      }
    })
  }
})

type Look = { readonly screen: string; readonly language: string }

async function readsWell(page: Page, { screen, language }: Look): Promise<void> {
  await page.goto(screen)
  await page.locator('main h1, article h1').first().waitFor({ state: 'attached' })
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  expect(await page.locator('html').getAttribute('lang')).toBe(language)
  await expectAccessible(page, `${screen} in ${language}`)
  expect(await page.evaluate(widthBeyondWindow), `${screen}: scrolls sideways`).toBeLessThanOrEqual(0)
  expect(await page.evaluate(smallWords), `${screen}: type under 20 px`).toEqual([])
  expect(await page.evaluate(smallTargets), `${screen}: targets under 60 px`).toEqual([])
  expect(await page.evaluate(shrunkRows), `${screen}: rows that do not fill their line`).toEqual([])
}
