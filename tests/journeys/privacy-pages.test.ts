import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportMessages } from '../../src/matters/web/resident/report/messages.ts'
import type { CastName } from '../../src/people/testing.ts'
import { textIn } from '../../src/platform/i18n/messages.ts'
import { smallTargets, smallWords, widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown, untilRead } from './open-browser-town.ts'

// What everybody may read about what is kept, what the auditor sees of looks, and the mark on screens that show a number.

const pictures = process.env.PICTURES
const words = { floor: textIn('zh-Hans', reportMessages)('where.floor') }
let town: BrowserTown
let matter: string

beforeAll(async () => {
  town = await openBrowserTown()
  const doors = await town.look<{ id: string; grid: number }>(
    `select d.id, g.number as grid from dwellings d
     join buildings b on b.community_id = d.community_id and b.id = d.building_id
     join grids g on g.community_id = b.community_id and g.id = b.grid_id
     where d.community_id = $1 and g.number <= 3 order by g.number, b.number, d.door`,
    [town.gangwan],
  )
  const cookies = await town.as('clerk')
  const base = `/api/people/${town.gangwan}/residents`
  let person = ''
  for (const [grid, years] of [
    [1, [1940, 1944, 1948, 1951, 1953, 1956, 1980, 1985, 1990, 1992, 1996, 1999]],
    [2, [1938, 1947, 1950, 1952, 1955, 1958, 1979]],
    [3, [1990, 2001]],
  ] as const) {
    const own = doors.filter((door) => door.grid === grid)
    for (const [index, year] of years.entries()) {
      const body = {
        dwelling: own[index]!.id,
        name: '植秋月',
        birth: { year, month: 2 },
        from: '2015-06-01',
        phone: '10000001234',
      }
      const answer = await town.ask('POST', base, { cookies, body })
      expect(answer.status).toBe(201)
      person = String(answer.body.person)
    }
  }
  const look = (body: object) => town.ask('POST', `${base}/${person}/open`, { cookies, body })
  await look({ field: 'phone', purpose: 'contact', reason: '约家访时间' })
  await look({ field: 'name', purpose: 'registers' })
  const report = await town.report({ contact: { name: '邹小满', phone: '10000004321' } })
  matter = String(report.body.matter)
  await town.ask('POST', `/api/matters/${matter}/accept`, { cookies: await town.as('gridLeader'), body: {} })
})
afterAll(() => town.close())

async function signedIn(kind: 'desk' | 'phone', name: CastName): Promise<Page> {
  const device = await town.device(kind)
  await town.signIn(device, name)
  return device.newPage()
}

async function seen(page: Page, screen: string): Promise<void> {
  await expectAccessible(page, screen)
  if (pictures) await page.screenshot({ path: `${pictures}/pages-${screen.replaceAll(' ', '-')}.png`, fullPage: true })
}

describe('what everybody may read', () => {
  it('stands one step from the first page and beside the field for a telephone', async () => {
    const page = await (await town.device('phone')).newPage()
    await page.goto('/')
    await page.getByRole('link', { name: '社区的数' }).click()
    await page.getByRole('heading', { name: '按年龄' }).waitFor()
    await seen(page, 'totals')
    const numbers = (await page.locator('.totals dd').allInnerTexts()).map((text) => text.trim())
    expect(numbers).toContain('不写')
    for (const number of numbers.filter((text) => /^\d+$/.test(text))) expect(Number(number)).toBeGreaterThanOrEqual(5)
    await page.getByRole('link', { name: '我们留哪些信息' }).click()
    await page.getByRole('heading', { name: '为了什么用' }).waitFor()
    await seen(page, 'notice')
    for (const words of ['不满十四岁的孩子', '您写的话：办结后 2 年', '谁看过：3 年', '照片：办结后 90 天'])
      await page.getByText(words).first().waitFor()
    await page.goto('/b/GW-001-1')
    await page.getByRole('button', { name: '这里有问题' }).click()
    await page.getByLabel('用您自己的话说').fill('三楼走廊堆满纸箱，过不去人。')
    await page.getByRole('radio', { checked: true }).waitFor({ state: 'attached' })
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText(words.floor, { exact: true }).click()
    await page.getByRole('button', { name: '下一步' }).click()
    const notice = page.getByRole('link', { name: '我们留哪些信息' })
    await notice.waitFor()
    expect(await notice.getAttribute('href')).toBe('/privacy')
    await seen(page, 'the field for a telephone')
  })

  it('reads well in other languages and large type', async () => {
    for (const [language, step] of [
      ['zh-Hant', 1],
      ['en', 3],
    ] as const) {
      const device = await town.device('narrow phone')
      const settings = { 'gangwan.language': language, 'gangwan.type-step': String(step) }
      await device.addInitScript(`Object.assign(localStorage, ${JSON.stringify(settings)})`)
      const page = await device.newPage()
      for (const path of ['/totals', '/privacy']) {
        await page.goto(path)
        await page.locator('h2').first().waitFor()
        await untilRead(page)
        await seen(page, `${language} ${path.slice(1)}`)
        expect(await page.evaluate(widthBeyondWindow), `${path}: scrolls sideways`).toBeLessThanOrEqual(0)
        expect(await page.evaluate(smallWords), `${path}: type under 20 px`).toEqual([])
        expect(await page.evaluate(smallTargets), `${path}: targets under 60 px`).toEqual([])
      }
    }
  })
})

