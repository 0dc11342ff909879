import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idCheckDigit } from '../../src/people/residents/rules-residents.ts'
import type { CastName } from '../../src/people/testing.ts'
import { readBook } from '../../src/platform/sheets/read-sheet.ts'
import { type Answer, type Asking, openTown, type Town } from '../town/open-town.ts'

let town: Town
let base: string

beforeAll(async () => {
  town = await openTown()
  base = `/api/people/${town.gangwan}`
}, 120_000)
afterAll(() => town.close())

const by = async (name: CastName, method: string, path: string, asking: Asking = {}) =>
  town.ask(method, path, { ...asking, cookies: await town.as(name) })

type Row = {
  number: number
  kind: string
  name: string | null
  remarks: { cell: string | null; reason: string }[]
  choices: string[]
  phone: string | null
}

function sheet(rows: unknown[][], bookType: 'xlsx' | 'biff8' = 'xlsx'): Buffer {
  return write(
    { SheetNames: ['一'], Sheets: { 一: utils.aoa_to_sheet(rows) } },
    { type: 'buffer', bookType, compression: true },
  )
}

const upload = (payload: Buffer, name: CastName = 'clerk') =>
  by(name, 'POST', `${base}/imports`, { payload, type: 'application/octet-stream' })
const act = (id: string, verb: string, body: unknown = {}, name: CastName = 'clerk') =>
  by(name, 'POST', `${base}/imports/${id}/${verb}`, { body })
const show = async (id: string) =>
  (await by('clerk', 'GET', `${base}/imports/${id}`)).body as {
    state: string
    problem: string | null
    outcome: Record<string, number>
    undo: { possible: boolean; builtOn: { what: string }[] }
    hiddenSheets: string[]
    pages: { name: string; hidden: number; columns: { heading: string; use: string; basis: string }[] }[]
  }
const rowsOf = async (id: string, kind?: string) =>
  (await by('clerk', 'GET', `${base}/imports/${id}/rows${kind ? `?kind=${kind}` : ''}`)).body.items as Row[]

async function bring(rows: unknown[][]) {
  const { body } = await upload(sheet(rows))
  await town.mindImports()
  return body.import as string
}

async function make(id: string): Promise<Answer> {
  const answer = await act(id, 'make')
  await town.mindImports()
  return answer
}

const count = async () =>
  Number(
    (
      await town.look<{ n: number }>('select count(*)::int as n from persons where community_id = $1', [town.gangwan])
    )[0]!.n,
  )
/** Doors 101, 102, 201 … stand in the single staircase of building 1 in the town of the tests. */
const doors = async () =>
  town.look<{ address: string }>(
    `select b.number || '栋' || t.number || '梯' || d.door as address from dwellings d
   join staircases t on t.community_id = d.community_id and t.id = d.staircase_id
   join buildings b on b.community_id = d.community_id and b.id = d.building_id
   where d.community_id = $1 order by b.number, t.number, d.floor, d.door`,
    [town.gangwan],
  )
let used = 0
const freshDoor = async () => (await doors())[used++]!.address
const head = ['地址', '姓名', '与户主关系', '出生年月', '电话']

