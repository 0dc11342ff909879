import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slipCode } from '../../src/people/privacy/slip-codes.ts'
import type { CastName } from '../../src/people/testing.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { smallTargets, smallWords, widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown, untilRead } from './open-browser-town.ts'

// A resident reads on her own phone who opened her telephone at the desk, and what she asks there is answered.

const secrets = sealingWith(testKey)
const pictures = process.env.PICTURES
let town: BrowserTown
let person: string

beforeAll(async () => {
  town = await openBrowserTown()
  const [door] = await town.look<{ id: string }>(
    `select d.id from dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id
     where b.community_id = $1 and b.number = 1 order by d.door limit 1`,
    [town.gangwan],
  )
  const birth = { year: 1948, month: 3 }
  const answer = await town.ask('POST', `/api/people/${town.gangwan}/residents`, {
    cookies: await town.as('clerk'),
    body: { dwelling: door!.id, from: '2012-03-01', name: '邝秋月', relation: 'head', birth, phone: '10000001234' },
  })
  expect(answer.status).toBe(201)
  person = String(answer.body.person)
})
afterAll(() => town.close())

async function desk(name: CastName): Promise<Page> {
  const device = await town.device('desk')
  await town.signIn(device, name)
  return device.newPage()
}

/** What was just done, looked at by axe and, where it is wished, kept as a picture. */
async function seen(page: Page, screen: string): Promise<void> {
  await expectAccessible(page, screen)
  if (pictures) await page.screenshot({ path: `${pictures}/own-${screen.replaceAll(' ', '-')}.png`, fullPage: true })
}

/** The digits on the slip that waits. */
async function digits(): Promise<string> {
  const [slip] = await town.look<{ id: string }>(
    'select id from slips where person_id = $1 and used_at is null and ended_at is null',
    [person],
  )
  return slipCode(secrets, slip!.id).code
}

let phone: Page

