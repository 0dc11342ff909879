import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putOnDuty } from '../../src/care/testing.ts'
import { careDeskMessages } from '../../src/care/web/console/messages.ts'
import { carePlanMessages } from '../../src/care/web/console/messages-plans.ts'
import { alarmMessages } from '../../src/care/web/messages-alarm.ts'
import { careProblemWords } from '../../src/care/web/messages-problems.ts'
import { textIn } from '../../src/platform/i18n/messages.ts'
import { dutyMessages } from '../../src/rosters/web/console/messages.ts'
import { secrets, signedIn, watched } from './care-town.ts'
import { smallTargets, smallWords, widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown } from './open-browser-town.ts'
import { words } from './words.ts'

const desk = textIn('zh-Hans', careDeskMessages)
const plans = textIn('zh-Hans', carePlanMessages)
const duty = textIn('zh-Hans', dutyMessages)
const alarm = textIn('zh-Hans', alarmMessages)
const problem = textIn('zh-Hans', careProblemWords)

let town: BrowserTown
beforeAll(async () => {
  town = await openBrowserTown()
})
afterAll(() => town.close())

/** Counts the tones that the browser really starts. */
const countTones = `(() => {
  const make = AudioContext.prototype.createOscillator
  window.tones = 0
  AudioContext.prototype.createOscillator = function () { window.tones += 1; return make.call(this) }
})()`
const tones = (page: Page) => page.evaluate<number>('window.tones')
const sounds = (page: Page, more: number) => expect.poll(() => tones(page), { timeout: 20_000 }).toBeGreaterThan(more)

/** Somebody saw her collapse: everybody up to the desk is told at once. */
async function collapse(plan: string): Promise<void> {
  const path = `/api/care/${town.gangwan}/plans/${plan}/alarm`
  const raised = await town.ask('POST', path, { cookies: await town.as('secretary'), body: { cause: 'collapse' } })
  expect(raised.status).toBe(201)
}

const screensOf = ({ id, plan_id }: { id: string; plan_id: string }) => [
  '/console/care',
  `/console/care/alarms/${id}`,
  `/console/care/plans/${plan_id}`,
  '/console/care/ahead',
  '/console/duties',
]

