import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { watchClock } from '../../src/care/index.ts'
import { putOnDuty } from '../../src/care/testing.ts'
import { keepingMessages } from '../../src/care/web/console/keeping/messages-keeping.ts'
import { careDeskMessages } from '../../src/care/web/console/messages.ts'
import { carePlanMessages } from '../../src/care/web/console/messages-plans.ts'
import { alarmMessages } from '../../src/care/web/messages-alarm.ts'
import { careProblemWords } from '../../src/care/web/messages-problems.ts'
import { textIn } from '../../src/platform/i18n/messages.ts'
import { dutyMessages } from '../../src/rosters/web/console/messages.ts'
import { byTheSharedClock, openLink, secrets, signedIn, watched } from './care-town.ts'
import { smallTargets, smallWords, widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown } from './open-browser-town.ts'
import { words } from './words.ts'

const desk = textIn('zh-Hans', careDeskMessages)
const plans = textIn('zh-Hans', carePlanMessages)
const duty = textIn('zh-Hans', dutyMessages)
const kept = textIn('zh-Hans', keepingMessages)
const alarm = textIn('zh-Hans', alarmMessages)
const pictures = process.env.GANGWAN_PICTURES
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
const sounds = (page: Page, more: number) => expect.poll(() => tones(page)).toBeGreaterThan(more)

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
  '/console/care/cases',
  '/console/care/plans/new',
  '/console/care/visits',
  '/console/care/helpers',
  '/console/care/notices',
  '/console/care/feeds',
  '/console/care/state',
  '/console/care/reliability',
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
    // In the last building: whoever is watched in the other tests lives in the first ones.
    const [door] = await town.look<{ id: string }>(
      `select d.id from dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id
       where d.community_id = $1 and not exists (select 1 from households h where h.dwelling_id = d.id)
       order by b.number desc, d.id limit 1`,
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

  it('says who is away, goes over a plan, leaves family out unseen, ends it and makes it nameless', async () => {
    const who = await watched(town, 2)
    const page = await signedIn(await town.device('desk'), town, 'clerk')
    await byTheSharedClock(page, town)
    await page.goto(`/console/care/plans/${who.plan}`)
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const send = () => press(words.staff('act.send'))
    await press(plans('away.say'))
    await page.getByLabel(plans('away.until')).fill('2026-11-28')
    await expectAccessible(page, 'a plan, away')
    await send()
    await page.getByText(plans('away.now', { from: '11月26日', to: '11月28日' })).waitFor()

    await press(plans('review.do'))
    await page.getByLabel(plans('review.next')).fill('2026-11-20')
    await send()
    await page.getByText(problem('field.not-to-come')).waitFor()
    await page.getByLabel(plans('review.next')).fill('2027-02-01')
    await expectAccessible(page, 'a plan, gone over')
    await send()
    await page.getByText(plans('review.last', { at: '' }).trim()).waitFor()

    await press(plans('cadence.set'))
    await page.getByLabel(plans('cadence.every')).selectOption('3')
    await expectAccessible(page, 'a plan, a visit being agreed')
    await send()
    await page.getByText(plans('cadence.visit', { n: 3, w: 2 })).waitFor()
    if (pictures) await page.screenshot({ path: `${pictures}/desk-cadence.png`, fullPage: true })
    await press(plans('cadence.end'))
    await page.getByText(plans('cadence.none')).waitFor()

    await page.getByText(plans('duress.title')).click()
    await press(plans('duress.set'))
    await page.getByText(plans('duress.on')).waitFor()
    await expectAccessible(page, 'a plan, family left out')
    const family = await openLink(await town.device('phone'), who.familyLink!)
    expect(await family.locator('body').innerText()).not.toContain(plans('duress.on'))
    await collapse(who.plan)
    const [sends] = await town.look<{ told: number }>(
      `select count(*)::int as told from alarm_sends s join alarms a on a.id = s.alarm_id where a.plan_id = $1 and s.recipient_kind = 'contact'`,
      [who.plan],
    )
    expect(sends).toEqual({ told: 0 })
    await family.reload()
    await family.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
    expect(await family.locator('body').innerText()).not.toContain(alarm('act.claim'))
    await family.context().close()
    await town.look(
      `update alarms set state = 'closed', outcome = 'test', next_at = null, closed_at = clock_now() - interval '2 days' where plan_id = $1`,
      [who.plan],
    )

    await page.reload()
    await press(plans('end.title'))
    await page.getByLabel(plans('end.why')).selectOption('moved')
    await send()
    await press(plans('forget.title'))
    await expectAccessible(page, 'a plan, to be made nameless')
    await send()
    await page.getByText('何*珍').waitFor({ state: 'detached' })
    await expectAccessible(page, 'a plan, nameless')
    expect(await town.look('select state, person_id from care_plans where id = $1', [who.plan])).toEqual([
      { state: 'anonymised', person_id: null },
    ])
    await page.context().close()
  })

  it('keeps helpers, feeds and notices, and sees whether the program goes and what is simulated', async () => {
    const who = await watched(town, 3)
    const page = await signedIn(await town.device('desk'), town, 'clerk')
    const shot = async (name: string) => {
      if (pictures) await page.screenshot({ path: `${pictures}/desk-${name}.png`, fullPage: true })
    }
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const send = () => press(words.staff('act.send'))
    await page.goto('/console/care/helpers')
    await page.getByText(kept('helpers.none'), { exact: true }).waitFor()
    await shot('helpers-none')
    await press(kept('helpers.add'))
    await page.getByLabel(kept('helpers.who')).selectOption({ label: town.cast.kinMember.name })
    await page.getByLabel('1栋', { exact: true }).check()
    await expectAccessible(page, 'helpers, one being added')
    await shot('helpers-add')
    await send()
    await page.getByRole('heading', { name: town.cast.kinMember.name }).waitFor()
    await expectAccessible(page, 'helpers')
    await shot('helpers')

    await page.goto('/console/care/feeds')
    await press(kept('feeds.add'))
    await page.getByLabel(kept('feeds.name')).fill('一号楼水表')
    await send()
    await page.getByText(kept('feeds.secret')).waitFor()
    await page.getByRole('heading', { name: '一号楼水表' }).waitFor()
    await expectAccessible(page, 'feeds, one opened')
    await shot('feeds')
    await press(kept('feed.revoke'))
    await send()
    await page.getByText(kept('feed.revoked'), { exact: true }).waitFor()
    await expectAccessible(page, 'feeds, one revoked')

    const care = `/api/care/${town.gangwan}`
    const cookies = await town.as('secretary')
    const ask = async (path: string, body: object) => {
      const answer = await town.ask('POST', `${care}${path}`, { cookies, body })
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    }
    await ask(`/plans/${who.plan}/cadence`, { kind: 'visit', everyDays: 7, windowDays: 2 })
    const [round] = await town.look<{ id: string }>('select id from care_rounds where plan_id = $1', [who.plan])
    await ask(`/rounds/${round!.id}/record`, { result: 'concern', concerns: ['lonely'], follow: 'notice' })
    await page.goto('/console/care/notices')
    await page.getByText(kept('notice.concern')).waitFor()
    await expectAccessible(page, 'notices')
    await shot('notices')
    await press(kept('notices.seen'))
    await page.getByText(kept('notices.none'), { exact: true }).waitFor()
    await expectAccessible(page, 'notices, seen to')
    await shot('notices-none')

    // No process of these tests runs the engine by itself: it stands still, and the auditor says so in red.
    await page.goto('/console/care/state')
    await page.getByText(desk('still.engine')).waitFor()
    await page.getByText(kept('state.standing'), { exact: true }).waitFor()
    await expectAccessible(page, 'the program, standing still')
    await shot('state-standing')
    await page.goto('/console/care')
    await page.getByText(desk('trouble.still-do')).waitFor()
    await expectAccessible(page, 'the board, the program standing still')
    await shot('board-red')
    await watchClock(() => 0).look(town.process.context)
    await expect
      .poll(async () => {
        await page.goto('/console/care/state')
        await page.locator('.mark').first().waitFor()
        return page.getByText(kept('state.going'), { exact: true }).count()
      })
      .toBe(1)
    await expectAccessible(page, 'the program, going')
    await shot('state')

    await page.goto('/console/care/reliability')
    await page.getByRole('heading', { name: kept('rely.simulated') }).waitFor()
    await page.getByText(kept('rely.assume-people')).waitFor()
    await page.getByText(kept('rely.times')).waitFor()
    await expectAccessible(page, 'reliability, simulated')
    await shot('reliability')
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
    // The line blinks on the pages of other rooms too.
    await page.goto('/console/staff')
    expect((await page.locator('.care-strip .care-blink').boundingBox())!.width).toBeGreaterThan(5)
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
        const name = `${screen.slice('/console/'.length).replaceAll('/', '-').slice(0, 24)}-${language}`
        if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
      }
      await page.setViewportSize({ width: 390, height: 844 })
      await keepsItsPagesInOneLine(page)
      await expectAccessible(page, `the pages of care on a phone in ${language}`)
    })
  }
})

