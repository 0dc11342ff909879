import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import { smallTargets, smallWords, widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown, untilRead } from './open-browser-town.ts'

let town: BrowserTown
const pictures = process.env.PICTURES

beforeAll(async () => {
  town = await openBrowserTown()
  const [door] = await town.look<{ id: string }>(
    `select d.id from dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id
     where b.community_id = $1 and b.number = 1 order by d.door limit 1`,
    [town.gangwan],
  )
  const answer = await town.ask('POST', `/api/people/${town.gangwan}/residents`, {
    cookies: await town.as('clerk'),
    body: { dwelling: door!.id, from: '2012-03-01', name: '邝秋月', relation: 'head', phone: '10000001234' },
  })
  expect(answer.status).toBe(201)
})
afterAll(() => town.close())

async function at(name: CastName, address: string, settings: Record<string, string> = {}): Promise<Page> {
  const device = await town.device('desk')
  await device.addInitScript(`Object.assign(localStorage, ${JSON.stringify(settings)})`)
  await town.signIn(device, name)
  const page = await device.newPage()
  await page.goto(address)
  return page
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

async function taken(page: Page, button: string): Promise<string> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  return (await coming).suggestedFilename()
}

describe('lists that leave as files', () => {
  it('stand as buttons below each list, for whoever may take it', async () => {
    const clerk = await at('clerk', '/console/residents')
    expect(await taken(clerk, '居民名单 xlsx')).toBe('居民名单.xlsx')
    expect(await taken(clerk, '住户名单 csv')).toBe('住户名单.csv')
    for (const [screen, button] of [
      ['/console/staff/coverage', '包干覆盖 csv'],
      ['/console/staff/teams', '楼栋亲友群 xlsx'],
      ['/console/staff/organisations', '组织名单 csv'],
      ['/console/staff/partners', '共建单位 xlsx'],
      ['/console/places', '楼栋名单 csv'],
    ] as const) {
      await clerk.goto(screen)
      expect(await taken(clerk, button)).toBe(button.replace(' ', '.'))
      await expectAccessible(clerk, screen)
    }
    const officer = await at('officer', '/console/places')
    await officer.getByRole('heading', { name: '全部楼栋' }).waitFor()
    expect(await officer.getByRole('button', { name: '楼栋名单 csv' }).count()).toBe(0)
  })

  it('in full are asked for, agreed to by a colleague, and taken', async () => {
    const clerk = await at('clerk', '/console/residents')
    await clerk.getByRole('button', { name: '申请名单' }).click()
    await clerk.locator('form').getByLabel('理由').fill('台风前逐户通知')
    await expectAccessible(clerk, 'asking for a list in full')
    await picture(clerk, 'export-ask')
    await clerk.locator('form').getByRole('button', { name: '办理' }).click()
    await clerk.getByText('等同事同意').waitFor()
    expect(await clerk.getByRole('button', { name: '同意', exact: true }).count()).toBe(0)
    const secretary = await at('secretary', '/console/residents')
    await secretary.getByRole('button', { name: '同意', exact: true }).click()
    await secretary.getByText('可以取走').waitFor()
    await picture(secretary, 'export-agreed')
    await clerk.reload()
    expect(await taken(clerk, '取名单')).toBe('居民名单.xlsx')
    await clerk.getByText(/取走$/).last().waitFor()
    await clerk.getByRole('heading', { name: '不遮住的名单' }).scrollIntoViewIfNeeded()
    await expectAccessible(clerk, 'a list in full that was taken')
    await picture(clerk, 'export-taken')
  })

  it('read well in other languages and large type', async () => {
    for (const [language, step] of [
      ['zh-Hant', 1],
      ['en', 3],
    ] as const) {
      const page = await at('clerk', '/console/residents', {
        'gangwan.language': language,
        'gangwan.type-step': String(step),
      })
      await page.locator('.record-lines li').first().waitFor()
      await untilRead(page)
      await page.locator('#full-lists').scrollIntoViewIfNeeded()
      await picture(page, `export-${language}`)
      await expectAccessible(page, `lists in ${language}`)
      expect(await page.evaluate(widthBeyondWindow)).toBeLessThanOrEqual(0)
      expect(await page.evaluate(smallWords)).toEqual([])
      expect(await page.evaluate(smallTargets)).toEqual([])
    }
  })
})