describe('the desk', () => {
  it('hears an alarm until somebody pressed “seen”, takes it, ends it and keeps what it taught', async () => {
    const who = await watched(town, 0)
    await putOnDuty(town, { community: town.gangwan, role: 'duty_desk', account: town.cast.clerk.account, secrets })
    const device = await town.device('desk')
    await device.addInitScript(countTones)
    const page = await signedIn(device, town, 'clerk')
    await page.goto('/console/care')
    await page.getByText(desk('board.none'), { exact: true }).waitFor()
    await expectAccessible(page, 'the board, empty')
    await page.getByRole('button', { name: desk('ring.allow') }).click()
    await page.getByText(desk('ring.on')).waitFor()
    await expectAccessible(page, 'the board, allowed to ring')
    const tried = await tones(page)

    await collapse(who.plan)
    await page.getByText(desk('ring.strip', { count: 1 })).waitFor()
    await sounds(page, tried + 3)
    await expectAccessible(page, 'the board, ringing')
    await page.getByRole('button', { name: new RegExp(alarm('act.seen')) }).click()
    await page.getByText(desk('ring.strip', { count: 1 })).waitFor({ state: 'detached' })
    const silent = await tones(page)
    await page.locator('.care-board-card h2 a').click()
    await page.getByRole('heading', { name: '何玉珍' }).waitFor()
    await expectAccessible(page, 'one alarm')
    await page.getByRole('button', { name: desk('page.numbers') }).click()
    await page.getByRole('link', { name: '10000000002' }).waitFor()
    await expectAccessible(page, 'one alarm, with numbers')
    await page.getByRole('button', { name: alarm('act.claim'), exact: true }).click()
    await page.getByText(alarm('state.owned')).first().waitFor()
    await expectAccessible(page, 'one alarm, claimed')
    const file = page.waitForEvent('download')
    await page.getByRole('button', { name: desk('page.print') }).click()
    expect((await file).suggestedFilename()).toBe('call-sheet.pdf')

    await page.getByRole('button', { name: alarm('act.close') }).click()
    await page.getByLabel(desk('act.outcome'), { exact: true }).selectOption('need')
    await expectAccessible(page, 'one alarm, how it ended')
    await page.getByRole('button', { name: words.staff('act.send') }).click()
    const helped = page.getByLabel(desk('debrief.helped'))
    await helped.waitFor()
    await expectAccessible(page, 'one alarm, to be talked over')
    await helped.fill('玉珍的邻居有钥匙。')
    await page.getByLabel(desk('debrief.to-change')).fill('先问谁有钥匙。')
    await page.getByRole('button', { name: words.staff('act.send') }).click()
    await page.getByText(problem('field.names-somebody')).waitFor()
    await expectAccessible(page, 'one alarm, a name in the debrief')
    await helped.fill('同一层的邻居有钥匙。')
    await page.getByRole('button', { name: words.staff('act.send') }).click()
    await page.getByText(desk('debrief.kept')).waitFor()
    await expectAccessible(page, 'one alarm, talked over')
    expect(await tones(page)).toBe(silent)

    await page.getByRole('link', { name: desk('page.back') }).click()
    await page.getByRole('link', { name: desk('tab.cases') }).click()
    await page.getByText('同一层的邻居有钥匙。').waitFor()
    await expectAccessible(page, 'the cases')
    await device.close()
  })

  it('takes a resident from a proposal to a plan that runs, and fills a gap of duty', async () => {
    const [door] = await town.look<{ id: string }>(
      'select id from dwellings where community_id = $1 and id not in (select dwelling_id from persons where dwelling_id is not null) limit 1',
      [town.gangwan],
    )
    const page = await signedIn(await town.device('desk'), town, 'clerk')
    const entered = await page.request.post(`/api/people/${town.gangwan}/residents`, {
      data: {
        dwelling: door!.id,
        name: '简月嫦',
        birth: { year: 1941, month: 5 },
        phone: '10000000021',
        relation: 'head',
      },
    })
    expect(entered.status()).toBe(201)
    await page.goto('/console/care/plans')
    await page.getByRole('link', { name: plans('list.propose') }).click()
    await page.getByLabel(plans('new.find')).fill('简月嫦')
    await expectAccessible(page, 'a proposal, finding her')
    await page.getByRole('button', { name: /简/ }).click()
    await expectAccessible(page, 'a proposal')
    await page.getByRole('button', { name: words.staff('act.send') }).click()
    await page.getByText(plans('plan.missing')).waitFor()
    await expectAccessible(page, 'a plan, proposed')
    await page.getByRole('button', { name: plans('limits.tell') }).click()
    await page.getByRole('button', { name: plans('limits.tell') }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: plans('consent.take') }).click()
    await page.getByRole('heading', { name: plans('rhythm.begin') }).waitFor()
    await expectAccessible(page, 'a plan, consented')
    await page.getByRole('button', { name: new RegExp(`${plans('reach.works')} ${alarm('role.person')}`) }).click()
    await page.getByText(plans('plan.missing')).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: words.staff('act.send') }).click()
    await page.getByRole('button', { name: plans('act.worry') }).waitFor()
    await expectAccessible(page, 'a plan, running')

    await page.goto('/console/duties')
    await page.getByRole('button', { name: '2栋', exact: true }).click()
    await page.getByLabel(duty('form.name'), { exact: true }).fill('陈志远')
    await page.getByLabel(duty('form.phone')).fill('10000000031')
    await expectAccessible(page, 'a gap of duty, being filled')
    await page.getByRole('button', { name: words.staff('act.send') }).click()
    await page.getByRole('button', { name: '2栋', exact: true }).waitFor({ state: 'detached' })
    await expectAccessible(page, 'duties, a gap filled')
    await page.goto('/console/care/ahead')
    await page.getByText('简*嫦').first().waitFor()
    await expectAccessible(page, 'what can be mended beforehand')
    await page.context().close()
  })

  it('is shown an alarm without a sound where it was muted', async () => {
    const who = await watched(town, 1)
    const device = await town.device('desk')
    await device.addInitScript(countTones)
    const page = await signedIn(device, town, 'secretary')
    await page.goto('/console/care')
    await page.getByRole('button', { name: desk('ring.allow') }).click()
    await page.getByRole('button', { name: desk('ring.mute') }).click()
    await page.getByText(desk('ring.muted')).waitFor()
    const before = await tones(page)
    await collapse(who.plan)
    await page.getByText(desk('ring.strip', { count: 1 })).waitFor()
    expect(await tones(page)).toBe(before)
    await page.getByRole('button', { name: desk('ring.unmute') }).click()
    await sounds(page, before)
    await device.close()
  })

  for (const { language, step } of [
    { language: 'zh-Hant', step: 1 },
    { language: 'en', step: 3 },
  ] as const) {
    it(`reads well in ${language}, size ${step}`, async () => {
      const [row] = await town.look<{ id: string; plan_id: string }>(
        "select id, plan_id from alarms where state <> 'closed'",
      )
      const device = await town.device('desk')
      const settings = { 'gangwan.language': language, 'gangwan.type-step': String(step) }
      await device.addInitScript(`Object.assign(localStorage, ${JSON.stringify(settings)})`)
      const page = await signedIn(device, town, 'clerk')
      for (const screen of screensOf(row!)) {
        await page.goto(screen)
        await page.locator('main h1').first().waitFor()
        await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
        await expectAccessible(page, `${screen} in ${language}`)
        expect(await page.evaluate(widthBeyondWindow), `${screen}: scrolls sideways`).toBeLessThanOrEqual(0)
        expect(await page.evaluate(smallWords), `${screen}: type under 20 px`).toEqual([])
        expect(await page.evaluate(smallTargets), `${screen}: targets under 60 px`).toEqual([])
      }
    })
  }
})
