import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatMoment } from '../../src/platform/i18n/moments.ts'
import { brokenTabs, smallTargets, smallWords, tornMarks, widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown, untilRead } from './open-browser-town.ts'
import { words } from './words.ts'

const { frame, house: houseWords, pocketHouse: say } = words

let town: BrowserTown
let building: string
let dwelling: string
beforeAll(async () => {
  // A demo tells its pages the time by the town’s clock.
  town = await openBrowserTown({ isDemo: true })
  const [door] = await town.look<{ id: string; building_id: string }>(
    `select d.id, d.building_id from dwellings d join buildings b on b.id = d.building_id
     where b.community_id = $1 and b.number = 1 order by d.door limit 1`,
    [town.gangwan],
  )
  building = door!.building_id
  dwelling = door!.id
  await town.report()
  const cookies = await town.as('clerk')
  const lamp = { kind: 'lamp', floor: 3, spot: '三楼转角', condition: 'broken' }
  await town.ask('POST', `/api/places/${town.gangwan}/buildings/${building}/facilities`, { cookies, body: lamp })
  const resident = { dwelling, name: '岑婉仪', from: '2020-05-01' }
  await town.ask('POST', `/api/people/${town.gangwan}/residents`, { cookies, body: resident })
})
afterAll(() => town.close())

describe('a building on the phone', () => {
  it('is found from the grid by its number and shows what the grid worker may know of it', async () => {
    const device = await town.device('phone')
    await town.signIn(device, 'gridWorker')
    const phone = await device.newPage()
    await phone.goto('/pocket/grid')
    await phone.getByRole('link', { name: say('houses.link') }).click()
    await phone.getByRole('heading', { name: say('houses.mine') }).waitFor()
    await phone.getByLabel(say('houses.find')).fill('１')
    await expectAccessible(phone, 'finding a building')
    await phone.getByRole('link', { name: '1栋', exact: true }).click()
    await phone
      .getByRole('region', { name: say('house.doors') })
      .getByText(say('house.open-there', { count: 1 }))
      .waitFor()
    await phone.getByText(say('house.lived')).first().waitFor()
    await phone.getByText(houseWords('condition.broken')).waitFor()
    await phone.locator('a[href^="/pocket/m/"]').waitFor()
    await expectAccessible(phone, 'a building on the phone')
    expect(await phone.evaluate(widthBeyondWindow)).toBeLessThanOrEqual(0)
    await phone.goto(`/pocket/b/${dwelling}`)
    await phone.getByText(say('http.not-found')).waitFor()
  })

  it('is there without a connection once it was looked at, without who is registered', async () => {
    const device = await town.device('phone')
    await town.signIn(device, 'gridWorker')
    const phone = await device.newPage()
    await phone.goto(`/pocket/b/${building}`)
    await phone.getByText(say('house.lived')).first().waitFor()
    await phone.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
    await phone.reload()
    await phone.getByText(houseWords('condition.broken')).waitFor()
    await phone.locator('a[href^="/pocket/m/"]').waitFor()
    await untilRead(phone)
    await device.setOffline(true)
    await phone.reload()
    await phone.getByText(houseWords('condition.broken')).waitFor()
    await phone.locator('a[href^="/pocket/m/"]').waitFor()
    expect(await phone.locator('.pocket-house-door').count()).toBeGreaterThan(0)
    expect(await phone.locator('.pocket-door-lived').count()).toBe(0)
    await expectAccessible(phone, 'a building on the phone without a connection')
    await device.close()
  })

  it('says nothing of who is registered to whoever keeps no register, and reads well in large type', async () => {
    const device = await town.device('narrow phone')
    const settings = { 'gangwan.language': 'en', 'gangwan.type-step': '3' }
    await device.addInitScript(`Object.assign(localStorage, ${JSON.stringify(settings)})`)
    const phone = await device.newPage()
    await town.signIn(device, 'captain')
    await phone.goto(`/pocket/b/${building}`)
    await phone.locator('.pocket-floors').first().waitFor()
    await untilRead(phone)
    expect(await phone.locator('.pocket-house-door').count()).toBeGreaterThan(0)
    expect(await phone.locator('.pocket-door-lived').count()).toBe(0)
    await expectAccessible(phone, 'a building on the phone of a captain')
    expect(await phone.evaluate(widthBeyondWindow)).toBeLessThanOrEqual(0)
    expect(await phone.evaluate(smallWords)).toEqual([])
    expect(await phone.evaluate(smallTargets)).toEqual([])
  })
})

describe('a limit that runs out', () => {
  it('is told in the desk’s queue from half of it on, and on the phone, in words and with its date', async () => {
    const [{ id }] = (await town.look<{ id: string }>('select id from matters')) as [{ id: string }]
    /** Past the next moment at which staff are reminded; gives when the limit ends, as the screens say it. */
    const nextReminder = async () => {
      const [row] = await town.look<{ wake_at: Date; due_at: Date }>('select wake_at, due_at from matters')
      await town.clock.set(row!.wake_at)
      await town.mind()
      return formatMoment(row!.due_at, row!.wake_at, 'zh-Hans')
    }
    const said = (gone: 50 | 80, date: string) => frame('turn.gone-until', { words: frame(`turn.gone-${gone}`), date })

    const half = await nextReminder()
    const desk = await town.device('desk')
    await town.signIn(desk, 'clerk')
    const queue = await desk.newPage()
    await queue.goto('/console')
    await queue
      .getByRole('link')
      .filter({ hasText: said(50, half) })
      .waitFor()
    await expectAccessible(queue, 'a queue with half of a limit gone')

    const most = await nextReminder()
    const device = await town.device('phone')
    await town.signIn(device, 'gridWorker')
    const phone = await device.newPage()
    for (const list of ['/pocket', '/pocket/grid']) {
      await phone.goto(list)
      await phone
        .locator(`a[href="/pocket/m/${id}"]`)
        .filter({ hasText: said(80, most) })
        .waitFor()
      await expectAccessible(phone, `${list} with most of a limit gone`)
    }
    await phone.locator(`a[href="/pocket/m/${id}"]`).click()
    await phone.getByText(frame('turn.gone-80'), { exact: true }).waitFor()
    await expectAccessible(phone, 'a matter with most of its limit gone')

    // In the larger types a mark breaks between its parts, and how many are waiting takes no second line of the tab.
    for (const step of [1, 2, 3]) {
      await phone.evaluate(`localStorage.setItem('gangwan.type-step', '${step}')`)
      await phone.goto('/pocket')
      await phone.getByText(said(80, most)).waitFor()
      expect(await phone.evaluate(tornMarks), `size ${step}`).toEqual([])
      expect(await phone.evaluate(brokenTabs), `size ${step}`).toEqual([])
    }
    await expectAccessible(phone, 'today with a count, in the largest type')
  })
})
