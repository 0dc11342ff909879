import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castPassword } from '../../src/people/testing.ts'
import { smallTargets, smallWords, widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown } from './open-browser-town.ts'

let town: BrowserTown
beforeAll(async () => {
  town = await openBrowserTown()
  await town.report()
})
afterAll(() => town.close())

const residentScreens = ['/', '/b/GW-001-1', '/b/GW-001-1?step=what', '/board', '/privacy']
const pocketScreens = ['/pocket', '/pocket/grid', '/pocket/report', '/pocket/me', '/pocket/b']
const looks = [
  { language: 'zh-Hant', step: 1 },
  { language: 'en', step: 3 },
] as const

describe('in large type, on the narrowest phone', () => {
  for (const { language, step } of looks) {
    it(`every main screen reads well in ${language}, size ${step}`, async () => {
      const device = await town.device('narrow phone')
      const settings = { 'gangwan.language': language, 'gangwan.type-step': String(step) }
      await device.addInitScript(`Object.assign(localStorage, ${JSON.stringify(settings)})`)
      const page = await device.newPage()
      for (const screen of residentScreens) await readsWell(page, screen, language)
      const { username } = town.cast.gridWorker
      const signedIn = await page.request.post('/api/session', { data: { username, password: castPassword } })
      expect(signedIn.status()).toBe(200)
      for (const screen of pocketScreens) await readsWell(page, screen, language)
    })
  }
})

async function readsWell(page: Page, screen: string, language: string): Promise<void> {
  await page.goto(screen)
  await page.locator('h1, h2, .card, nav a').first().waitFor()
  await page.waitForLoadState('networkidle')
  expect(await page.locator('html').getAttribute('lang')).toBe(language)
  await expectAccessible(page, `${screen} in ${language}`)
  expect(await page.evaluate(widthBeyondWindow), `${screen}: scrolls sideways`).toBeLessThanOrEqual(0)
  expect(await page.evaluate(smallWords), `${screen}: type under 20 px`).toEqual([])
  expect(await page.evaluate(smallTargets), `${screen}: targets under 60 px`).toEqual([])
}
