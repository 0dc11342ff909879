import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storyMessages } from '../../src/matters/web/console/messages-story.ts'
import { patrolMessages } from '../../src/matters/web/pocket/patrol/messages.ts'
import { castPassword } from '../../src/people/testing.ts'
import { textIn } from '../../src/platform/i18n/messages.ts'
import { problemMessages } from '../../src/platform/web/messages-problems.ts'
import { type BrowserTown, expectAccessible, openBrowserTown, photograph } from './open-browser-town.ts'
import { words } from './words.ts'

const { pocket, act, signIn, frame, report } = words
const patrol = textIn('zh-Hans', patrolMessages)
const problem = textIn('zh-Hans', problemMessages)
const story = textIn('zh-Hans', storyMessages)

let town: BrowserTown
beforeAll(async () => {
  town = await openBrowserTown()
})
afterAll(() => town.close())

describe('the phone without a connection', () => {
  it('keeps what was done through a reload, and sends it once when the connection is back', async () => {
    const matter = await dispatched()
    const device = await town.device('phone')
    const page = await device.newPage()
    await page.goto('/pocket')
    await page.getByLabel(signIn('sign-in.username')).fill(town.cast.gridWorker.username)
    await page.getByLabel(signIn('sign-in.password')).fill(castPassword)
    // A line so slow that one would press again: the button says that it is at it.
    let comes = () => {}
    const slow = new Promise<void>((resolve) => {
      comes = resolve
    })
    await page.route('**/api/session', async (route) => {
      if (route.request().method() === 'POST') await slow
      await route.continue()
    })
    await page.getByRole('button', { name: signIn('sign-in.submit'), exact: true }).click()
    await page.getByRole('button', { name: signIn('sign-in.busy'), exact: true }).waitFor()
    comes()
    await page.locator(`a[href="/pocket/m/${matter}"]`).click()
    await page.getByRole('button', { name: act('act.acknowledge'), exact: true }).waitFor()
    // The worker that opens the phone offline takes over with the next page.
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
    await page.reload()
    await page.getByRole('button', { name: act('act.acknowledge'), exact: true }).waitFor()

    await device.setOffline(true)
    await page.getByRole('button', { name: act('act.acknowledge'), exact: true }).click()
    await page.getByText(pocket('act.kept-offline', { what: act('act.acknowledge') })).waitFor()
    await page.getByRole('button', { name: pocket('act.put-right'), exact: true }).click()
    const picture = await photograph('banhao.jpg', '#446622')
    await page.getByRole('dialog').locator('input[type=file]').last().setInputFiles(picture)
    await page.getByAltText(frame('photo.alt', { n: 1 })).waitFor()
    await page.getByRole('button', { name: pocket('act.send'), exact: true }).click()
    const kept = page.getByText(pocket('act.kept-offline', { what: pocket('act.put-right') }))
    await kept.waitFor()
    // What was just done is said first, above whose turn the server last knew it to be.
    const [said, turn] = [await kept.boundingBox(), await page.locator('.turn-panel').boundingBox()]
    expect(said!.y + said!.height).toBeLessThanOrEqual(turn!.y)
    await expectAccessible(page, 'the matter on the phone without a connection')
    await page.reload()
    await kept.waitFor()
    expect(await events(matter, 'matter.acknowledged')).toBe(0)

    await device.setOffline(false)
    await page.reload()
    await kept.waitFor({ state: 'detached' })
    await page
      .getByAltText(/办理的照片/)
      .first()
      .waitFor()
    expect(await events(matter, 'matter.acknowledged')).toBe(1)
    expect(await events(matter, 'matter.done')).toBe(1)
    expect(await events(matter, 'matter.picture_added')).toBe(1)
  })
})

describe('the phone on a network that leads nowhere', () => {
  it('says that what is seen may be old and what is written is kept, until something gets through', async () => {
    const matter = await dispatched()
    const device = await town.device('phone')
    await town.signIn(device, 'gridWorker')
    const page = await device.newPage()
    await page.clock.install()
    await page.goto(`/pocket/m/${matter}`)
    const acknowledge = page.getByRole('button', { name: act('act.acknowledge'), exact: true })
    await acknowledge.waitFor()
    const says = page.getByText(frame('offline.silent'))

    // However slow the machine is, the next try is not yet due.
    await page.clock.pauseAt(await page.evaluate<number>('Date.now() + 20000'))
    await page.route('**/api/**', (route) => route.abort('connectionfailed'))
    const failed = page.waitForEvent('requestfailed')
    await acknowledge.click()
    await failed
    // One failure is a hiccup; the outbox tries again by itself.
    await page.getByText(pocket('act.kept', { what: act('act.acknowledge') })).waitFor()
    expect(await says.count()).toBe(0)
    await page.clock.resume()
    await page.clock.fastForward(6_000)
    await says.waitFor()
    expect(await page.evaluate('navigator.onLine')).toBe(true)
    const kept = page.getByText(pocket('act.kept-offline', { what: act('act.acknowledge') }))
    await kept.waitFor()
    await expectAccessible(page, 'the phone on a network that leads nowhere')
    expect(await events(matter, 'matter.acknowledged')).toBe(0)

    await page.unroute('**/api/**')
    await page.clock.fastForward(60_000)
    await says.waitFor({ state: 'detached' })
    // With the first answer it is worded as on its way, and goes once the server has it.
    const onItsWay = page.getByText(pocket('act.kept', { what: act('act.acknowledge') }))
    await kept.or(onItsWay).waitFor({ state: 'detached' })
    expect(await events(matter, 'matter.acknowledged')).toBe(1)
  })
})

