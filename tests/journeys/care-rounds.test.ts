import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindRounds } from '../../src/care/index.ts'
import { type Watched, watchSomebody } from '../../src/care/testing.ts'
import { keepingMessages } from '../../src/care/web/console/keeping/messages-keeping.ts'
import { careProblemWords } from '../../src/care/web/messages-problems.ts'
import { roundMessages } from '../../src/care/web/messages-rounds.ts'
import { pocketMessages } from '../../src/matters/web/pocket/messages.ts'
import { textIn } from '../../src/platform/i18n/messages.ts'
import { secrets, signedIn } from './care-town.ts'
import { smallTargets, smallWords, widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown } from './open-browser-town.ts'

const say = textIn('zh-Hans', roundMessages)
const problem = textIn('zh-Hans', careProblemWords)
const kept = textIn('zh-Hans', keepingMessages)
const phone = textIn('zh-Hans', pocketMessages)
const pictures = process.env.GANGWAN_PICTURES

let town: BrowserTown
let watched: Watched[] = []
beforeAll(async () => {
  town = await openBrowserTown()
  await town.clock.set(new Date('2026-11-26T09:00:00+08:00'))
  watched = []
  for (let door = 0; door < 3; door += 1)
    watched.push(await watchSomebody(town, { community: town.gangwan, secrets, door }))
  const cookies = await town.as('clerk')
  const care = `/api/care/${town.gangwan}`
  const ask = async (path: string, sent: object) => {
    const answer = await town.ask('POST', `${care}${path}`, { cookies, body: sent })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  }
  const kinds = ['visit', 'call', 'visit'] as const
  for (const [index, { plan }] of watched.entries())
    await ask(`/plans/${plan}/cadence`, { kind: kinds[index], everyDays: 7, windowDays: index })
  const buildings = [...new Set(watched.map(({ building }) => building))]
  await ask('/helpers', { account: town.cast.kinMember.account, name: '梁伯', buildings, weeklyMost: 4 })
  await mindRounds(town.process.context)
})
afterAll(() => town.close())

const states = () =>
  town.look<{ state: string }>(`select state from care_rounds where done_at is not null order by done_at, state`)

const privateMatters = async () => (await town.look('select id from matters where private')).length

const cardsOn = (page: Page) => page.locator('.care-name')

/** A card goes once the community has what was pressed; the page keeps its list, which is then read anew. */
async function gone(page: Page, left: number): Promise<void> {
  await cardsOn(page).nth(left).waitFor({ state: 'detached' })
  expect(await cardsOn(page).count()).toBe(left)
}

