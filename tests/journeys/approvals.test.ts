import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import type { Device } from './browser.ts'
import { smallTargets, smallWords, tornMarks, widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown } from './open-browser-town.ts'
import { words } from './words.ts'

// More time is asked for: whoever decides reads for how long and why where it waits for her, and decides there.

const { act, desk, pocket, deskWord } = words
const pictures = process.env.PICTURES
const why = '配件要从厂里调，楼下小卖部老板说周三到货，装好再试一天水。'
let town: BrowserTown

beforeAll(async () => {
  // A demo tells its pages the time by the town’s clock.
  town = await openBrowserTown({ isDemo: true })
})
afterAll(() => town.close())

/** A matter of grid 1 in which its worker asks for three more working days. */
async function asked(): Promise<{ matter: string; number: string }> {
  const { body } = await town.report({ words: '二楼水管漏水，地上都是水。' })
  const { matter, number } = body as { matter: string; number: string }
  const step = async (who: CastName, verb: string, body: object = {}) =>
    expect(
      (await town.ask('POST', `/api/matters/${matter}/${verb}`, { cookies: await town.as(who), body })).status,
    ).toBe(200)
  await step('gridLeader', 'accept')
  await step('gridLeader', 'dispatch', { party: town.cast.gridWorker.post, partyKind: 'post' })
  await step('gridWorker', 'request-extension', { workingDays: 3, reason: why })
  return { matter, number }
}

async function openOn(of: Device, who: CastName, path: string, settings: Record<string, string> = {}): Promise<Page> {
  const device = await town.device(of)
  await device.addInitScript(`Object.assign(localStorage, ${JSON.stringify(settings)})`)
  await town.signIn(device, who)
  const page = await device.newPage()
  await page.goto(path)
  return page
}

const length = '3 个工作日'
const asks = deskWord('line.extension', { length, reason: why })
const photograph = (page: Page, name: string) =>
  pictures ? page.screenshot({ path: `${pictures}/${name}.png` }) : null
const standing = async (matter: string) =>
  (await town.ask('GET', `/api/matters/${matter}`, { cookies: await town.as('clerk') })).body

describe('more time that is asked for', () => {
  it('is decided on the phone with two taps by whoever may, and then waits for nobody', async () => {
    const first = await asked()
    const second = await asked()
    const phone = await openOn('phone', 'gridLeader', '/pocket')
    const waiting = phone.getByRole('region', { name: pocket('approve.title') })
    await waiting.getByText(asks).first().waitFor()
    expect(await waiting.getByText(asks).count()).toBe(2)
    // What waits for her word stands there once, also where her own grid has it.
    for (const { matter } of [first, second])
      expect(await phone.locator(`[href="/pocket/m/${matter}"]`).count()).toBe(1)
    await expectAccessible(phone, 'today with what waits for approval')
    await photograph(phone, 'approvals-phone')

    const card = (of: { matter: string }) =>
      waiting.getByRole('listitem').filter({ has: phone.locator(`[href="/pocket/m/${of.matter}"]`) })
    await card(first)
      .getByRole('button', { name: pocket('approve.grant', { length }) })
      .click()
    const sheet = phone.getByRole('dialog')
    await sheet.getByText(asks).waitFor()
    await expectAccessible(phone, 'granting more time')
    await photograph(phone, 'approvals-phone-sheet')
    await sheet.getByRole('button', { name: pocket('approve.grant', { length }) }).click()
    await card(first).waitFor({ state: 'detached' })
    expect(await standing(first.matter)).toMatchObject({ extension: null })

    await card(second)
      .getByRole('button', { name: pocket('approve.refuse') })
      .click()
    await sheet.getByRole('button', { name: pocket('approve.refuse') }).click()
    await waiting.waitFor({ state: 'detached' })
    const kinds = await town.look<{ kind: string }>(
      `select kind from journal where kind like 'matter.extension_%' and actor_id = $1 order by id`,
      [town.cast.gridLeader.account],
    )
    expect(kinds.map(({ kind }) => kind)).toEqual(['matter.extension_granted', 'matter.extension_refused'])
    await phone.context().close()
  })

  it('is no list for who asked for it, and is said on her own card and page', async () => {
    const { matter } = await asked()
    const phone = await openOn('phone', 'gridWorker', '/pocket')
    await phone.locator(`a[href="/pocket/m/${matter}"]`).filter({ hasText: asks }).waitFor()
    expect(await phone.getByRole('region', { name: pocket('approve.title') }).count()).toBe(0)
    await phone.locator(`a[href="/pocket/m/${matter}"]`).click()
    await phone.getByText(asks).first().waitFor()
    await photograph(phone, 'approvals-phone-worker')
    await phone.context().close()
  })

  it('says on the desk’s line how many working days and why', async () => {
    const { number } = await asked()
    const page = await openOn('desk', 'clerk', '/console?queue=approval')
    await page.getByRole('link', { name: desk('queue.approval') }).waitFor()
    await page.locator('.matter-row', { hasText: number }).filter({ hasText: asks }).click()
    await page.getByRole('button', { name: act('act.approve-extension') }).waitFor()
    await expectAccessible(page, 'the queue of what waits for approval')
    await photograph(page, 'approvals-desk')
    await page.context().close()
  })

  it.each([
    ['zh-Hant', '1', 'phone'],
    ['en', '3', 'narrow phone'],
    ['en', '3', 'desk'],
  ] as const)('is read in %s, size %s, on a %s', async (language, size, of) => {
    await asked()
    const settings = { 'gangwan.language': language, 'gangwan.type-step': size }
    const page = await openOn(of, 'clerk', of === 'desk' ? '/console?queue=approval' : '/pocket', settings)
    await page.getByText(why).first().waitFor()
    expect(await page.evaluate(widthBeyondWindow)).toBeLessThanOrEqual(0)
    expect(await page.evaluate(tornMarks)).toEqual([])
    await photograph(page, `approvals-${language}-${size}-${of}`)
    if (of !== 'desk') {
      expect(await page.evaluate(smallWords)).toEqual([])
      expect(await page.evaluate(smallTargets)).toEqual([])
      await page.locator('#approvals ~ ul button').first().click()
      await page.getByRole('dialog').waitFor()
      expect(await page.evaluate(widthBeyondWindow)).toBeLessThanOrEqual(0)
      await photograph(page, `approvals-${language}-${size}-${of}-sheet`)
    }
    await page.context().close()
  })
})
