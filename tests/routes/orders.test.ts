import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OrdersTaken } from '../../src/matters/contract-orders.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let clerk: string

beforeAll(async () => {
  town = await openTown()
  clerk = await town.as('clerk')
})
afterAll(() => town.close())

const head = ['工单编号', '来源', '诉求内容', '发生地址', '诉求类别', '办理时限', '联系电话', '联系人']
const rows = [
  [
    'GZ-1',
    '12345热线',
    '楼道灯不亮，老人上楼看不见',
    '港湾一村1栋1梯',
    '路灯、楼道灯',
    '2026-12-01 18:00',
    '13800000000',
    '区小姐',
  ],
  ['GZ-2', '粤平安', '垃圾桶旁边堆满垃圾没人收', '港湾一村2栋', '', '2026-12-02', '138****0000', ''],
  ['GZ-3', '12345', '', '1栋', '', '', '', ''],
  ['GZ-4', '12345', '噪声', '别的小区', '', '', '', ''],
  ['GZ-5', '12345', '漏水', '3栋', '', '尽快', '', ''],
  ['GZ-1', '12345', '又写了一次', '1栋', '', '', '', ''],
]
const workbookOf = async (lines: readonly (readonly string[])[]) => {
  const workbook = new exceljs.Workbook()
  const page = workbook.addWorksheet('工单')
  for (const line of lines) page.addRow([...line])
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
const send = async (payload: Buffer, { dry = false, cookies = clerk } = {}) =>
  town.ask('POST', `/api/matters/outside-orders?community=${town.gangwan}&dry=${dry}`, {
    cookies,
    payload,
    type: 'application/octet-stream',
  })
const count = async () => (await town.look<{ n: number }>('select count(*)::int as n from matters'))[0]!.n

describe('a sheet of orders from outside', () => {
  it('is tried first: each row is new or rejected with its reason, and nothing is made', async () => {
    const answer = await send(await workbookOf([head, ...rows]), { dry: true })
    expect(answer.status).toBe(200)
    const { rows: said, imported, columns } = answer.body as unknown as OrdersTaken
    expect(imported).toBe(false)
    expect(columns).toMatchObject({ 工单编号: 'number', 办理时限: 'due' })
    expect(said.map(({ row, state, reason }) => [row, state, reason])).toEqual([
      [2, 'new', null],
      [3, 'new', null],
      [4, 'rejected', 'missing'],
      [5, 'rejected', 'unknown-place'],
      [6, 'rejected', 'not-a-deadline'],
      [7, 'rejected', 'twice-in-the-sheet'],
    ])
    expect(await count()).toBe(0)
  })

  it('is tried with word of the hidden sheets that are left out', async () => {
    const workbook = new exceljs.Workbook()
    workbook.addWorksheet('工单').addRows([head, ...rows])
    const plain = await send(Buffer.from(await workbook.xlsx.writeBuffer()), { dry: true })
    expect(plain.body).toMatchObject({ hiddenSheets: [] })
    workbook.addWorksheet('上月', { state: 'hidden' }).addRows([head, ['GZ-9', '12345', '漏水', '1栋']])
    const answer = await send(Buffer.from(await workbook.xlsx.writeBuffer()), { dry: true })
    expect(answer.body).toMatchObject({ hiddenSheets: ['上月'] })
    expect((answer.body as unknown as OrdersTaken).rows.map(({ number }) => number)).not.toContain('GZ-9')
  })

  it('is tried with word of its hidden lines, which are read like the others', async () => {
    const workbook = new exceljs.Workbook()
    const page = workbook.addWorksheet('工单')
    page.addRows([head, ...rows])
    const tried = async () => (await send(Buffer.from(await workbook.xlsx.writeBuffer()), { dry: true })).body
    expect(await tried()).toMatchObject({ hiddenLines: 0 })
    page.getRow(2).hidden = true
    page.getRow(4).hidden = true
    // A line that holds nothing is nobody's order, hidden or not.
    page.getRow(rows.length + 3).hidden = true
    const said = await tried()
    expect(said).toMatchObject({ hiddenLines: 2 })
    expect((said as unknown as OrdersTaken).rows.map(({ number }) => number)).toEqual(rows.map(([number]) => number))
  })

  it('becomes matters with source, number and deadline, and twice changes nothing', async () => {
    const sheet = await workbookOf([head, ...rows])
    const first = (await send(sheet)).body as unknown as OrdersTaken
    expect(await count()).toBe(2)
    const again = (await send(sheet)).body as unknown as OrdersTaken
    expect(await count()).toBe(2)
    expect(again.rows.filter(({ state }) => state === 'known').map(({ number }) => number)).toEqual([
      'GZ-1',
      'GZ-2',
      'GZ-1',
    ])
    const { id } = first.rows[0]!.matter!
    const matter = await town.ask('GET', `/api/matters/${id}`, { cookies: clerk })
    expect(matter.body).toMatchObject({
      channel: 'outside',
      category: '0201',
      outside: { source: '12345', number: 'GZ-1', dueAt: '2026-12-01T10:00:00.000Z' },
      place: { buildingName: '1栋' },
    })
    const stored = await town.look<{ contact: Buffer | null }>('select contact from reports order by made_at, id')
    expect(stored.map(({ contact }) => contact !== null)).toEqual([true, false])
    expect(stored[0]!.contact!.includes('13800000000')).toBe(false)
  })

  it('made by two clerks at once makes each order once', async () => {
    const sheet = await workbookOf([head, ['GZ-9', '有呼必应', '大件垃圾堆在路边', '4栋', '', '', '', '']])
    const before = await count()
    const answers = await Promise.all([send(sheet), send(sheet, { cookies: await town.as('secretary') })])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await count()).toBe(before + 1)
  })

  it('may be a .csv in the encoding of office machines', async () => {
    // "编号,内容,地址" and one order in GB 18030.
    const bytes = Buffer.from('b1e0bac52cc4dac8dd2cb5d8d6b70d0a43532d312cc2a5b5c0b5c6bbb52c35b6b00d0a', 'hex')
    const { rows: said } = (await send(bytes, { dry: true })).body as unknown as OrdersTaken
    expect(said).toMatchObject([{ state: 'new', number: 'CS-1', words: '楼道灯坏' }])
  })

  it('is refused when it is no sheet, lacks its columns, or is not the desk’s to take', async () => {
    expect((await send(Buffer.from('PK\u0003\u0004 not really'))).body).toMatchObject({ code: 'matters.wrong-sheet' })
    expect(
      (
        await send(
          await workbookOf([
            ['标题', '内容'],
            ['a', 'b'],
          ]),
        )
      ).body,
    ).toMatchObject({ reason: 'no-number' })
    expect((await send(await workbookOf([head]), { cookies: await town.as('gridLeader') })).status).toBe(403)
  })
})