describe('what the auditor sees', () => {
  it('is who opened which kind of field and what for, narrowed, and the assessment as facts', async () => {
    const page = await signedIn('desk', 'auditor')
    await page.goto('/console/staff/openings')
    await page.getByText('约家访时间').waitFor()
    await seen(page, 'openings')
    await page.getByLabel('哪一类', { exact: true }).selectOption({ label: '全名' })
    await page.getByText('约家访时间').waitFor({ state: 'detached' })
    await seen(page, 'openings of names')
    await page.getByLabel('哪一类', { exact: true }).selectOption({ label: '身份证号' })
    await page.getByText('没有这样的打开记录。').waitFor()
    await seen(page, 'no openings')
    await page.getByRole('link', { name: '影响评估' }).click()
    await page.getByRole('heading', { name: '留了什么，为什么，谁能打开' }).waitFor()
    await page.getByText('public.persons.phone').waitFor()
    await seen(page, 'facts')
    const officer = await signedIn('desk', 'securityOfficer')
    await officer.goto('/console/staff/privacy')
    await officer.getByText('public.persons.phone').waitFor()
    await seen(officer, 'facts of the officer')
  })

  it('reads well in English and large type', async () => {
    const device = await town.device('desk')
    const settings = { 'gangwan.language': 'en', 'gangwan.type-step': '2' }
    await device.addInitScript(`Object.assign(localStorage, ${JSON.stringify(settings)})`)
    await town.signIn(device, 'auditor')
    const page = await device.newPage()
    for (const path of ['openings', 'privacy']) {
      await page.goto(`/console/staff/${path}`)
      await page.locator('table').first().waitFor()
      await untilRead(page)
      await seen(page, `en ${path}`)
      expect(await page.evaluate(widthBeyondWindow), `${path}: scrolls sideways`).toBeLessThanOrEqual(0)
      expect(await page.evaluate(smallTargets), `${path}: targets under 60 px`).toEqual([])
    }
  })
})

describe('a reporter’s number', () => {
  it('shows with the viewer’s mark across the page, at the desk and on a phone', async () => {
    const desk = await signedIn('desk', 'clerk')
    await desk.goto(`/console/matters/${matter}`)
    await desk.getByRole('button', { name: '看联系电话' }).click()
    expect(await desk.locator('.watermark').count()).toBe(0)
    await desk.getByRole('button', { name: '看电话' }).click()
    await desk.getByText('10000004321').waitFor()
    expect(await desk.locator('.watermark').textContent()).toContain(town.cast.clerk.name)
    await seen(desk, 'a reporter’s number at the desk')

    const phone = await signedIn('phone', 'gridLeader')
    await phone.goto(`/pocket/m/${matter}`)
    await phone.getByRole('button', { name: '给报事人打电话' }).click()
    await phone.getByRole('button', { name: '看号码' }).click()
    await phone.getByRole('link', { name: '打 10000004321' }).waitFor()
    expect(await phone.locator('.watermark').textContent()).toContain(town.cast.gridLeader.name)
    await seen(phone, 'a reporter’s number on a phone')
  })
})
