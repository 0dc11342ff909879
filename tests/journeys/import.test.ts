import { utils, write } from '@e965/xlsx'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importMessages } from '../../src/people/web/imports/messages-imports.ts'
import { textIn } from '../../src/platform/i18n/messages.ts'
import { readBook } from '../../src/platform/sheets/read-sheet.ts'
import { messyWorkbook } from '../data/messy-workbook.ts'
import { burstingWorkbook, lockedWorkbook, workbookWithMacros } from '../data/shut-files.ts'
import { smallTargets, smallWords, tornButtons, widthBeyondWindow } from './legibility.ts'
import { type BrowserTown, expectAccessible, openBrowserTown, untilRead } from './open-browser-town.ts'

let town: BrowserTown
const pictures = process.env.PICTURES

beforeAll(async () => {
  town = await openBrowserTown()
})
afterAll(() => town.close())

async function clerkAt(address: string, settings: Record<string, string> = {}): Promise<Page> {
  const device = await town.device('desk')
  await device.addInitScript(`Object.assign(localStorage, ${JSON.stringify(settings)})`)
  await town.signIn(device, 'clerk')
  const page = await device.newPage()
  await page.goto(address)
  return page
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

function sheetOf(rows: unknown[][], hidden: readonly string[] = []): Buffer {
  const names = ['住户表', ...hidden]
  const Sheets = Object.fromEntries(names.map((name) => [name, utils.aoa_to_sheet(rows)]))
  const Workbook = { Sheets: names.map((name) => (hidden.includes(name) ? { Hidden: 1 as const } : {})) }
  return write({ SheetNames: names, Sheets, Workbook }, { type: 'buffer', bookType: 'xlsx' })
}

async function bring(page: Page, bytes: Buffer): Promise<void> {
  const name = '表.xlsx'
  await page
    .locator('.file-field input:enabled')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
  await page.waitForURL(/\/staff\/imports\/.+/)
}

describe('a messy workbook of 1,854 households', () => {
  it('goes into a community without residents, three lines put right, and the map fills, in at most 25 clicks', async () => {
    const book = messyWorkbook()
    expect(book.households).toBe(1854)
    expect(await town.look('select count(*)::int as n from persons where community_id = $1', [town.gangwan])).toEqual([
      { n: 0 },
    ])
    const page = await clerkAt('/console')
    let clicks = 0
    const click = async (what: Locator) => {
      clicks += 1
      await what.click()
    }
    await click(page.getByRole('navigation').getByRole('link', { name: '人', exact: false }).first())
    await click(page.getByRole('link', { name: '导入表格' }))
    await page.getByText('还没有导入过。').waitFor()
    await expectAccessible(page, 'the page of imports while there is none')
    await picture(page, 'empty')
    clicks += 1
    await bring(page, book.bytes)
    await page.getByRole('progressbar').waitFor()
    await town.mindImports()
    await page.getByRole('heading', { name: '逐行核对' }).waitFor()
    // What no register holds is named by its own heading.
    for (const left of ['重点人员类别', '政治面貌', '宗教信仰', '是否出租'])
      await page.getByText(new RegExp(`^${left}：.*不收`)).waitFor()
    await page.getByRole('button', { name: '退回 3', exact: true }).waitFor()
    await expectAccessible(page, 'the dry run')
    await picture(page, 'dry-run')
    for (const { name, field, right } of book.wrong) {
      const line = page.getByRole('row', { name: new RegExp(name) })
      await click(line.getByRole('button', { name: /改这一行/ }))
      const typed = page.locator('form').getByLabel(field)
      await click(typed)
      await typed.fill(right)
      await picture(page, `fix-${field}`)
      await click(page.locator('form').getByRole('button', { name: '办理' }))
      await line.waitFor({ state: 'detached' })
    }
    await expectAccessible(page, 'the dry run without refused lines')
    await click(page.getByRole('button', { name: `录入 ${book.persons} 行` }))
    await page.getByText('正在录入。').waitFor()
    const entering = town.mindImports()
    await picture(page, 'entering')
    await entering
    await page.getByText(`已录入 1854 户、${book.persons} 人`).waitFor()
    await expectAccessible(page, 'what was entered')
    await picture(page, 'entered')
    await click(page.getByRole('link', { name: '看地图' }))
    await click(page.getByText('住户', { exact: true }).first())
    await click(page.locator('.places-grid summary').first())
    const cells = page.getByRole('cell', { name: /^\d+ 户 \d+ 人$/ })
    await cells.first().waitFor()
    await picture(page, 'map')
    expect(clicks).toBeLessThanOrEqual(25)
    const filled = await town.look<{ households: number; buildings: number; persons: number }>(
      `select count(distinct h.id)::int as households, count(distinct h.building_id)::int as buildings, count(p.id)::int as persons
       from households h join persons p on p.community_id = h.community_id and p.household_id = h.id where h.community_id = $1`,
      [town.gangwan],
    )
    expect(filled).toEqual([{ households: 1854, buildings: 108, persons: book.persons }])
    const said = await cells.allInnerTexts()
    const shown = await town.look<{ n: number }>(
      `select count(*)::int as n from buildings b join grids g on g.community_id = b.community_id and g.id = b.grid_id
       where b.community_id = $1 and g.number = 1`,
      [town.gangwan],
    )
    expect(said).toHaveLength(shown[0]!.n)
  })
})

describe('a sheet that is brought', () => {
  it('is decided about line by line, goes back with remarks, is entered, and taken back', async () => {
    const page = await clerkAt('/console/staff/imports')
    const [known] = await town.look<{ name: string; address: string; year: number }>(
      `select p.name, b.number || '栋' || t.number || '梯' || d.door as address, p.birth_year as year from persons p
       join dwellings d on d.community_id = p.community_id and d.id = p.dwelling_id
       join staircases t on t.community_id = d.community_id and t.id = d.staircase_id
       join buildings b on b.community_id = d.community_id and b.id = d.building_id
       where p.community_id = $1 and p.birth_year is not null order by p.id limit 1`,
      [town.gangwan],
    )
    const { name, address, year } = known!
    const rows = [
      ['地址', '姓名', '与户主关系', '出生年月', '电话', '大名2'],
      [address, name, null, `${year - 3}.5`, '10000001111', 'x'],
      [address, '欧阳来客', '其他', '1980.5', '10000002222', 'y'],
    ]
    await bring(page, sheetOf(rows))
    await town.mindImports()
    await page.getByRole('button', { name: '待定 1', exact: true }).waitFor()
    await page.getByText('册里有同户同名的人，出生年月不同').waitFor()
    await page.getByText('看每一列').click()
    await expectAccessible(page, 'a line to be decided, and the columns')
    await picture(page, 'conflict')
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载带备注的原表' }).click()
    const { rows: taken } = await readBook(await contentOf(await coming), 100)
    expect(taken[1]?.at(-1)).toMatch(/^待定；B2：/)
    await page.getByRole('button', { name: `是同一个人 ${name} 2` }).click()
    await page.getByRole('button', { name: '待定 0', exact: true }).waitFor()
    await page.getByRole('button', { name: '更新 1', exact: true }).click()
    await page.getByText('会改：出生年月、电话').waitFor()
    await page.getByLabel('“电话”读成').selectOption('unknown')
    await page.getByRole('button', { name: '按改的重读' }).click()
    await page.getByRole('progressbar').waitFor()
    await town.mindImports()
    await page.getByRole('button', { name: '待定 1', exact: true }).waitFor()
    await page.getByRole('button', { name: '录入 1 行' }).click()
    await page.getByText('正在录入。').waitFor()
    await town.mindImports()
    await page.getByText('已录入 0 户、1 人').waitFor()
    await page.getByRole('button', { name: '整批撤回' }).click()
    await expectAccessible(page, 'what taking it back means')
    await picture(page, 'undo')
    await page.locator('form').getByRole('button', { name: '办理' }).click()
    await page.getByText('已经整批撤回').waitFor()
    expect(await town.look('select 1 from persons where name = $1', ['欧阳来客'])).toEqual([])
    await page.getByRole('link', { name: '导入表格' }).last().click()
    await page.getByRole('row', { name: /已撤回/ }).waitFor()
    await expectAccessible(page, 'former imports')
    await picture(page, 'former')
  })

  it('that cannot be taken says why and what to do', async () => {
    const page = await clerkAt('/console/staff/imports')
    const whole = sheetOf([
      ['地址', '姓名'],
      ['1-101', '王芳'],
    ])
    const bad: [Buffer, string][] = [
      [whole.subarray(0, whole.length - 60), '文件坏了，读不出来。请重新导出或再拷一份。'],
      [Buffer.from('<html><table></table></html>'), '这是网页，不是表格。'],
      [
        sheetOf([
          ['甲', '乙'],
          ['丙', '丁'],
        ]),
        '没找到住户表：要有姓名和地址（或房号）两列。',
      ],
    ]
    for (const [bytes, said] of bad) {
      await page.goto('/console/staff/imports')
      await bring(page, bytes)
      await town.mindImports()
      await page.getByText('这个文件不能导入').waitFor()
      await page.getByText(said).waitFor()
    }
    await expectAccessible(page, 'a file that was refused')
    await picture(page, 'refused')
  })

  it('reads well in other languages and large type', async () => {
    const first = await clerkAt('/console/staff/imports')
    await bring(
      first,
      sheetOf(
        [
          ['地址', '姓名', '出生年月', '民族'],
          ['1-1-101', '区小满', '2090.1', '汉'],
          ['999-101', '伍月', '1960.1', '汉'],
        ],
        ['去年的表', '搬走的'],
      ),
    )
    await town.mindImports()
    await first.getByRole('heading', { name: '逐行核对' }).waitFor()
    await first.getByText('有 2 张隐藏的工作表没有读').waitFor()
    await first.getByText('去年的表、搬走的。要录入').waitFor()
    const address = new URL(first.url()).pathname
    for (const [language, step] of [
      ['zh-Hant', 1],
      ['en', 3],
    ] as const) {
      for (const [screen, file] of [
        ['/console/staff/imports', 'former'],
        [address, 'dry-run'],
      ] as const) {
        const page = await clerkAt(screen, { 'gangwan.language': language, 'gangwan.type-step': String(step) })
        await page.locator(file === 'dry-run' ? '.import-rows' : 'table').waitFor()
        if (file === 'dry-run')
          await page
            .getByRole('button', { name: /Put it right|改這一行/ })
            .first()
            .click()
        await untilRead(page)
        await picture(page, `${language}-${file}`)
        const said = `${screen} in ${language}`
        await expectAccessible(page, said)
        expect(await page.evaluate(widthBeyondWindow), `${said}: scrolls sideways`).toBeLessThanOrEqual(0)
        expect(await page.evaluate(smallWords), `${said}: type under 20 px`).toEqual([])
        expect(await page.evaluate(smallTargets), `${said}: targets under 60 px`).toEqual([])
        expect(await page.evaluate(tornButtons), `${said}: buttons that break by letters`).toEqual([])
      }
    }
  })
})

async function contentOf(download: { createReadStream(): Promise<AsyncIterable<Buffer>> }): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of await download.createReadStream()) pieces.push(piece)
  return Buffer.concat(pieces)
}

describe('a file that is not opened', () => {
  it.each([
    ['locked', lockedWorkbook, 'refused.encrypted'],
    ['full of macros', workbookWithMacros, 'refused.macros'],
    ['bursting', burstingWorkbook, 'refused.too-large-unpacked'],
  ] as const)('and is %s is refused in words that say what to do', async (_what, make, refusal) => {
    const page = await clerkAt('/console/staff/imports')
    await bring(page, make())
    await town.mindImports()
    await page.getByText(textIn('zh-Hans', importMessages)(refusal)).waitFor()
    await expectAccessible(page, 'an import that was refused')
    await page.close()
  })
})
