import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProcess, type Process } from '../../src/app/server.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey, testPasswordOf } from '../../src/platform/testing/cluster.ts'
import { openTestDatabase, type TestDatabase } from '../../src/platform/testing/database.ts'
import { type OpenBrowser, openBrowser } from './browser.ts'
import { builtPages, expectAccessible } from './open-browser-town.ts'
import { words } from './words.ts'

const { setup, signIn, staff } = words
const code = '0a1b2-c3d4e-5f607-18293'
const password = 'the first ferry leaves at six'

let database: TestDatabase
let home: string
let opened: Process
let browser: OpenBrowser
beforeAll(async () => {
  database = await openTestDatabase()
  home = await mkdtemp(join(tmpdir(), 'gangwan-setup-'))
  opened = await openProcess({
    adminAddress: database.adminAddress,
    passwordOf: testPasswordOf,
    secrets: sealingWith(testKey),
    home,
    publicAddress: null,
    trustProxy: false,
    isDemo: false,
    version: '0.0.0-test',
    webFolder: builtPages,
    logLevel: 'silent',
    minds: false,
    throttled: true,
    setupCode: code,
  })
  browser = await openBrowser(await opened.app.listen({ host: '127.0.0.1', port: 0 }))
})
afterAll(async () => {
  await browser.close()
  await opened.stop()
  await database.close()
  await rm(home, { recursive: true, force: true })
})

describe('an empty installation', () => {
  it('is set up on its first page, to the administrator’s first look at who works there', async () => {
    const page = await (await browser.device('desk')).newPage()
    await page.goto('/console')
    await page.getByRole('heading', { name: setup('setup.title') }).waitFor()
    await expectAccessible(page, 'the empty set-up page')

    await fillIn(page)
    await page.getByRole('button', { name: setup('setup.submit') }).click()
    await page.getByText(setup('people.setup-code-needed')).first().waitFor()
    await expectAccessible(page, 'a wrong set-up code')
    await page.getByLabel(setup('setup.code'), { exact: true }).fill(code)
    await page.getByLabel(setup('setup.community-code')).fill('44')
    await page.getByRole('button', { name: setup('setup.submit') }).click()
    await page.locator('.setup-wrong').first().waitFor()
    await expectAccessible(page, 'a wrong community code')
    await page.getByLabel(setup('setup.community-code')).fill('440112001998')
    await page.getByRole('button', { name: setup('setup.submit') }).click()
    await page.getByRole('heading', { name: setup('setup.done') }).waitFor()
    await expectAccessible(page, 'set up')

    await page.getByRole('button', { name: setup('setup.sign-in') }).click()
    await page.getByLabel(signIn('sign-in.username')).fill('guan.li')
    await page.getByLabel(signIn('sign-in.password'), { exact: true }).fill(password)
    await page.getByRole('button', { name: signIn('sign-in.submit'), exact: true }).click()
    await page.getByRole('link', { name: /人员/ }).first().click()
    await page.getByRole('heading', { name: staff('list.title') }).waitFor()
    await page.locator('.staff-office').first().waitFor()
    expect(await page.locator('.staff-office-red').count()).toBe(4)
    await expectAccessible(page, 'the staff page of a new community')
    const counted =
      'select (select count(*) from grids)::int as grids, (select count(*) from buildings)::int as buildings'
    expect(await database.look(counted)).toEqual([{ grids: 2, buildings: 4 }])
  })
})

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel(setup('setup.code'), { exact: true }).fill('something else')
  const people = [
    ['setup.administrator', '关立', 'guan.li', password],
    ['setup.officer', '施安', 'shi.an', 'lanterns along the old pier'],
  ] as const
  for (const [who, name, username, secret] of people) {
    const part = page.getByRole('group', { name: setup(who) })
    await part.getByLabel(setup('setup.name')).fill(name)
    await part.getByLabel(setup('setup.username')).fill(username)
    await part.getByLabel(setup('setup.password')).fill(secret)
  }
  await page.getByLabel(setup('setup.subdistrict-name')).fill('黄埔街道')
  await page.getByLabel(setup('setup.subdistrict-code')).fill('440112001')
  await page.getByLabel(setup('setup.community-name')).fill('新村社区')
  await page.getByLabel(setup('setup.community-code')).fill('440112001998')
  await page.getByLabel(setup('setup.short-code')).fill('xc')
  await page.getByLabel(setup('setup.grid-count')).fill('2')
  const buildings = (n: number) => page.getByLabel(setup('setup.cell', { n, what: setup('setup.buildings') }))
  await buildings(2).waitFor()
  await buildings(1).fill('3')
  await buildings(2).fill('1')
}
