import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import { smallTargets, smallWords, widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown } from './open-browser-town.ts'

let town: BrowserTown
const pictures = process.env.PICTURES
const communities = '**/api/places'

beforeAll(async () => {
  town = await openBrowserTown()
})
afterAll(() => town.close())

async function signedIn(name: CastName, settings: Record<string, string> = {}): Promise<Page> {
  const device = await town.device('desk')
  await device.addInitScript(`Object.assign(localStorage, ${JSON.stringify(settings)})`)
  await town.signIn(device, name)
  return await device.newPage()
}

/** Holds the answer back until it is let go. */
async function holdBack(page: Page): Promise<() => void> {
  let tell: () => void = () => undefined
  const known = new Promise<void>((resolve) => {
    tell = resolve
  })
  await page.route(communities, (route) => known.then(() => route.continue()))
  return tell
}

/** What was asked of no community. */
function askedOfNone(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname.includes('//') || searchParams.get('community') === '') asked.push(request.url())
  })
  return asked
}

const loading = (page: Page) => page.getByRole('status').filter({ hasText: '正在读取是哪个社区' })
const rooms = (page: Page) => page.getByRole('navigation', { name: '各间屋' })
const again = (page: Page) => page.getByRole('button', { name: '再试一次' })

describe('before the desk knows which community it is', () => {
  it('rooms and menu stand at once, and nothing that could be sent', async () => {
    const clerk = await signedIn('clerk')
    const tell = await holdBack(clerk)
    const wrong = askedOfNone(clerk)
    await clerk.goto('/console/staff/partners')
    await rooms(clerk).getByRole('link', { name: /人员/ }).waitFor()
    await clerk.getByRole('button', { name: /^我：/ }).waitFor()
    await loading(clerk).waitFor()
    expect(await clerk.locator('main').getByRole('button').count()).toBe(0)
    tell()
    await clerk.getByRole('button', { name: '共建单位 xlsx' }).waitFor()
    expect(await loading(clerk).count()).toBe(0)
    const coming = clerk.waitForEvent('download')
    await clerk.getByRole('button', { name: '共建单位 xlsx' }).click()
    expect((await coming).suggestedFilename()).toBe('共建单位.xlsx')
    expect(wrong).toEqual([])
  })

  it('asks for it beside who is signed in, not after', async () => {
    const clerk = await signedIn('clerk')
    let tell: () => void = () => undefined
    const known = new Promise<void>((resolve) => {
      tell = resolve
    })
    await clerk.route('**/api/session', (route) => known.then(() => route.continue()))
    const asked = clerk.waitForRequest(communities)
    await clerk.goto('/console')
    await asked
    tell()
    await clerk.getByRole('searchbox').or(clerk.getByRole('combobox')).first().waitFor()
  })

  it('says after a while that there is no answer, and asks anew when told to', async () => {
    const clerk = await signedIn('clerk')
    await clerk.clock.install()
    let tries = 0
    // The first is never answered, nor given up by the server.
    await clerk.route(communities, async (route) => {
      tries += 1
      if (tries > 1) await route.continue()
    })
    await clerk.goto('/console/residents')
    await loading(clerk).waitFor()
    expect(await again(clerk).count()).toBe(0)
    await clerk.clock.runFor(8_500)
    await clerk.getByText('等了好一会儿，还没有答复。').waitFor()
    await expectAccessible(clerk, 'no answer')
    await again(clerk).click()
    await clerk.getByRole('heading', { name: '居民', exact: true }).waitFor()
  })

  it('says that it could not be read, and reads it anew when told to', async () => {
    const clerk = await signedIn('clerk')
    await clerk.route(communities, (route) => route.fulfill({ status: 403, json: {} }))
    await clerk.goto('/console/residents')
    await clerk.getByText('还不知道是哪个社区').waitFor()
    expect(await loading(clerk).count()).toBe(0)
    await rooms(clerk).waitFor()
    await expectAccessible(clerk, 'failed')
    await clerk.unroute(communities)
    await again(clerk).click()
    await clerk.getByRole('heading', { name: '居民', exact: true }).waitFor()
  })

  it('says so where there is none to see', async () => {
    const officer = await signedIn('officer')
    await officer.route(communities, (route) => route.fulfill({ json: { communities: [], demo: false, empty: true } }))
    await officer.goto('/console/staff')
    await officer.getByText('没有您可以看的社区').waitFor()
    await officer.getByRole('button', { name: /^我：/ }).click()
    await officer.getByRole('menuitem', { name: '退出登录' }).waitFor()
    await expectAccessible(officer, 'none')
  })

  it('opens for officers over several, who change between them', async () => {
    const officer = await signedIn('officer')
    const tell = await holdBack(officer)
    await officer.goto('/console/places')
    await loading(officer).waitFor()
    tell()
    await officer.getByRole('heading', { name: '全部楼栋' }).waitFor()
    const choice = officer.getByRole('combobox', { name: '社区' })
    expect(await choice.locator('option').count()).toBeGreaterThan(1)
  })

  it('is read in large type, in each language, at the desk and on a phone', async () => {
    for (const language of ['zh-Hans', 'zh-Hant', 'en']) {
      const clerk = await signedIn('clerk', { 'gangwan.language': language, 'gangwan.type-step': '3' })
      await clerk.clock.install()
      await holdBack(clerk)
      for (const [width, height] of [
        [1440, 900],
        [390, 844],
      ] as const) {
        await clerk.setViewportSize({ width, height })
        await clerk.goto('/console/residents')
        await clerk.locator('main .loading').waitFor()
        if (pictures) await clerk.screenshot({ path: `${pictures}/waits-${language}-${width}.png` })
        await clerk.clock.runFor(8_500)
        await clerk.locator('main').getByRole('button').waitFor()
        if (pictures) await clerk.screenshot({ path: `${pictures}/long-${language}-${width}.png` })
        if (width === 1440) {
          expect(await clerk.evaluate(smallWords), language).toEqual([])
          expect(await clerk.evaluate(smallTargets), language).toEqual([])
          expect(await clerk.evaluate(widthBeyondWindow), language).toBeLessThanOrEqual(0)
        }
      }
      if (!pictures) continue
      await clerk.unroute(communities)
      await clerk.route(communities, (route) => route.fulfill({ status: 403, json: {} }))
      for (const width of [390, 1440]) {
        await clerk.setViewportSize({ width, height: 900 })
        await clerk.goto('/console/residents')
        await clerk.locator('main').getByRole('button').waitFor()
        await clerk.screenshot({ path: `${pictures}/failed-${language}-${width}.png` })
      }
    }
  })
})
