import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consoleMessages } from '../../src/app/web/console/messages.ts'
import { deskMessages } from '../../src/matters/web/console/messages-desk.ts'
import { textIn } from '../../src/platform/i18n/messages.ts'
import { widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown } from './open-browser-town.ts'

let town: BrowserTown
const pictures = process.env.PICTURES
const shell = textIn('zh-Hans', consoleMessages)
const desk = textIn('zh-Hans', deskMessages)

beforeAll(async () => {
  town = await openBrowserTown()
})
afterAll(() => town.close())

async function atTheDesk(settings: Record<string, string> = {}, of: 'desk' | 'phone' = 'desk'): Promise<Page> {
  const device = await town.device(of)
  await device.addInitScript(`Object.assign(localStorage, ${JSON.stringify(settings)})`)
  await town.signIn(device, 'clerk')
  const page = await device.newPage()
  await page.goto('/console')
  return page
}

describe('the bell of the desk', () => {
  it('names where a reporter has new words, leads to all of them, and forgets it once somebody has answered', async () => {
    const told = await town.report({ words: '三楼的灯又不亮了。' })
    const { matter, number, report } = told.body as { matter: string; number: string; report: string }
    const page = await atTheDesk()
    await page.getByRole('button', { name: shell('bell.label') }).click()
    await page.getByRole('heading', { name: shell('bell.fresh') }).waitFor()
    expect(await page.getByRole('heading', { name: shell('bell.said') }).count()).toBe(0)

    const body = { words: '门禁找门卫开。' }
    const said = await town.ask('POST', `/api/matters/mine/${report}/answer`, { cookies: told.cookies, body })
    expect(said.status, JSON.stringify(said.body)).toBe(200)
    await page.getByRole('heading', { name: shell('bell.said') }).waitFor()
    await expectAccessible(page, 'the bell, with new words')
    if (pictures) await page.screenshot({ path: `${pictures}/bell.png` })
    await page.getByRole('link', { name: shell('bell.all-said') }).click()
    await page.locator('.matter-row', { hasText: number }).waitFor()
    expect(await page.locator('.matter-row').count()).toBe(1)
    await expectAccessible(page, 'the queue of new words')
    if (pictures) await page.screenshot({ path: `${pictures}/bell-queue.png` })

    const cookies = await town.as('clerk')
    const replied = await town.ask('POST', `/api/matters/${matter}/reply`, {
      cookies,
      body: { words: '好，今天就来。' },
    })
    expect(replied.status).toBe(200)
    await page.reload()
    await page.getByText(desk('list.none-said')).waitFor()
    await expectAccessible(page, 'the queue of new words, empty')
    await page.context().close()
  })

  it.each([
    ['zh-Hant', '1', 'phone'],
    ['en', '3', 'phone'],
    ['en', '3', 'desk'],
  ] as const)('is read in %s, size %s, on a %s', async (language, size, of) => {
    const told = await town.report({ words: '楼梯口的水还在漏。' })
    const { report } = told.body as { report: string }
    await town.ask('POST', `/api/matters/mine/${report}/answer`, { cookies: told.cookies, body: { words: '还在漏。' } })
    const page = await atTheDesk({ 'gangwan.language': language, 'gangwan.type-step': size }, of)
    await page.getByRole('button', { name: new RegExp(`^${textIn(language, consoleMessages)('bell.label')}`) }).click()
    await page.getByRole('heading', { name: textIn(language, consoleMessages)('bell.said') }).waitFor()
    expect(await page.evaluate(widthBeyondWindow)).toBe(0)
    const sheet = await page.locator('.desk-flyout-sheet').boundingBox()
    expect(sheet!.x).toBeGreaterThanOrEqual(0)
    expect(sheet!.x + sheet!.width).toBeLessThanOrEqual(page.viewportSize()!.width)
    if (pictures) await page.screenshot({ path: `${pictures}/bell-${language}-${size}-${of}.png` })
    await page.context().close()
  })
})