describe('a resident’s own record', () => {
  it('shows in her own log who opened her telephone at the desk, when and what for', async () => {
    const clerk = await desk('clerk')
    await clerk.goto(`/console/residents/${person}`)
    await clerk.getByRole('button', { name: '打开电话' }).click()
    await clerk.getByRole('textbox', { name: '说明一句' }).fill('约家访时间')
    await clerk.getByRole('button', { name: '显示' }).click()
    await clerk.getByText('10000001234').waitFor()
    await clerk.getByRole('button', { name: '做一张条子' }).click()
    await seen(clerk, 'making a slip')
    await clerk.locator('form').getByRole('button', { name: '办理' }).click()
    await clerk.getByRole('link', { name: '打印（A4）' }).waitFor()
    await seen(clerk, 'the slip to print')
    const paper = await clerk.request.get(
      (await clerk.getByRole('link', { name: '打印（A4）' }).getAttribute('href')) ?? '',
    )
    expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf'])

    phone = await (await town.device('phone')).newPage()
    await phone.goto('/')
    await phone.getByRole('link', { name: '我的登记' }).click()
    await phone.getByRole('heading', { name: '我的登记' }).waitFor()
    await seen(phone, 'the door')
    await phone.getByLabel('条子上的十二位数字').fill('1234')
    await phone.getByRole('button', { name: '打开' }).click()
    await phone.getByText('要十二位数字，请再看一遍。').waitFor()
    await seen(phone, 'digits are missing')
    await phone.getByLabel('条子上的十二位数字').fill('111122223333')
    await phone.getByRole('button', { name: '打开' }).click()
    await phone.getByText('这个号码打不开').waitFor()
    await seen(phone, 'a wrong code')
    await phone.getByLabel('条子上的十二位数字').fill(await digits())
    await phone.getByRole('button', { name: '打开' }).click()
    await phone.getByRole('heading', { name: '邝秋月' }).waitFor()
    await phone.getByText('打开过 1 次').waitFor()
    await seen(phone, 'her first page')

    await phone.getByRole('link', { name: /谁看过/ }).click()
    const look = phone.getByRole('listitem').filter({ hasText: '看了电话' })
    await look.waitFor()
    const words = await look.innerText()
    expect(words).toContain('居委会前台')
    expect(words).toContain('为了：日常联系')
    expect(words).toContain('说明：约家访时间')
    expect(words).toMatch(/3月2日\s*09:30/)
    await seen(phone, 'who looked')
  })

  it('puts her telephone right, takes a consent back, and asks; the desk answers', async () => {
    await phone.goto('/me?part=record')
    await phone.getByText('10000001234').waitFor()
    await seen(phone, 'what is kept')
    await phone.getByRole('button', { name: '改电话' }).click()
    await phone.getByLabel('新的电话').fill('12345678901234')
    await phone.getByRole('button', { name: '存下' }).click()
    await phone.getByText('这不像一个电话号码。').waitFor()
    await seen(phone, 'no telephone number')
    await phone.getByLabel('新的电话').fill('10000009876')
    await phone.getByRole('button', { name: '存下' }).click()
    await phone.getByText('改好了。').waitFor()
    await phone.getByText('10000009876').waitFor()
    await seen(phone, 'the telephone changed')
    await phone.getByRole('button', { name: '这里有不对的' }).click()
    await phone.getByRole('radio', { name: '姓名、出生' }).check()
    await phone.getByLabel('应该是怎样').fill('出生是一九四七年十二月')
    await seen(phone, 'what is wrong')
    await phone.getByRole('button', { name: '请社区改' }).click()
    await phone.getByText(/已经提了，社区 .* 前答复/).waitFor()
    await seen(phone, 'the correction is asked for')

    await phone.goto('/me?part=consents')
    const consent = phone.getByRole('listitem').filter({ hasText: '居委会可以打我的电话' })
    await consent.getByRole('button', { name: /收回/ }).click()
    await phone.getByText('收回了，从现在起算。').waitFor()
    await seen(phone, 'a consent taken back')
    const grounds = await town.look(
      `select withdrawn_where from field_grounds where person_id = $1 and field_kind = 'phone' and purpose = 'contact'`,
      [person],
    )
    expect(grounds).toEqual([{ withdrawn_where: 'own_page' }])

    await phone.goto('/me?part=requests')
    await phone.getByRole('button', { name: '请社区删掉我的登记' }).click()
    await seen(phone, 'asking for deletion')
    await phone.getByRole('button', { name: '提出来' }).click()
    await phone.getByText('请删掉我的登记').waitFor()
    await seen(phone, 'two requests')

    const clerk = await desk('clerk')
    await clerk.goto('/console/staff/requests')
    const line = clerk.getByRole('listitem').filter({ hasText: '出生是一九四七年十二月' })
    await line.waitFor()
    await seen(clerk, 'the queue of requests')
    await line.getByRole('button', { name: /^答复/ }).click()
    await clerk.getByLabel('怎么办').selectOption({ label: '不改' })
    await clerk.getByLabel('写给她的话').fill('请带身份证来一趟。')
    await seen(clerk, 'an answer')
    await clerk.locator('form').getByRole('button', { name: '办理' }).click()
    await line.waitFor({ state: 'detached' })
    await clerk.getByRole('button', { name: /^答复 请删掉登记/ }).click()
    await clerk.locator('form').getByRole('button', { name: '办理' }).click()
    await clerk.getByText('没有等着答复的请求。').waitFor()
    await seen(clerk, 'the queue is empty')

    await phone.reload()
    await phone.getByText('社区说：请带身份证来一趟。').waitFor()
    await phone.getByText('有些依法要留，其余删了。').waitFor()
    await seen(phone, 'the answers')
    await phone.goto('/me?part=record')
    await phone.getByRole('heading', { name: '登记了什么' }).waitFor()
    expect(await phone.getByText('10000009876').count()).toBe(0)
  })

  it('reads well in other languages and the largest type, and is gone after leaving', async () => {
    for (const [language, step] of [
      ['zh-Hant', 1],
      ['en', 3],
    ] as const) {
      const device = await town.device('narrow phone')
      await device.addCookies(await phone.context().cookies())
      const settings = { 'gangwan.language': language, 'gangwan.type-step': String(step) }
      await device.addInitScript(`Object.assign(localStorage, ${JSON.stringify(settings)})`)
      const page = await device.newPage()
      for (const part of ['', '?part=looks', '?part=record', '?part=consents', '?part=requests']) {
        await page.goto(`/me${part}`)
        await page.locator('h1').waitFor()
        await untilRead(page)
        await seen(page, `${language} ${part.slice(6) || 'first'}`)
        expect(await page.evaluate(widthBeyondWindow), `${part}: scrolls sideways`).toBeLessThanOrEqual(0)
        expect(await page.evaluate(smallWords), `${part}: type under 20 px`).toEqual([])
        expect(await page.evaluate(smallTargets), `${part}: targets under 60 px`).toEqual([])
      }
    }
    await phone.goto('/me')
    await phone.getByRole('button', { name: '退出' }).click()
    await phone.getByLabel('条子上的十二位数字').waitFor()
    await seen(phone, 'after leaving')
    expect(await phone.getByText('邝秋月').count()).toBe(0)
  })
})
