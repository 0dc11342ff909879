import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindRounds } from '../../src/care/index.ts'
import { type Watched, watchSomebody } from '../../src/care/testing.ts'
import { roundMessages } from '../../src/care/web/pocket/messages-rounds.ts'
import { castPassword } from '../../src/people/testing.ts'
import { textIn } from '../../src/platform/i18n/messages.ts'
import { secrets, signedIn } from './care-town.ts'
import { smallTargets, smallWords, widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown } from './open-browser-town.ts'

const say = textIn('zh-Hans', roundMessages)
const pictures = process.env.GANGWAN_PICTURES

let town: BrowserTown
let watched: Watched[] = []
beforeAll(async () => {
  town = await openBrowserTown()
  await town.clock.set(new Date('2026-11-26T09:00:00+08:00'))
  watched = []
  for (let door = 0; door < 3; door += 1)
    watched.push(await watchSomebody(town, { community: town.gangwan, secrets, door }))
  const body = { username: town.cast.clerk.username, password: castPassword }
  const { cookies } = await town.ask('POST', '/api/session', { body })
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
  town.look<{ state: string }>(`select state from care_rounds where done_at is not null order by done_at`)

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
    await expect.poll(states).toEqual([{ state: 'done' }])
    expect(taps).toBe(1)

    await page.reload()
    await tap(say('concern'))
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page, 'rounds, a concern')
    if (pictures) await page.screenshot({ path: `${pictures}/rounds-concern.png` })
    await tap(say('concern.health'))
    await tap(say('follow.notice'))
    await expect.poll(states).toHaveLength(2)
    expect(taps).toBe(4)

    await page.reload()
    await tap(say('visit.no_answer'))
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page, 'rounds, nobody opens')
    if (pictures) await page.screenshot({ path: `${pictures}/rounds-no-answer.png` })
    await tap(say('no_answer.alarm'))
    await expect.poll(states).toEqual([{ state: 'done' }, { state: 'done' }, { state: 'no_answer' }])
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
    await expect.poll(states, { timeout: 20_000 }).toHaveLength(before + 1)
  })
})
