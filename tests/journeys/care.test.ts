import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putOnDuty } from '../../src/care/testing.ts'
import { alarmMessages } from '../../src/care/web/messages-alarm.ts'
import { carePocketMessages } from '../../src/care/web/pocket/messages.ts'
import { wellMessages } from '../../src/care/web/resident/messages.ts'
import { textIn } from '../../src/platform/i18n/messages.ts'
import { openLink, pass, secrets, signedIn, toNextStep, watched } from './care-town.ts'
import { smallTargets, smallWords, widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown } from './open-browser-town.ts'

const well = textIn('zh-Hans', wellMessages)
const alarm = textIn('zh-Hans', alarmMessages)
const pocket = textIn('zh-Hans', carePocketMessages)

let town: BrowserTown
beforeAll(async () => {
  town = await openBrowserTown()
})
afterAll(() => town.close())

/** A morning on which she does not press and her family does not answer, until the team member of her building is told. */
async function unanswered(door: number) {
  const who = await watched(town, door)
  const { building } = who
  const { account } = town.cast.kinMember
  await putOnDuty(town, { community: town.gangwan, role: 'team_member', building, account, secrets })
  await pass(town, 185)
  for (let step = 0; step < 3; step += 1) await toNextStep(town, who.plan)
  return who
}

describe('a morning without a sign', () => {
  it('ends with somebody at her door: family does not answer, the team member claims it, goes, and says that she needs help', async () => {
    const who = await unanswered(0)
    const page = await signedIn(await town.device('phone'), town, 'kinMember')
    await page.goto('/pocket')
    await page.getByRole('heading', { name: pocket('cards.title') }).waitFor()
    await expectAccessible(page, 'today, with an alarm')
    await page.locator('.care-card').click()
    await page.getByText('何玉珍').first().waitFor()
    const go = page.getByRole('button', { name: alarm('act.claim-going') })
    await go.waitFor()
    await expectAccessible(page, 'the alarm on the phone')
    await page.getByRole('button', { name: pocket('numbers.open') }).click()
    await page.getByRole('link', { name: /何家明/ }).waitFor()
    await expectAccessible(page, 'the alarm with numbers')
    await go.click()
    const there = page.getByRole('button', { name: alarm('act.arrive') })
    await there.waitFor()
    await expectAccessible(page, 'the alarm, claimed')

    const family = await openLink(await town.device('phone'), who.familyLink!)
    await family.getByText(well('alarm.others-staff')).waitFor()
    await expectAccessible(family, 'the family, told that somebody goes')
    const own = await openLink(await town.device('phone'), who.link)
    await own.getByText(well('well.coming')).waitFor()
    await expectAccessible(own, 'her own page while somebody comes')

    // Her family calls the desk: she lies on the floor. Whoever is on the way reads it where she looks.
    const desk = await signedIn(await town.device('desk'), town, 'clerk')
    await desk.goto(`/console/care/alarms/${await alarmOf(who.plan)}`)
    await desk.getByRole('button', { name: alarm('act.worse') }).click()
    await desk.getByRole('button', { name: alarm('cause.no_answer_at_door') }).waitFor()
    await expectAccessible(desk, 'the alarm at the desk, what made it worse')
    await desk.getByRole('button', { name: alarm('cause.collapse') }).click()
    await desk.getByText(alarm('worse.title', { cause: alarm('cause.collapse') })).waitFor()
    await expectAccessible(desk, 'the alarm at the desk, worse')
    await desk.context().close()
    await page.reload()
    await page.getByText(alarm('worse.title', { cause: alarm('cause.collapse') })).waitFor()
    await expectAccessible(page, 'the alarm that became worse')
    await page.goBack()
    const card = page.locator('.care-card')
    await card.getByText(pocket('page.mine')).waitFor()
    await expectAccessible(page, 'today, with an alarm of her own that became worse')
    await card.click()

    await town.clock.advance(9 * 60_000)
    await there.click()
    await page.getByText(alarm('state.on_site')).first().waitFor()
    await expectAccessible(page, 'the alarm, on site')
    await page.getByRole('button', { name: alarm('act.close') }).click()
    const need = page.getByRole('dialog').getByRole('button', { name: alarm('outcome.need') })
    await need.waitFor()
    await expectAccessible(page, 'the alarm, how it ended')
    await need.click()
    await page.getByText(alarm('state.closed')).first().waitFor()
    await expectAccessible(page, 'the alarm, ended')

    await family.reload()
    await family.getByText(well('outcome.need'), { exact: false }).waitFor()
    await expectAccessible(family, 'the family, told how it ended')
    await own.reload()
    await own.getByRole('button', { name: well('well.press') }).waitFor()
    const [row] = await town.look('select state, outcome from alarms where plan_id = $1', [who.plan])
    expect(row).toEqual({ state: 'closed', outcome: 'need' })
  })

  it('waits on a phone without a connection as what it is: not yet claimed', async () => {
    const who = await unanswered(1)
    const device = await town.device('phone')
    const page = await signedIn(device, town, 'kinMember')
    await page.goto('/pocket')
    await page.locator(`a[href="/pocket/alarm/${await alarmOf(who.plan)}"]`).click()
    const go = page.getByRole('button', { name: alarm('act.claim-going') })
    await go.waitFor()
    await device.setOffline(true)
    await go.click()
    await page.getByText(pocket('unsent', { what: alarm('act.claim-going') })).waitFor()
    await expectAccessible(page, 'the alarm without a connection')
    const state = async () => (await town.look('select state from alarms where plan_id = $1', [who.plan]))[0]
    expect(await state()).toEqual({ state: 'notify' })
    await device.setOffline(false)
    await page.getByRole('button', { name: alarm('act.arrive') }).waitFor()
    expect(await state()).toEqual({ state: 'owned' })
  })

  for (const { language, step } of [
    { language: 'zh-Hant', step: 1 },
    { language: 'en', step: 3 },
  ] as const) {
    it(`reads well on the narrowest phone in ${language}, size ${step}`, async () => {
      const who = await unanswered(1 + step)
      const id = await alarmOf(who.plan)
      const device = await town.device('narrow phone')
      const settings = { 'gangwan.language': language, 'gangwan.type-step': String(step) }
      await device.addInitScript(`Object.assign(localStorage, ${JSON.stringify(settings)})`)
      const page = await signedIn(device, town, 'kinMember')
      for (const screen of ['/pocket', `/pocket/alarm/${id}`]) {
        await page.goto(screen)
        await page.locator('.care-card, .care-name').first().waitFor()
        const name = `${screen.length > 8 ? 'alarm' : 'today'} in ${language}`
        await expectAccessible(page, name)
        expect(await page.evaluate(widthBeyondWindow), `${name}: scrolls sideways`).toBeLessThanOrEqual(0)
        expect(await page.evaluate(smallWords), `${name}: type under 20 px`).toEqual([])
        expect(await page.evaluate(smallTargets), `${name}: targets under 60 px`).toEqual([])
      }
    })
  }
})

async function alarmOf(plan: string): Promise<string> {
  const [row] = await town.look<{ id: string }>('select id from alarms where plan_id = $1', [plan])
  return row!.id
}
