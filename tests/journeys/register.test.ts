import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import { smallTargets, smallWords, widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown, untilRead } from './open-browser-town.ts'

let town: BrowserTown
let grandmother: string
const pictures = process.env.PICTURES

beforeAll(async () => {
  town = await openBrowserTown()
  const [door] = await town.look<{ id: string }>(
    `select d.id from dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id
     where b.community_id = $1 and b.number = 1 order by d.door limit 1`,
    [town.gangwan],
  )
  const cookies = await town.as('clerk')
  const enter = async (body: object) => {
    const base = { dwelling: door!.id, from: '2012-03-01' }
    const answer = await town.ask('POST', `/api/people/${town.gangwan}/residents`, {
      cookies,
      body: { ...base, ...body },
    })
    expect(answer.status).toBe(201)
    return answer.body.person as string
  }
  grandmother = await enter({
    name: '邝秋月',
    relation: 'head',
    birth: { year: 1948, month: 3 },
    sex: 'female',
    phone: '10000001234',
  })
  await enter({
    name: '邝志坚',
    relation: 'child',
    birth: { year: 1975, month: null },
    sex: 'male',
    phone: '10000005678',
  })
  const guardian = { name: '邝志坚', phone: '10000005678', relation: 'parent' }
  await enter({ name: '邝小美', relation: 'grandchild', birth: { year: 2019, month: 6 }, sex: 'female', guardian })
})
afterAll(() => town.close())