describe('a round of visits on the phone', () => {
  it('is done in two taps where all is well, and in a few where it is not; nothing is typed', async () => {
    const page = await signedIn(await town.device('phone'), town, 'kinMember')
    await page.goto('/pocket')
    let taps = 0
    const tap = async (name: string) => {
      await page.getByRole('button', { name }).first().click()
      taps += 1
    }
    await page.getByRole('link', { name: say('link', { count: '3' }) }).click()
    await page.getByRole('heading', { name: '何玉珍' }).first().waitFor()
    await expectAccessible(page, 'rounds')
    if (pictures) await page.screenshot({ path: `${pictures}/rounds.png`, fullPage: true })
    await tap(say('visit.well'))
    await page.getByText(say('noted', { what: say('visit.well') })).waitFor()
    await gone(page, 2)
    expect(await states()).toEqual([{ state: 'done' }])
    expect(taps).toBe(1)

    await page.reload()
    await tap(say('concern'))
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page, 'rounds, a concern')
    if (pictures) await page.screenshot({ path: `${pictures}/rounds-concern.png` })
    await tap(say('concern.health'))
    await tap(say('follow.notice'))
    await gone(page, 1)
    expect(await states()).toHaveLength(2)
    expect(taps).toBe(4)

    await page.reload()
    await tap(say('visit.no_answer'))
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page, 'rounds, nobody opens')
    if (pictures) await page.screenshot({ path: `${pictures}/rounds-no-answer.png` })
    await tap(say('no_answer.alarm'))
    await gone(page, 0)
    expect(await states()).toEqual([{ state: 'done' }, { state: 'done' }, { state: 'no_answer' }])
    expect(taps).toBe(6)
    expect(await town.look(`select cause from alarms`)).toEqual([{ cause: 'no_answer_at_door' }])
    await page.goto('/pocket')
    await page.locator('.care-card').waitFor()
    await expectAccessible(page, 'today, after nobody opened')
  })

  it('reads well on the narrowest phone in English, largest type, and keeps what was pressed without a connection', async () => {
    await mindRounds(town.process.context)
    const device = await town.device('narrow phone')
    await device.addInitScript(`Object.assign(localStorage, { 'gangwan.language': 'en', 'gangwan.type-step': '3' })`)
    const page = await signedIn(device, town, 'kinMember')
    await page.goto('/pocket/rounds')
    await page.locator('.care-name').first().waitFor()
    await expectAccessible(page, 'rounds in English')
    if (pictures) await page.screenshot({ path: `${pictures}/rounds-en.png`, fullPage: true })
    expect(await page.evaluate(widthBeyondWindow)).toBeLessThanOrEqual(0)
    expect(await page.evaluate(smallWords)).toEqual([])
    expect(await page.evaluate(smallTargets)).toEqual([])
    const english = textIn('en', roundMessages)
    const before = (await states()).length
    await device.setOffline(true)
    await page
      .getByRole('button', { name: english('visit.well') })
      .first()
      .click()
    await page.getByText(english('unsent', { what: english('visit.well') })).waitFor()
    await expectAccessible(page, 'rounds without a connection')
    expect(await states()).toHaveLength(before)
    await device.setOffline(false)
    await expect.poll(states).toHaveLength(before + 1)
  })

  it('refers her on paper in six taps, makes a matter in three, and the desk records, sees and prints the same', async () => {
    await town.look(
      `update alarms set state = 'closed', outcome = 'forgot', closed_at = clock_now(), next_at = null where state <> 'closed'`,
    )
    await town.clock.set('2026-12-08T09:00:00+08:00')
    await mindRounds(town.process.context)
    const page = await signedIn(await town.device('phone'), town, 'kinMember')
    await page.goto('/pocket/rounds')
    let taps = 0
    const tap = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).first().click()
      taps += 1
    }
    await tap(say('concern'))
    await tap(say('concern.lonely'))
    await tap(say('follow.referral'))
    await page.getByRole('button', { name: say('refer.send') }).waitFor()
    expect(await page.getByRole('button', { name: say('refer.send') }).isDisabled()).toBe(true)
    await expectAccessible(page, 'rounds, a referral')
    await tap(say('refer.social_work'))
    await page.getByLabel(say('refer.consent')).check()
    taps += 1
    if (pictures) await page.screenshot({ path: `${pictures}/rounds-referral.png` })
    await tap(say('refer.send'))
    expect(taps).toBe(6)
    const open = page.getByRole('button', { name: say('refer.open') })
    await open.waitFor({ timeout: 20_000 })
    await expectAccessible(page, 'rounds, with a note to print')
    if (pictures) await page.screenshot({ path: `${pictures}/rounds-note.png`, fullPage: true })
    const file = page.waitForEvent('download')
    await open.click()
    const note = await file
    expect(note.suggestedFilename()).toBe('referral.pdf')
    if (pictures) await note.saveAs(`${pictures}/referral.pdf`)

    taps = 0
    await page.reload()
    await tap(say('concern'))
    await tap(say('concern.home'))
    const [cards, before] = [await cardsOn(page).count(), await privateMatters()]
    await tap(say('follow.matter'))
    await gone(page, cards - 1)
    expect(await privateMatters()).toBe(before + 1)
    expect(taps).toBe(3)
    await page.context().close()

    await town.clock.advance(60_000)
    const desk = await signedIn(await town.device('desk'), town, 'clerk')
    await desk.goto('/console/care/visits')
    await desk.getByText(kept('concerns.matter')).first().waitFor()
    await expectAccessible(desk, 'visits at the desk')
    if (pictures) await desk.screenshot({ path: `${pictures}/desk-visits.png`, fullPage: true })
    await desk
      .getByRole('button', { name: kept('planned.record') })
      .first()
      .click()
    await desk.getByRole('button', { name: say('concern'), exact: true }).click()
    await desk.getByRole('button', { name: say('concern.money') }).click()
    await desk.getByRole('button', { name: say('follow.referral') }).click()
    await expectAccessible(desk, 'a referral at the desk')
    if (pictures) await desk.screenshot({ path: `${pictures}/desk-referral.png` })
    await desk.getByRole('button', { name: say('refer.relief') }).click()
    await desk.getByLabel(say('refer.consent')).check()
    await desk.getByRole('button', { name: say('refer.send') }).click()
    await desk.getByText(kept('concerns.referral', { to: say('refer.relief') })).waitFor()
    const printed = desk.waitForEvent('download')
    await desk
      .getByRole('button', { name: kept('concerns.print') })
      .first()
      .click()
    expect((await printed).suggestedFilename()).toBe('referral.pdf')
    await expect
      .poll(() => town.look(`select refer_to from care_referrals where printed_at is not null order by refer_to`))
      .toEqual([{ refer_to: 'relief' }, { refer_to: 'social_work' }])
    await desk.context().close()
  })

  it('keeps what she noted without a connection where somebody else has reported meanwhile, and says so', async () => {
    await town.clock.set('2026-12-21T09:00:00+08:00')
    await mindRounds(town.process.context)
    const device = await town.device('phone')
    await device.grantPermissions(['clipboard-read', 'clipboard-write'])
    const page = await signedIn(device, town, 'kinMember')
    await page.goto('/pocket/rounds')
    await page
      .getByRole('button', { name: say('visit.no_answer') })
      .first()
      .waitFor()
    await device.setOffline(true)
    await page
      .getByRole('button', { name: say('visit.no_answer') })
      .first()
      .click()
    await page.getByRole('button', { name: say('no_answer.alarm') }).click()
    await page.getByText(say('unsent', { what: say('visit.no_answer') })).waitFor()
    const [first] = await town.look<{ id: string }>(
      `select id from care_rounds where state = 'planned' and kind = 'visit' order by due_on, id limit 1`,
    )
    const sent = { cookies: await town.newSession('clerk'), body: { result: 'well' } }
    const answer = await town.ask('POST', `/api/care/${town.gangwan}/rounds/${first!.id}/record`, sent)
    expect(answer.status).toBe(200)
    // Her list is slow to come: what it says must not be waited for.
    let letGo: () => void = () => undefined
    const isFree = new Promise<void>((resolve) => {
      letGo = resolve
    })
    let held = 0
    await page.route('**/rounds?*', async (route) => {
      held += 1
      await isFree
      // The page may have given it up meanwhile and asked again.
      await route.continue().catch(() => undefined)
    })
    await device.setOffline(false)
    await page.getByText(problem('care.round-reported:done')).waitFor({ timeout: 20_000 })
    await page.getByText(`${say('visit.no_answer')} · 1栋`, { exact: false }).waitFor()
    expect(await page.getByText(say('noted', { what: say('visit.no_answer') })).count()).toBe(0)
    await expect.poll(() => held).toBeGreaterThan(0)
    letGo()
    // Sent again it would be refused again: what is offered is to tell the desk, and nothing goes unless she says so.
    expect(await page.getByRole('button', { name: phone('outbox.again') }).count()).toBe(0)
    await page.getByRole('button', { name: phone('outbox.copy') }).click()
    await page.getByText(phone('outbox.copied')).waitFor()
    const copied = await page.evaluate('navigator.clipboard.readText()')
    expect(copied).toMatch(new RegExp(`^${say('visit.no_answer')} · 1栋.*\n`))
    await page.getByRole('button', { name: phone('outbox.drop') }).click()
    await page.getByText(phone('outbox.drop-sure')).waitFor()
    await page.getByRole('button', { name: phone('outbox.drop-no') }).click()
    await expectAccessible(page, 'rounds, reported by somebody else')
    if (pictures) await page.screenshot({ path: `${pictures}/rounds-reported.png`, fullPage: true })
  })
})