describe('a fresh phone', () => {
  it('tells a network that leads nowhere apart from none, before and while signing in', async () => {
    const device = await town.device('phone')
    const page = await device.newPage()
    await page.route('**/api/**', (route) => route.abort('connectionfailed'))
    await page.goto('/pocket')
    await page.getByText(problem('network:silent')).waitFor()
    await expectAccessible(page, 'a fresh phone on a network that leads nowhere')
    await page.unroute('**/api/**')
    await page.getByRole('button', { name: frame('state.again') }).click()
    await page.getByLabel(signIn('sign-in.username')).fill(town.cast.gridWorker.username)
    await page.getByLabel(signIn('sign-in.password')).fill(castPassword)
    const enter = page.getByRole('button', { name: signIn('sign-in.submit'), exact: true })
    await page.route('**/api/**', (route) => route.abort('connectionfailed'))
    await enter.click()
    await page.getByText(problem('network:silent')).waitFor()
    await device.setOffline(true)
    await enter.click()
    await page.getByText(problem('network')).waitFor()
    await page.getByText(frame('offline.now')).waitFor()
    await device.setOffline(false)
    // What the gateway of the house says when the server behind it is gone.
    await page.route('**/api/**', (route) =>
      route.fulfill({ status: 502, contentType: 'text/html', body: 'Bad Gateway' }),
    )
    await enter.click()
    await page.getByText(problem('not-ours:silent')).waitFor()
    await page.unrouteAll()
    await enter.click()
    await page
      .getByRole('heading', { name: pocket('tab.today') })
      .or(page.getByText(pocket('today.empty')))
      .first()
      .waitFor()
  })
})

describe('the phone on patrol', () => {
  it('reports in three screens what was seen, and shows whoever is given it that half the time is gone', async () => {
    const device = await town.device('phone')
    await town.signIn(device, 'gridWorker')
    const page = await device.newPage()
    await page.goto('/pocket/report')
    await page.getByLabel(report('what.words')).fill('二楼楼道灯不亮，晚上看不见路。')
    await page.getByRole('radio', { checked: true }).waitFor({ state: 'attached' })
    await expectAccessible(page, 'on patrol: what')
    await page.getByRole('button', { name: report('report.next'), exact: true }).click()
    await page.getByLabel(report('where.number')).fill('1')
    await page.getByText(report('where.floor'), { exact: true }).click()
    await expectAccessible(page, 'on patrol: where')
    await page.getByRole('button', { name: report('report.next'), exact: true }).click()
    await page.getByText(patrol('patrol.handled'), { exact: true }).waitFor()
    await expectAccessible(page, 'on patrol: the last screen')
    await page.getByRole('button', { name: report('report.send'), exact: true }).click()
    await page.getByText(patrol('patrol.sent'), { exact: true }).first().waitFor()
    await expectAccessible(page, 'on patrol: reported')
    await page.getByRole('button', { name: patrol('patrol.open'), exact: true }).click()
    await page.waitForURL('**/pocket/m/*')
    const matter = new URL(page.url()).pathname.split('/').at(-1)!
    const [made] = await town.look('SELECT channel, category, spot_kind FROM matters WHERE id = $1', [matter])
    expect(made).toEqual({ channel: 'patrol', category: '0201', spot_kind: 'floor' })

    await give(matter)
    const [row] = await town.look<{ wake_at: Date }>('SELECT wake_at FROM matters WHERE id = $1', [matter])
    await town.clock.set(row!.wake_at)
    await town.mind()
    await town.signIn(device, 'gridWorker')
    await page.goto('/pocket')
    await page.locator(`a[href="/pocket/m/${matter}"]`).click()
    await page.getByText(story('matter.reminded-at', { percent: 50 })).waitFor()
    await expectAccessible(page, 'a matter of which half the time is gone')
  })
})

/** A matter that was given to the grid worker. */
async function dispatched(): Promise<string> {
  const { matter } = (await town.report()).body as { matter: string }
  await give(matter)
  return matter
}

async function give(matter: string): Promise<void> {
  const cookies = await town.as('clerk')
  await town.ask('POST', `/api/matters/${matter}/accept`, { cookies, body: {} })
  const body = { party: town.cast.gridWorker.post, partyKind: 'post' }
  await town.ask('POST', `/api/matters/${matter}/dispatch`, { cookies, body })
}

async function events(matter: string, kind: string): Promise<number> {
  const [row] = await town.look('SELECT count(*)::int AS n FROM journal WHERE subject_id = $1 AND kind = $2', [
    matter,
    kind,
  ])
  return row!.n
}
