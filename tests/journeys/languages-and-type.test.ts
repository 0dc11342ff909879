import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castPassword } from '../../src/people/testing.ts'
import { smallTargets, smallWords, widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown, photograph, untilRead } from './open-browser-town.ts'
import { words } from './words.ts'

const { resident, report, frame } = words

let town: BrowserTown
beforeAll(async () => {
  town = await openBrowserTown({ isDemo: true })
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
      await town.signIn(device, 'gridWorker')
      for (const screen of pocketScreens) await readsWell(page, screen, language)
    })
  }
})

describe('in the largest type, a press that leads nowhere', () => {
  it('brings what is wrong into sight, and names a file that is no picture', async () => {
    const device = await town.device('narrow phone')
    await device.addInitScript(`localStorage.setItem('gangwan.type-step', '3')`)
    const page = await device.newPage()
    await page.goto('/b/GW-001-1?step=what')
    const next = page.getByRole('button', { name: report('report.next'), exact: true })
    await next.click()
    await standsInSight(page, report('what.missing'))
    await page.getByLabel(report('what.words')).fill('厨房闻到煤气味，头晕。')
    await page.evaluate('window.scrollTo(0, 0)')
    await next.click()
    await standsInSight(page, report('danger.is-gas'))
    await page.getByLabel(report('what.words')).fill('三楼楼道灯不亮。')
    await next.click()
    const tiles = page.locator('.spot-choice .choice')
    await tiles.first().waitFor()
    for (const tile of await tiles.all()) expect((await tile.boundingBox())!.width).toBeGreaterThan(300)
    const file = page.locator('input[type=file]').last()
    await file.setInputFiles({ name: 'tongzhi.docx', mimeType: 'image/jpeg', buffer: Buffer.from('PK, no picture') })
    await page.getByText(frame('photo.none', { name: 'tongzhi.docx' })).waitFor()
    await expectAccessible(page, 'a file that is no picture')
    await file.setInputFiles(await photograph('lou.jpg', '#667788'))
    await page.getByAltText(frame('photo.alt', { n: 1 })).waitFor()
    expect(await page.getByText(frame('photo.none', { name: 'tongzhi.docx' })).count()).toBe(0)
  })
})

describe('an address that opens nothing', () => {
  it('says so to a person, and offers the way by number and PIN', async () => {
    const page = await (await town.device('phone')).newPage()
    await page.goto(`/t/${'A'.repeat(43)}`)
    await page.getByRole('heading', { name: resident('link.unknown') }).waitFor()
    await page.getByLabel(resident('pin.pin')).waitFor()
    await expectAccessible(page, 'a link that opens nothing')
    const answer = await page.goto('/nothing-here')
    expect(answer?.status()).toBe(404)
    await page.getByRole('heading', { name: resident('lost.title') }).waitFor()
  })
})

describe('in a demo', () => {
  const ribbon = frame('frame.demo')

  it.each(['/', '/b/GW-001-1', '/board', '/totals', '/privacy', '/well', '/me', '/m/GW-2026-00001', '/pocket'])(
    '%s says that all of it is invented',
    async (path) => {
      const page = await (await town.device('phone')).newPage()
      await page.goto(path)
      await page.getByText(ribbon).first().waitFor()
    },
  )

  it('so does the desk, before and after somebody signed in', async () => {
    const page = await (await town.device('desk')).newPage()
    await page.goto('/console')
    await page.getByText(ribbon).waitFor()
    const { username } = town.cast.secretary
    const answer = await page.request.post('/api/session', { data: { username, password: castPassword } })
    expect(answer.status()).toBe(200)
    for (const path of ['/console', '/console/residents', '/console/care', '/console/settings']) {
      await page.goto(path)
      await page.getByLabel(words.console('console.demo-label'), { exact: true }).waitFor()
    }
  })

  it('whoever comes through a proxy or under another name reads what to do, and gets nothing of it', async () => {
    const page = await (await town.device('phone')).newPage()
    const { port } = new URL(town.address)
    expect((await page.goto(`http://estate.test:${port}/console`))?.status()).toBe(403)
    await page.getByRole('heading', { name: '这是演示' }).waitFor()
    await expectAccessible(page, 'a demo that is asked for from elsewhere')
    expect(await page.evaluate(widthBeyondWindow)).toBeLessThanOrEqual(0)
  })
})

/** The words lie within the window and above the bar at the thumb. */
async function standsInSight(page: Page, words: string): Promise<void> {
  const place = page.getByText(words).first()
  await place.waitFor()
  await expect
    .poll(async () => {
      const [told, bar] = [await place.boundingBox(), await page.locator('.page-action').boundingBox()]
      return told !== null && bar !== null && told.y >= 0 && told.y + told.height <= bar.y
    })
    .toBe(true)
}

async function readsWell(page: Page, screen: string, language: string): Promise<void> {
  await page.goto(screen)
  await page.locator('main').locator('h1, h2, p, a, button, input').first().waitFor()
  await untilRead(page)
  expect(await page.locator('html').getAttribute('lang')).toBe(language)
  await expectAccessible(page, `${screen} in ${language}`)
  expect(await page.evaluate(widthBeyondWindow), `${screen}: scrolls sideways`).toBeLessThanOrEqual(0)
  expect(await page.evaluate(smallWords), `${screen}: type under 20 px`).toEqual([])
  expect(await page.evaluate(smallTargets), `${screen}: targets under 60 px`).toEqual([])
}
