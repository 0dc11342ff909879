import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ledger, PeriodSheet } from '../../src/matters/contract-ledgers.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
let clerk: string
let leader: string
let worker: string

const act = (cookies: string, matter: string, verb: string, body: object = {}) =>
  town.ask('POST', `/api/matters/${matter}/${verb}`, { cookies, body })

/** Takes a report round to its good end in grid 1. */
async function settled(change: object = {}): Promise<string> {
  const { matter } = (await town.report(change as Record<string, unknown>)).body as { matter: string }
  await act(leader, matter, 'accept')
  await act(leader, matter, 'dispatch', { party: town.cast.gridWorker.post, partyKind: 'post' })
  await act(worker, matter, 'acknowledge')
  await act(worker, matter, 'start')
  await act(worker, matter, 'done', { words: '已清走。' })
  await act(leader, matter, 'verify', { result: 'pass' })
  return matter
}

const ask = (path: string, cookies = clerk) =>
  town.ask('GET', `/api/matters/${path}${path.includes('?') ? '&' : '?'}community=${town.gangwan}`, { cookies })
const rowsOf = async (path: string) => (await ask(path)).body as unknown as Ledger

beforeAll(async () => {
  town = await openTown()
  await town.clock.set('2026-11-25T02:00:00Z')
  clerk = await town.as('clerk')
  leader = await town.as('gridLeader')
  worker = await town.as('gridWorker')
  await settled()
  await settled({ contact: { name: '区小姐', phone: '13800000000' }, words: '三楼堆物，电话 138 0000 0000 找区小姐' })
  const left = await town.report({ category: '0501', words: '和楼上吵架' })
  const { matter } = (await town.report()).body as { matter: string }
  await act(leader, matter, 'accept')
  await act(leader, matter, 'dispatch', { party: town.cast.gridWorker.post, partyKind: 'post' })
  await act(worker, matter, 'return', { reason: '不归我管' })
  expect(left.status).toBe(201)
})
afterAll(() => town.close())

describe('a ledger', () => {
  it('shows every matter once, without names, numbers of people or words of private matters', async () => {
    const { items, total } = await rowsOf('ledgers/all')
    expect(total).toBe(4)
    expect(new Set(items.map(({ number }) => number)).size).toBe(4)
    const said = JSON.stringify(items)
    expect(said).toContain('三楼堆物')
    expect(said).not.toMatch(/138 ?0000|吵架/)
    expect(items.find(({ category }) => category === '0501')).toMatchObject({ private: true, words: null })
  })

  it('is narrowed by the same filters as the queues', async () => {
    expect((await rowsOf('ledgers/all?category=0501')).total).toBe(1)
    expect((await rowsOf('ledgers/all?stage=closed')).total).toBe(2)
    expect((await rowsOf('ledgers/closed-out')).total).toBe(2)
    expect((await rowsOf('ledgers/overdue')).total).toBe(0)
    expect((await rowsOf('ledgers/all?from=2026-11-26')).total).toBe(0)
    expect((await ask('ledgers/all?from=2026-11-26&to=2026-11-25')).body.fields).toEqual([
      { field: 'to', reason: 'before-from' },
    ])
  })

  it('is a real workbook with the columns of the field', async () => {
    const answer = await ask('ledgers/all/sheet')
    expect(answer.headers['content-type']).toContain('spreadsheetml')
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load(answer.raw as unknown as exceljs.Buffer)
    const page = workbook.worksheets[0]!
    expect(page.name).toBe('民生诉求台账')
    expect(page.getRow(3).values).toEqual(expect.arrayContaining(['编号', '诉求内容', '办结时限', '办结层级']))
    expect(page.rowCount).toBe(3 + 4)
    expect(answer.raw.includes('13800000000')).toBe(false)
  })

  it('is journalled each time it is taken, with its filters', async () => {
    await ask('ledgers/closed-out/sheet?category=0104')
    const rows = await town.look<{ facts: object }>(
      "select facts from journal where kind = 'ledger.taken' and facts->>'ledger' = 'closed-out' and facts->>'format' = 'xlsx'",
    )
    expect(rows).toMatchObject([{ facts: { rows: 2, category: '0104' } }])
  })

  it('is for those who see the whole community', async () => {
    expect((await ask('ledgers/all', worker)).body).toMatchObject({ status: 403, reason: 'not-with-this-post' })
    expect((await ask('ledgers/all', await town.as('neighbourClerk'))).status).toBe(403)
    expect((await ask('ledgers/all/sheet', await town.as('auditor'))).status).toBe(403)
  })
})

describe('a week', () => {
  const week = async (query = '') => (await ask(`periods/week${query}`)).body as unknown as PeriodSheet
  const figure = (sheet: PeriodSheet, name: string) => sheet.figures.find((each) => each.name === name)

  it('counts with what it is counted of', async () => {
    const sheet = await week()
    expect(sheet).toMatchObject({ from: '2026-11-23', to: '2026-11-29' })
    expect(figure(sheet, 'received')).toMatchObject({ of: 4 })
    expect(figure(sheet, 'ended')).toMatchObject({ of: 2 })
    expect(figure(sheet, 'open')).toMatchObject({ of: 2 })
    expect(figure(sheet, 'settled_in_grid')).toMatchObject({ of: 2, met: 2 })
    expect(figure(sheet, 'settled_in_community')).toMatchObject({ of: 2, met: 0 })
    expect(figure(sheet, 'reroute')).toMatchObject({ of: 3, met: 1 })
    expect(figure(sheet, 'no_answer')).toMatchObject({ of: 2 })
    expect(figure(await week('?day=2026-11-10'), 'received')).toMatchObject({ of: 0 })
  })

  it('opens exactly the rows that each figure counted', async () => {
    const sheet = await week()
    for (const { name, of, met } of sheet.figures) {
      const query = `figure=${name}&from=${sheet.from}&to=${sheet.to}`
      expect([name, (await rowsOf(`ledgers/figure?${query}`)).total]).toEqual([name, of])
      expect([name, (await rowsOf(`ledgers/figure?${query}&part=met`)).total]).toEqual([name, met])
      expect([name, (await rowsOf(`ledgers/figure?${query}&part=missed`)).total]).toEqual([name, of - met])
    }
  })

  it('has a figure for what late matters missed', async () => {
    await town.clock.set('2026-12-16T02:00:00Z')
    // The sessions of before have ended meanwhile.
    clerk = await town.as('secretary')
    for (let moved = 1; moved > 0; ) moved = await town.mind()
    const before = (await ask('periods/month?day=2026-11-25')).body as unknown as PeriodSheet
    const response = figure(before, 'response')!
    expect(response).toMatchObject({ of: 4 })
    expect(response.met).toBeLessThan(4)
    expect((await rowsOf('ledgers/overdue')).items.every(({ overdue }) => overdue)).toBe(true)
  })

  it('goes onto a workbook with its rows beside it, and no column names a person', async () => {
    const answer = await ask('periods/month/sheet?day=2026-11-25')
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load(answer.raw as unknown as exceljs.Buffer)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['月报', '明细'])
    const [figures, rows] = workbook.worksheets
    expect(figures!.getRow(4).getCell(1).text).toBe('新增')
    expect(figures!.getRow(4).getCell(2).value).toBe(4)
    expect(rows!.rowCount).toBe(3 + 4)
    expect(JSON.stringify(workbook.model)).not.toContain(town.cast.gridWorker.name)
  })
})