/** The ten pages stand in one line that is moved sideways: the one that is open in sight, the others by the Tab key. */
async function keepsItsPagesInOneLine(page: Page): Promise<void> {
  await page.goto('/console/care/reliability')
  const line = page.locator('nav', { has: page.locator('a[href="/console/care/reliability"]') }).last()
  const open = line.locator('a[aria-current=page]')
  await open.waitFor()
  const links = await line.getByRole('link').all()
  expect(links).toHaveLength(10)
  expect(new Set(await Promise.all(links.map(async (link) => (await link.boundingBox())!.y))).size).toBe(1)
  await standsWhole(line, open)
  await open.focus()
  for (const _ of links.slice(1)) await page.keyboard.press('Shift+Tab')
  await expect.poll(() => page.evaluate('document.activeElement.getAttribute("href")')).toBe('/console/care')
  await standsWhole(line, links[0]!)
  expect(await page.evaluate(widthBeyondWindow), 'the pages of care on a phone').toBeLessThanOrEqual(0)
}

async function standsWhole(line: Locator, link: Locator): Promise<void> {
  const [around, inside] = [(await line.boundingBox())!, (await link.boundingBox())!]
  expect(inside.x).toBeGreaterThanOrEqual(around.x - 1)
  expect(inside.x + inside.width).toBeLessThanOrEqual(around.x + around.width + 1)
}
