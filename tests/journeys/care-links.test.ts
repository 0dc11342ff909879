import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { careLinkOf } from '../../src/care/testing.ts'
import { wellMessages } from '../../src/care/web/resident/messages.ts'
import { textIn } from '../../src/platform/i18n/messages.ts'
import { openLink, pass, secrets, toNextStep, watched } from './care-town.ts'
import { smallTargets, smallWords, widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown } from './open-browser-town.ts'

const say = textIn('zh-Hans', wellMessages)

let town: BrowserTown
beforeAll(async () => {
  town = await openBrowserTown()
})
afterAll(() => town.close())

describe('a care link', () => {
  it('gives her one large button that works without a connection, and says what became of it', async () => {
    const who = await watched(town)
    const device = await town.device('phone')
    const page = await openLink(device, who.link)
    const button = page.getByRole('button', { name: say('well.press') })
    await button.waitFor()
    expect((await button.boundingBox())!.height).toBeGreaterThan(180)
    expect(await page.locator('html').getAttribute('data-type')).toBe('large')
    await expectAccessible(page, 'well, her button')

    await device.setOffline(true)
    await button.click()
    await page.getByText(say('well.kept')).waitFor()
    await expectAccessible(page, 'well, kept on the phone')
    // A sign counts for when it was given: two hours later and after the miss, it still tells that all is well.
    await pass(town, 210)
    expect(await states(who.plan)).toEqual(['verify'])
    await device.setOffline(false)
    await page.getByText(say('well.got')).waitFor()
    expect(await states(who.plan)).toEqual(['closed'])
    await expectAccessible(page, 'well, received')

    await page.getByRole('button', { name: say('away.open') }).click()
    await page.getByRole('heading', { name: say('away.title') }).waitFor()
    await expectAccessible(page, 'well, choosing the day')
    await page.getByRole('button', { name: /3 天后/ }).click()
    await page.getByRole('button', { name: say('away.back') }).waitFor()
    await expectAccessible(page, 'well, away')
    await page.getByRole('button', { name: say('away.back') }).click()
    await page.getByRole('button', { name: say('away.open') }).waitFor()
    await device.close()
  })

  it('opens without a connection, at its address and by her link', async () => {
    const who = await watched(town, 11)
    const device = await town.device('phone')
    const page = await openLink(device, who.link)
    const button = page.getByRole('button', { name: say('well.press') })
    await button.waitFor()
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
    await page.reload()
    await button.waitFor()
    await device.setOffline(true)
    for (const address of ['/well', careLinkOf(secrets, who.link)]) {
      await page.goto(address)
      await button.waitFor()
      await expectAccessible(page, `well at ${address === '/well' ? address : 'her link'}, without a connection`)
    }
    await button.click()
    await page.getByText(say('well.kept')).waitFor()
    await device.setOffline(false)
    await page.getByText(say('well.got')).waitFor()
    await device.close()
  })

  it('opens without a connection however soon she left it: her page is kept as soon as it stands', async () => {
    const who = await watched(town, 12)
    const device = await town.device('phone')
    const page = await device.newPage()
    // What her page needs comes closely behind another answer that is kept, at the last moment before the connection ends.
    const asked = page.waitForRequest('**/api/care/mine')
    const told = page.waitForResponse('**/api/places')
    const worker = page
      .waitForEvent('load')
      .then(() => page.evaluate('navigator.serviceWorker.ready.then(() => undefined)'))
    await page.route('**/api/places', (route) => Promise.all([asked, worker]).then(() => route.continue()))
    await page.route('**/api/care/mine', (route) => told.then(() => route.continue()))
    await page.goto(careLinkOf(secrets, who.link))
    // In the frame in which the button is drawn; a locator would look again half a second later.
    await page.evaluate(`new Promise((drawn) => {
      const look = () => (document.querySelector('.well-button') ? drawn() : requestAnimationFrame(look))
      look()
    })`)
    await device.setOffline(true)
    await page.goto('/well')
    await page.getByRole('button', { name: say('well.press') }).waitFor()
    await device.close()
  })

  it('tells her family what happened when, takes that one of them goes, and how it ended', async () => {
    const who = await watched(town, 1)
    const device = await town.device('phone')
    const page = await openLink(device, who.familyLink!)
    await page.getByText(say('family.quiet')).waitFor()
    await expectAccessible(page, 'family, all well')
    await pass(town, 185)
    for (let step = 0; step < 2; step += 1) await toNextStep(town, who.plan)
    await page.reload()
    await page.getByRole('heading', { name: say('alarm.missed') }).waitFor()
    await expectAccessible(page, 'family, an alarm')
    await page.getByRole('button', { name: say('alarm.knows') }).click()
    await page.getByRole('button', { name: say('alarm.how-voice') }).waitFor()
    await expectAccessible(page, 'family, how she knows')
    await page.getByRole('button', { name: say('alarm.going') }).click()
    await page.getByText(say('alarm.mine')).waitFor()
    await expectAccessible(page, 'family, on the way')
    await town.clock.advance(8 * 60_000)
    await page.getByRole('button', { name: say('alarm.arrived') }).click()
    await page.getByText(say('alarm.there')).waitFor()
    await expectAccessible(page, 'family, at her door')
    await page.getByRole('button', { name: say('alarm.end-forgot') }).click()
    await page.getByText(say('outcome.well'), { exact: false }).waitFor()
    await expectAccessible(page, 'family, ended')
    expect(await states(who.plan)).toEqual(['closed'])
    await device.close()
  })

  it('that is none opens a page that says whom to call', async () => {
    const page = await (await town.device('phone')).newPage()
    await page.goto('/w/nonsense')
    await page.getByRole('heading', { name: say('link.unknown') }).waitFor()
    await expectAccessible(page, 'a link that is none')
  })

  for (const { language, step } of [
    { language: 'zh-Hant', step: 1 },
    { language: 'en', step: 3 },
  ] as const) {
    it(`reads well in ${language}, size ${step}, on the narrowest phone`, async () => {
      const who = await watched(town, 2 + step)
      await pass(town, 185)
      for (let round = 0; round < 2; round += 1) await toNextStep(town, who.plan)
      for (const link of [who.link, who.familyLink!]) {
        const device = await town.device('narrow phone')
        const settings = { 'gangwan.language': language, 'gangwan.type-step': String(step) }
        await device.addInitScript(`Object.assign(localStorage, ${JSON.stringify(settings)})`)
        const page = await openLink(device, link)
        const screen = `${link === who.link ? 'her page' : 'her family’s page'} in ${language}`
        await expectAccessible(page, screen)
        expect(await page.evaluate(widthBeyondWindow), `${screen}: scrolls sideways`).toBeLessThanOrEqual(0)
        expect(await page.evaluate(smallWords), `${screen}: type under 20 px`).toEqual([])
        expect(await page.evaluate(smallTargets), `${screen}: targets under 60 px`).toEqual([])
        await device.close()
      }
    })
  }
})

async function states(plan: string): Promise<string[]> {
  const rows = await town.look<{ state: string }>('select state from alarms where plan_id = $1', [plan])
  return rows.map(({ state }) => state)
}