describe('a sheet that an office brings', () => {
  it('is tried first, then entered, and a second time changes nothing', async () => {
    const [one, two] = [await freshDoor(), await freshDoor()]
    const rows = [
      ['港湾一村住户登记表'],
      head,
      [one, '岑婉仪', '户主', '1950.3.5', 10_000_001_111],
      [null, '区伟明', '夫', '1948年12月', null],
      [two, '黎小满', '户主', '1980-01', '10000002222'],
      ['合计', '3人'],
    ]
    const before = await count()
    const id = await bring(rows)
    expect(await show(id)).toMatchObject({ state: 'ready', outcome: { new: 3 } })
    expect(await count()).toBe(before)
    expect((await rowsOf(id)).map(({ name, phone }) => [name, phone])).toEqual([
      ['岑婉仪', '100****1111'],
      ['区伟明', null],
      ['黎小满', '100****2222'],
    ])

    expect((await make(id)).status).toBe(200)
    expect(await show(id)).toMatchObject({
      state: 'imported',
      outcome: { persons: 3, households: 2 },
      undo: { possible: true },
    })
    expect(await count()).toBe(before + 3)
    const grounds = await town.look<{ given_how: string }>(
      'select distinct given_how from field_grounds g join persons p on p.id = g.person_id where p.import_id = $1',
      [id],
    )
    expect(grounds).toEqual([{ given_how: 'import' }])

    const again = await bring(rows)
    expect(await show(again)).toMatchObject({ state: 'ready', outcome: { unchanged: 3 } })
    await make(again)
    expect(await show(again)).toMatchObject({ state: 'imported', outcome: { persons: 0, households: 0, changes: 0 } })
    expect(await count()).toBe(before + 3)
  })

  it('says on the dry run how many of its lines are hidden, which are read like the others', async () => {
    const rows = [
      head,
      [await freshDoor(), '岑隐', '户主', '1950-03', null],
      [await freshDoor(), '区现', '户主', '1950-04', null],
    ]
    const page = utils.aoa_to_sheet([...rows, ['合计', '2人']])
    // The total is no line of anybody; it counts for nothing, hidden or not.
    page['!rows'] = [{}, { hidden: true }, {}, { hidden: true }]
    const seen = utils.aoa_to_sheet([head])
    const { body } = await upload(
      write({ SheetNames: ['一', '二'], Sheets: { 一: page, 二: seen } }, { type: 'buffer', bookType: 'xlsx' }),
    )
    await town.mindImports()
    const id = body.import as string
    expect((await show(id)).pages.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['一', 1],
      ['二', 0],
    ])
    expect((await rowsOf(id)).map(({ name }) => name)).toEqual(['岑隐', '区现'])
  })

  it('says on the dry run which hidden sheets were left out', async () => {
    const [seen, kept] = [await freshDoor(), await freshDoor()]
    const sheets = {
      旧表: utils.aoa_to_sheet([head, [kept, '区未见', '户主', '1950-03', null]]),
      一: utils.aoa_to_sheet([head, [seen, '岑可见', '户主', '1950-04', null]]),
    }
    const book = { SheetNames: ['旧表', '一'], Sheets: sheets, Workbook: { Sheets: [{ Hidden: 1 as const }, {}] } }
    const { body } = await upload(write(book, { type: 'buffer', bookType: 'xlsx' }))
    await town.mindImports()
    const id = body.import as string
    expect(await show(id)).toMatchObject({ state: 'ready', hiddenSheets: ['旧表'], pages: [{ name: '一' }] })
    expect((await rowsOf(id)).map(({ name }) => name)).toEqual(['岑可见'])
    expect(await show(await bring([head, [await freshDoor(), '岑全见', '户主', '1950-05', null]]))).toMatchObject({
      hiddenSheets: [],
    })
  })

  it('stands in the journal without a name or number, and its file and lines are gone once it is made', async () => {
    const id = await bring([head, [await freshDoor(), '甘露', '户主', '1950-03', '10000003333']])
    const kept = await readdir(join(town.home, 'files', 'imports', town.gangwan)).catch(() =>
      readdir(join(town.home, 'imports', town.gangwan)),
    )
    expect(kept).toContain(`${id}.sealed`)
    const sealed = await town.look<{ content: Buffer }>('select content from import_rows where import_id = $1', [id])
    expect(sealed[0]!.content.includes('甘露')).toBe(false)
    await make(id)

    expect(await town.look('select 1 from import_rows where import_id = $1', [id])).toEqual([])
    expect(
      await readdir(join(town.home, 'files', 'imports', town.gangwan)).catch(() =>
        readdir(join(town.home, 'imports', town.gangwan)),
      ),
    ).not.toContain(`${id}.sealed`)
    const events = await town.look<{ kind: string; facts: unknown }>(
      `select kind, facts from journal where subject_id = $1 or facts->>'import' = $1::text order by id`,
      [id],
    )
    expect(events.map(({ kind }) => kind)).toEqual(['import.taken', 'household.added', 'resident.added', 'import.made'])
    expect(JSON.stringify(events)).not.toMatch(/甘露|10000003333/)
  })

  it('says of a child under fourteen that a guardian is to be entered, on screen and on the sheet that goes back', async () => {
    const door = await freshDoor()
    const id = await bring([head, [door, '贝家长', '户主', '1985-01', null], [door, '贝小宝', '子女', '2019-06', null]])
    const [parent, child] = await rowsOf(id, 'new')
    expect([parent!.remarks, child!.remarks]).toEqual([
      [],
      [{ cell: 'B3', field: 'name', reason: 'child-without-guardian', refuses: false }],
    ])
  })

  it('names the cell of everything it refuses, lets it be put right on screen, and takes it then', async () => {
    const [one, two, three] = [await freshDoor(), await freshDoor(), await freshDoor()]
    const wrongNumber = `00000019500305001${idCheckDigit('00000019500305001') === '1' ? '2' : '1'}`
    const id = await bring([
      [...head, '身份证号'],
      [one, '贝文', '户主', '2030-01', null, null],
      [two, '车敏', '户主', null, null, wrongNumber],
      [three, '戴安', '户主', '1960-01', '1.00E+10', null],
      [three, '戴宁', '户主', '1962-01', null, null],
      ['999栋101', '伍月', '户主', '1960-01', null, null],
    ])
    const rejected = await rowsOf(id, 'rejected')
    expect(rejected.map(({ remarks }) => remarks.map(({ cell, reason }) => `${cell} ${reason}`))).toEqual([
      ['D2 in-the-future'],
      ['F3 wrong-check-digit'],
      ['E4 digits-lost'],
      ['A6 no-such-building'],
    ])
    expect((await act(id, `rows/${rejected[0]!.number}`, { fix: { birth: '2031.1' } })).body).toMatchObject({
      fields: [{ field: 'fix.birth', reason: 'in-the-future' }],
    })
    const mended = await act(id, `rows/${rejected[0]!.number}`, { fix: { birth: '1950.1' } })
    expect((mended.body.items as Row[]).map(({ kind }) => kind)).toEqual(['new'])
    // Once the telephone is given, both say that they are the head.
    const both = await act(id, `rows/${rejected[2]!.number}`, { fix: { phone: '10000004444' } })
    expect(
      (both.body.items as Row[]).map(({ kind, remarks }) => [kind, remarks.at(-1)?.reason, remarks.at(-1)?.cell]),
    ).toEqual([
      ['rejected', 'two-heads', 'C4'],
      ['rejected', 'two-heads', 'C5'],
    ])
    const settled = await act(id, `rows/${rejected[2]!.number}`, { fix: { relation: 'spouse' } })
    expect((settled.body.items as Row[]).map(({ kind }) => kind)).toEqual(['new', 'new'])
    expect((await show(id)).outcome).toMatchObject({ new: 3, rejected: 2 })
    const back = await by('clerk', 'GET', `${base}/imports/${id}/sheet`)
    const { rows: words } = await readBook(back.raw, 100)
    expect(words[0]?.at(-1)).toBe('备注（系统）')
    expect(words.find((line) => line.includes('车敏'))?.at(-1)).toBe('退回；F3：身份证号校验位不对')
    expect(JSON.stringify(words)).not.toContain(wrongNumber)
    await act(id, 'cancel')
  })

  it('refuses a dwelling that comes twice, two heads and the same person twice, each by its cell', async () => {
    const [one, two, three] = [await freshDoor(), await freshDoor(), await freshDoor()]
    const id = await bring([
      head,
      [one, '阮一', '户主', '1960-01', null],
      [two, '阮二', '户主', '1961-01', null],
      [two, '阮三', '户主', '1962-01', null],
      [three, '阮四', '户主', '1963-01', null],
      [null, '阮四', '子', '1963-01', null],
      [one, '阮五', '户主', '1964-01', null],
    ])
    const rejected = await rowsOf(id, 'rejected')
    expect(rejected.map(({ name, remarks }) => `${name} ${remarks.at(-1)?.cell} ${remarks.at(-1)?.reason}`)).toEqual([
      '阮二 C3 two-heads',
      '阮三 C4 two-heads',
      '阮四 B6 twice-in-sheet',
      '阮五 A7 dwelling-twice',
    ])
    expect((await show(id)).outcome).toMatchObject({ new: 2, rejected: 4 })
    await act(id, 'cancel')
  })

  it('leaves what is ambiguous to a person', async () => {
    const door = await freshDoor()
    await make(await bring([head, [door, '文静', '户主', '1950-03', '10000005555']]))
    const id = await bring([head, [door, '文静', null, '1955-03', null]])
    const [row] = await rowsOf(id, 'conflict')
    expect(row).toMatchObject({
      name: '文静',
      choices: ['same', 'another', 'leave-out'],
      remarks: [{ cell: 'B2', reason: 'other-birth' }],
    })
    const same = await act(id, `rows/${row!.number}`, { decision: 'same' })
    expect(same.body.items).toMatchObject([{ kind: 'changed', changes: ['birth'] }])
    const another = await act(id, `rows/${row!.number}`, { decision: 'another' })
    expect(another.body.items).toMatchObject([{ kind: 'new' }])
    await act(id, `rows/${row!.number}`, { decision: 'same' })
    await make(id)
    expect(await town.look('select birth_year from persons where name = $1', ['文静'])).toEqual([{ birth_year: 1955 }])

    expect((await act(id, 'undo')).status).toBe(200)
    expect(await town.look('select birth_year from persons where name = $1', ['文静'])).toEqual([{ birth_year: 1950 }])
  })

  it('is taken back as one step, unless something was built on it', async () => {
    const before = await count()
    const id = await bring([
      head,
      [await freshDoor(), '柳青', '户主', '1950-03', null],
      [await freshDoor(), '柳绿', '户主', '1951-03', null],
    ])
    await make(id)
    expect((await act(id, 'undo')).status).toBe(200)
    expect(await count()).toBe(before)
    expect(await show(id)).toMatchObject({ state: 'undone' })
    expect(await town.look('select 1 from import_makings where import_id = $1', [id])).toEqual([])

    const next = await bring([head, [await freshDoor(), '柳黄', '户主', '1950-03', '10000006666']])
    await make(next)
    const [person] = await town.look<{ id: string }>('select id from persons where name = $1', ['柳黄'])
    await by('clerk', 'POST', `${base}/residents/${person!.id}/open`, { body: { field: 'phone', purpose: 'contact' } })
    expect((await act(next, 'undo')).body).toMatchObject({ code: 'people.import-built-on', reason: 'opened' })
    await town.clock.advance(60_000)
    await by('clerk', 'POST', `${base}/residents/${person!.id}/correct`, { body: { sex: 'female' } })
    expect((await show(next)).undo).toMatchObject({ possible: false, builtOn: [{ what: 'corrected' }] })
    expect((await act(next, 'undo')).body).toMatchObject({ code: 'people.import-built-on', reason: 'corrected' })
    expect(await count()).toBe(before + 1)
  })

  it('is not taken back over what a resident agreed to since', async () => {
    const id = await bring([head, [await freshDoor(), '湛晴', '户主', '1950-03', '10000007777']])
    await make(id)
    const [person] = await town.look<{ id: string }>('select id from persons where name = $1', ['湛晴'])
    const consent = { kind: 'id_number', purpose: 'subsidy', where: 'desk', how: 'paper' }
    const path = `${base}/residents/${person!.id}/consents`
    expect((await by('clerk', 'POST', path, { body: consent })).status).toBe(200)
    expect((await act(id, 'undo')).body).toMatchObject({ code: 'people.import-built-on', reason: 'consent' })
    expect(
      await town.look('select given_how from field_grounds where person_id = $1 and purpose = $2', [
        person!.id,
        'subsidy',
      ]),
    ).toEqual([{ given_how: 'paper' }])
  })

  it('notes what each record is kept for, which nobody reads or changes beyond the desk', async () => {
    const id = await bring([head, [await freshDoor(), '湛蓝', '户主', '1950-03', '10000008888']])
    await make(id)
    const [person] = await town.look<{ id: string }>('select id from persons where name = $1', ['湛蓝'])
    const path = `${base}/residents/${person!.id}/consents`
    await by('clerk', 'POST', path, { body: { kind: 'id_number', purpose: 'subsidy', where: 'desk', how: 'paper' } })
    const seenBy = async (name: CastName) =>
      (
        await town.database.read(await town.actor(name), (tx) =>
          tx.all(
            sql<{
              purpose: string
            }>`select purpose from field_grounds where person_id = ${person!.id}::uuid order by purpose`,
          ),
        )
      ).map(({ purpose }) => purpose)
    // What was agreed at the desk afterwards opens with the person alone, also to whoever wrote it down.
    expect(await seenBy('clerk')).toEqual(['contact', 'registers', 'registers'])
    for (const name of ['gridWorker', 'auditor', 'officer', 'neighbourClerk'] as CastName[])
      expect(await seenBy(name), name).toEqual([])
    const changed = await town.database.write(await town.actor('clerk'), (tx) =>
      tx.run(sql`update field_grounds set withdrawn_at = clock_now() where person_id = ${person!.id}::uuid`),
    )
    expect(changed).toBe(0)
  })

  it('is not made when the register changed since it was tried; the lines are shown anew', async () => {
    const door = await freshDoor()
    const rows = [head, [door, '金叶', '户主', '1950-03', null]]
    const [first, second] = [await bring(rows), await bring(rows)]
    await make(first)
    await make(second)
    expect(await show(second)).toMatchObject({ state: 'ready', problem: 'register-changed', outcome: { unchanged: 1 } })
  })

  it('remembers how the office names its columns', async () => {
    const sheetOf = async (name: string) => [
      ['门号', '大名', '称呼'],
      [await freshDoor(), name, '奶奶'],
    ]
    const id = await bring(await sheetOf('钟灵'))
    expect(await show(id)).toMatchObject({ state: 'refused', problem: 'no-table' })
    const named = await bring([
      ['门号', '姓名', '称谓2'],
      [await freshDoor(), '钟秀', '户主'],
      [null, '钟毓', '子'],
      [null, '钟敏', '女'],
    ])
    const columns = [{ page: 0, column: 2, use: 'unknown' }]
    expect((await act(named, 'columns', { columns })).status).toBe(200)
    await town.mindImports()
    expect((await show(named)).pages[0]!.columns.map(({ use, basis }) => [use, basis])[2]).toEqual([
      'unknown',
      'person',
    ])
    const later = await bring([
      ['门号', '姓名', '称谓2'],
      [await freshDoor(), '钟慧', '户主'],
    ])
    expect((await show(later)).pages[0]!.columns[2]).toMatchObject({ use: 'unknown', basis: 'remembered' })
  })

  it.each([
    ['no sheet', Buffer.from('hello'), 'not-a-sheet'],
    ['a page of the web', Buffer.from('<html><table></table></html>'), 'web-page'],
    ['no table', Buffer.from('a,b\nc,d\n'), 'no-table'],
  ])('that is %s is refused by its own reason', async (_name, bytes, problem) => {
    const { body, status } = await upload(bytes)
    expect(status).toBe(202)
    await town.mindImports()
    expect(await show(body.import as string)).toMatchObject({ state: 'refused', problem })
  })

  it('may be an old .xls or a .csv in GBK', async () => {
    const id = (await upload(sheet([head, [await freshDoor(), '屈原野', '户主', '1950-03', null]], 'biff8'))).body
      .import as string
    // 地址,姓名 / 1-101,王芳
    const csv = Buffer.concat([
      Buffer.from('b5d8d6b72cd0d5c3fb0a', 'hex'),
      Buffer.from('1-101,'),
      Buffer.from('cdf5b7bc0a', 'hex'),
    ])
    const second = (await upload(csv)).body.import as string
    await town.mindImports()
    expect(await show(id)).toMatchObject({ state: 'ready', outcome: { new: 1 } })
    expect((await rowsOf(second)).map(({ name }) => name)).toEqual(['王芳'])
  })

  it('is there for its office alone and taken by the desk alone', async () => {
    const id = await bring([head, [await freshDoor(), '童谣', '户主', '1950-03', null]])
    for (const name of ['gridWorker', 'auditor', 'officer', 'administrator'] as CastName[]) {
      expect((await upload(sheet([head]), name)).status, name).toBe(403)
      expect((await by(name, 'GET', `${base}/imports/${id}`)).status, name).toBe(403)
    }
    expect((await by('secretary', 'GET', `${base}/imports/${id}`)).status).toBe(200)
    expect((await by('clerk', 'GET', `/api/people/${town.lingang}/imports/${id}`)).status).toBe(403)
  })

  it('that nobody finishes is forgotten after a week, with its file', async () => {
    const id = await bring([head, [await freshDoor(), '凌云', '户主', '1950-03', null]])
    await town.clock.advance(7 * 24 * 3600_000 + 1000)
    await town.mindImports()
    // Nobody's session outlives a week.
    const cookies = await town.newSession('clerk')
    const shown = await town.ask('GET', `${base}/imports/${id}`, { cookies })
    expect(shown.body).toMatchObject({ state: 'expired' })
    expect(await town.look('select 1 from import_rows where import_id = $1', [id])).toEqual([])
  })
})