function signedIn(page: Page, name: CastName): Promise<void> {
  return town.signIn(page.context(), name)
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

describe('the register at the desk', () => {
  it('finds a resident by initials, opens her telephone for a purpose, and hides it again', async () => {
    const page = await (await town.device('desk')).newPage()
    await signedIn(page, 'clerk')
    await page.goto('/console')
    await page.getByRole('combobox', { name: '找事、找人、找地方' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('kqy')
    const hit = page.getByRole('option', { name: /邝\*月/ })
    await hit.waitFor()
    await expectAccessible(page, 'what the search found')
    await picture(page, 'search')
    await hit.click()
    await page.getByText('100****1234').waitFor()
    await expectAccessible(page, 'a resident’s record')
    await picture(page, 'record')
    await page.getByRole('button', { name: '打开电话' }).click()
    await expectAccessible(page, 'what it is opened for')
    await picture(page, 'opening')
    await page.getByRole('button', { name: '显示' }).click()
    await page.getByText('10000001234').waitFor()
    await page.getByText(/陈晓岚 在 \d{4}-\d\d-\d\d \d\d:\d\d 为“日常联系”打开/).waitFor()
    await expectAccessible(page, 'the opened telephone')
    await picture(page, 'opened')
    await page.getByRole('button', { name: '收起 电话' }).click()
    expect(await page.getByText('10000001234').count()).toBe(0)
    const looks = await town.look('select field, purpose from openings where person_id = $1', [grandmother])
    expect(looks).toEqual([{ field: 'phone', purpose: 'contact' }])
  })

  it('hands the household to another head, adds somebody to call, and enters the owners', async () => {
    const page = await (await town.device('desk')).newPage()
    await signedIn(page, 'clerk')
    await page.goto(`/console/residents/${grandmother}`)
    await page.getByRole('button', { name: '换户主' }).click()
    await expectAccessible(page, 'changing the head')
    await page.getByLabel('新户主', { exact: true }).selectOption({ label: '邝*坚' })
    await page.getByLabel('邝*月 与新户主').selectOption('parent')
    await page.getByLabel('邝*美 与新户主').selectOption('child')
    await picture(page, 'head')
    await page.locator('form').getByRole('button', { name: '办理' }).click()
    await page.locator('li', { hasText: '邝*坚' }).getByText('户主').first().waitFor()
    await page.getByRole('button', { name: '加联系人' }).click()
    await page.getByLabel('同一户的人').selectOption({ label: '邝*坚' })
    await picture(page, 'contact')
    await page.locator('form').getByRole('button', { name: '办理' }).click()
    await page.getByText('紧急联系人 · 子女').waitFor()
    await page.getByRole('button', { name: '登记产权人' }).click()
    await page.getByLabel('产权人 1').selectOption({ label: '邝*月' })
    await page.getByLabel('专有面积（平方米）').fill('62.5')
    await page.getByLabel('哪一天起').fill('2020-01-01')
    await page.locator('form').getByRole('button', { name: '办理' }).click()
    await picture(page, 'owners')
    await page.getByText(/100% · 62.5 平方米/).waitFor()
    await expectAccessible(page, 'the record after three changes')
    await picture(page, 'changed')
  })

  it('asks for a guardian where a child under fourteen is entered, and names what is wrong', async () => {
    const page = await (await town.device('desk')).newPage()
    await signedIn(page, 'gridWorker')
    await page.goto('/console/residents')
    await page.getByRole('link', { name: '邝*美' }).waitFor()
    await expectAccessible(page, 'the list of residents')
    await picture(page, 'list')
    await page.getByRole('button', { name: '登记居民' }).click()
    await page.getByLabel('楼栋', { exact: true }).last().selectOption({ label: '1栋' })
    await page.getByLabel('房号').selectOption({ index: 2 })
    await page.getByLabel('姓名').fill('温小宝')
    await page.getByLabel('出生年', { exact: true }).fill('2020')
    await page.getByLabel('出生月').fill('5')
    await page.getByLabel('电话', { exact: true }).fill('12345678')
    await page.locator('form').getByRole('button', { name: '办理' }).click()
    await page.getByText('未满十四岁，请填监护人。').waitFor()
    await page.getByText('电话号码不对，手机是十一位。').waitFor()
    await expectAccessible(page, 'what is wrong with a new entry')
    await picture(page, 'refused')
    await page.getByLabel('监护人姓名').fill('温嘉欣')
    await page.getByLabel('电话', { exact: true }).fill('')
    await page.locator('form').getByRole('button', { name: '办理' }).click()
    await page.getByRole('link', { name: '温*宝' }).waitFor()
  })

  it('reads well in other languages and large type', async () => {
    for (const [language, step] of [
      ['zh-Hant', 1],
      ['en', 3],
    ] as const) {
      const device = await town.device('desk')
      const settings = { 'gangwan.language': language, 'gangwan.type-step': String(step) }
      await device.addInitScript(`Object.assign(localStorage, ${JSON.stringify(settings)})`)
      const page = await device.newPage()
      await signedIn(page, 'clerk')
      for (const screen of ['/console/residents', `/console/residents/${grandmother}`]) {
        await page.goto(screen)
        await page.locator('table, .record').first().waitFor()
        await untilRead(page)
        const said = `${screen} in ${language}`
        await readsWell(page, said)
        await picture(page, `${language}-${screen.includes('residents/') ? 'record' : 'list'}`)
      }
    }
  })
})

describe('the register on a phone', () => {
  it('shows a grid worker one resident at a time, found by her door, and dials once a purpose is said', async () => {
    const page = await (await town.device('phone')).newPage()
    await signedIn(page, 'gridWorker')
    await page.goto('/pocket/grid')
    await page.getByRole('link', { name: '找居民' }).click()
    await page.getByLabel('姓名、拼音首字母或房号').fill('1-101')
    await page.getByRole('link', { name: /邝\*月/ }).waitFor()
    expect(await page.getByText('100****').count()).toBe(0)
    await expectAccessible(page, 'residents on a phone')
    await picture(page, 'phone-found')
    await page.getByRole('link', { name: /邝\*月/ }).click()
    await page.getByText('100****1234').waitFor()
    await expectAccessible(page, 'one resident on a phone')
    await picture(page, 'phone-person')
    await page.getByRole('button', { name: '看电话' }).click()
    await expectAccessible(page, 'the purpose on a phone')
    await picture(page, 'phone-purpose')
    await page.getByRole('button', { name: '显示' }).click()
    await page.getByRole('link', { name: '打 10000001234' }).waitFor()
    await expectAccessible(page, 'the number on a phone')
    await picture(page, 'phone-opened')
    await page.getByRole('button', { name: '关上' }).click()
    expect(await page.getByText('10000001234').count()).toBe(0)
  })

  it('keeps a household by its head count and owners by unequal shares, on the page of a door', async () => {
    const page = await (await town.device('desk')).newPage()
    await signedIn(page, 'clerk')
    const [house] = await town.look<{ id: string }>('select id from buildings where community_id = $1 and number = 2', [
      town.gangwan,
    ])
    await page.goto(`/console/places/buildings/${house!.id}`)
    await page.locator('.house-door a').first().click()
    await page.getByText('没有登记这一户。').waitFor()
    await page.getByRole('button', { name: '只登记人数' }).click()
    const form = page.locator('form')
    await form.getByLabel('共住几人').fill('40')
    await form.getByRole('button', { name: '办理' }).click()
    await form.getByRole('alert').first().waitFor()
    await expectAccessible(page, 'a head count that cannot be')
    await form.getByLabel('共住几人').fill('4')
    await form.getByRole('button', { name: '办理' }).click()
    await page.getByText('只登记了人数：4 人').waitFor()
    await picture(page, 'door-counted')
    await page.getByRole('button', { name: '登记产权人' }).click()
    await form.getByLabel('姓名 1').fill('温嘉欣')
    await form.getByLabel(/份额 1/).fill('2/3')
    await form.getByText('合起来 2/3，还有 1/3 没登记。').waitFor()
    await form.getByRole('button', { name: '再加一位' }).click()
    await form.getByLabel('姓名 2').fill('温志文')
    await form.getByLabel(/份额 2/).fill('1/2')
    await form.getByText('合起来 7/6，超过整套。').waitFor()
    await expectAccessible(page, 'shares that are more than the whole')
    await form.getByLabel(/份额 2/).fill('1/3')
    await form.getByText('合起来正好是整套。').waitFor()
    await form.getByLabel('专有面积（平方米）').fill('61.5')
    await form.getByLabel('哪一天起').fill('2021-01-01')
    await form.getByRole('button', { name: '办理' }).click()
    await page.getByText(/^2\/3 · 61.5/).waitFor()
    await page.getByText(/^1\/3 · 61.5/).waitFor()
    await expectAccessible(page, 'a door with a counted household and two owners')
    await picture(page, 'door-owners')
    const cookies = await town.as('clerk')
    const { items } = (await town.ask('GET', `/api/people/${town.gangwan}/buildings`, { cookies })).body as {
      items: { building: string; households: number; persons: number }[]
    }
    expect(items.find(({ building }) => building === house!.id)).toMatchObject({ households: 1, persons: 4 })
    await page.getByRole('button', { name: '这一户搬走了' }).click()
    await page.close()
  })

  it('shows a captain those who agreed, and nobody before', async () => {
    const page = await (await town.device('phone')).newPage()
    await signedIn(page, 'captain')
    await page.goto('/pocket/people')
    await page.getByText('还没有住户同意。').waitFor()
    await expectAccessible(page, 'a captain’s empty list')
    const body = { knows: true, how: 'spoken' }
    const path = `/api/people/${town.gangwan}/residents/${grandmother}/captain`
    expect((await town.ask('POST', path, { cookies: await town.as('clerk'), body })).status).toBe(200)
    await page.reload()
    await page.getByRole('link', { name: /邝\*月/ }).click()
    await page.getByRole('button', { name: '看电话' }).click()
    expect(await page.getByRole('radio').count()).toBe(2)
    expect(await page.getByRole('radio', { name: '楼长联系' }).isChecked()).toBe(true)
    await page.getByRole('button', { name: '显示' }).click()
    await page.getByRole('link', { name: '打 10000001234' }).waitFor()
    await expectAccessible(page, 'the number a captain opened')
    await picture(page, 'captain-opened')
  })

  it('reads well in other languages and large type on the narrowest phone', async () => {
    for (const [language, step] of [
      ['zh-Hant', 1],
      ['en', 3],
    ] as const) {
      const device = await town.device('narrow phone')
      const settings = { 'gangwan.language': language, 'gangwan.type-step': String(step) }
      await device.addInitScript(`Object.assign(localStorage, ${JSON.stringify(settings)})`)
      const page = await device.newPage()
      await signedIn(page, 'gridWorker')
      for (const screen of ['/pocket/people', `/pocket/people/${grandmother}`]) {
        await page.goto(screen)
        await page.locator('input, .card').first().waitFor()
        await untilRead(page)
        await readsWell(page, `${screen} in ${language}`)
        await picture(page, `phone-${language}-${screen.split('/').length > 3 ? 'person' : 'people'}`)
      }
    }
  })
})

async function readsWell(page: Page, said: string): Promise<void> {
  await expectAccessible(page, said)
  expect(await page.evaluate(widthBeyondWindow), `${said}: scrolls sideways`).toBeLessThanOrEqual(0)
  expect(await page.evaluate(smallWords), `${said}: type under 20 px`).toEqual([])
  expect(await page.evaluate(smallTargets), `${said}: targets under 60 px`).toEqual([])
}
