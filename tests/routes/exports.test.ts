import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listNames } from '../../src/people/exports/rules-exports.ts'
import type { CastName } from '../../src/people/testing.ts'
import { type Asking, openTown, type Town } from '../town/open-town.ts'

let town: Town
let base: string
let head: string
let callable: string
let reserved: string

beforeAll(async () => {
  town = await openTown()
  base = `/api/people/${town.gangwan}`
  const doors = await town.look<{ id: string; grid: number }>(
    `select d.id, g.number as grid from dwellings d
     join buildings b on b.community_id = d.community_id and b.id = d.building_id
     join grids g on g.community_id = b.community_id and g.id = b.grid_id
     where d.community_id = $1 order by g.number, b.number, d.door`,
    [town.gangwan],
  )
  const [first, second] = doors
  const far = doors.find(({ grid }) => grid === 2)!
  const enter = async (body: object) =>
    (await by('clerk', 'POST', `${base}/residents`, { body: { from: '2012-03-01', ...body } })).body.person as string
  head = await enter({ dwelling: first!.id, name: '邝秋月', relation: 'head', phone: '10000001234' })
  callable = await enter({ dwelling: second!.id, name: '=cmd|calc', relation: 'head', phone: '10000002222' })
  reserved = await enter({ dwelling: far.id, name: '莫如松', relation: 'head', phone: '10000003333' })
  const consent = { kind: 'phone', purpose: 'contact', where: 'desk' }
  expect(
    (await by('clerk', 'POST', `${base}/residents/${reserved}/consents/take-back`, { body: consent })).status,
  ).toBe(200)
}, 120_000)
afterAll(() => town.close())

const by = async (name: CastName, method: string, path: string, asking: Asking = {}) =>
  town.ask(method, path, { ...asking, cookies: await town.as(name) })
/** So many days and a second later, with everybody still signed in. */
const later = async (days: number) => {
  await town.clock.advance(days * 24 * 3600_000 + 1000)
  await town.look('update accounts.sign_ins set seen_at = clock_now()')
}
const take = (name: CastName, list: string, format: 'xlsx' | 'csv' = 'csv') =>
  by(name, 'GET', `${base}/lists/${list}?format=${format}`)
const ask = (body: object, name: CastName = 'clerk') =>
  by(name, 'POST', `${base}/exports`, {
    body: { list: 'residents', purpose: 'contact', reason: '台风前逐户通知', ...body },
  })
const decide = (id: string, name: CastName, decision = 'approved') =>
  by(name, 'POST', `${base}/exports/${id}/decide`, { body: { decision } })
const sheet = (id: string, name: CastName = 'clerk') => by(name, 'GET', `${base}/exports/${id}/sheet`)
const events = (kind: string) =>
  town.look<{ facts: Record<string, unknown> }>('select facts from journal where kind = $1 order by id', [kind])

async function read(bytes: Buffer) {
  const book = new exceljs.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  return book.worksheets.map((page) => ({
    name: page.name,
    cells: page.getSheetValues().flatMap((row) => (Array.isArray(row) ? row.filter((cell) => cell !== undefined) : [])),
    types: new Set(
      Array.from({ length: page.rowCount }, (_, row) => page.getRow(row + 1)).flatMap((row) => {
        const found: number[] = []
        row.eachCell((cell) => found.push(cell.type))
        return found
      }),
    ),
  }))
}

describe('a list that leaves as a file', () => {
  it('is masked, opens as UTF-8, and stands in the journal', async () => {
    const answer = await take('clerk', 'residents')
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    const text = answer.raw.toString('utf8')
    expect(text.startsWith('\ufeff网格,楼栋,')).toBe(true)
    expect(text).toContain('邝*月')
    expect(text).toContain('100****1234')
    expect(text).not.toMatch(/邝秋月|10000001234/)
    expect((await events('list.exported')).at(-1)!.facts).toEqual({
      list: 'residents',
      format: 'csv',
      rows: 3,
      masked: true,
    })
  })

  it('is the same as a workbook, without a formula in it', async () => {
    const [page] = await read((await take('clerk', 'residents', 'xlsx')).raw)
    expect(page!.name).toBe('居民名单')
    expect(page!.cells).toContain('邝*月')
    expect(page!.types.has(exceljs.ValueType.Formula)).toBe(false)
    expect(page!.cells.some((cell) => typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell))).toBe(false)
    expect(page!.cells).toContain("'=*******c")
  })

  it.each(listNames)('is there for %s, each noted once', async (list) => {
    const before = (await events('list.exported')).length
    for (const format of ['csv', 'xlsx'] as const) expect((await take('clerk', list, format)).status).toBe(200)
    const noted = (await events('list.exported')).slice(before)
    expect(noted.map(({ facts }) => [facts.list, facts.format])).toEqual([
      [list, 'csv'],
      [list, 'xlsx'],
    ])
  })

  it('names the facilities of each house, and who holds which post, masked', async () => {
    const [house] = await town.look<{ id: string }>('select id from buildings where community_id = $1 and number = 1', [
      town.gangwan,
    ])
    const made = await by('clerk', 'POST', `/api/places/${town.gangwan}/buildings/${house!.id}/facilities`, {
      body: { kind: 'hydrant', spot: '一楼门厅', condition: 'worn' },
    })
    expect(made.status).toBe(200)
    const facilities = (await take('clerk', 'facilities')).raw.toString()
    expect(facilities).toMatch(/1栋,第一网格,消火栓,.*一楼门厅,老旧/)
    const staff = (await take('clerk', 'staff')).raw.toString()
    expect(staff).toMatch(/网格员,黄\*坚,第一网格/)
    expect(staff).not.toContain('黄志坚')
  })

  it('holds the lines in sight alone: a grid worker those of her grid', async () => {
    expect((await take('gridWorker', 'residents')).raw.toString()).toContain('邝*月')
    expect((await take('gridWorker', 'residents')).raw.toString()).not.toContain('莫*松')
    const other = (await take('otherGridWorker', 'households')).raw.toString()
    expect(other).toContain('莫*松')
    expect(other).not.toContain('邝*月')
  })

  it('is refused to whoever keeps no such list, and leaves no event then', async () => {
    const before = (await events('list.exported')).length
    for (const name of ['auditor', 'officer', 'administrator', 'captain', 'partner', 'neighbourClerk'] as CastName[])
      expect((await take(name, 'residents')).status, name).toBe(403)
    expect((await take('gridWorker', 'organisations')).status).toBe(403)
    expect((await take('partyOfficer', 'organisations')).status).toBe(403)
    expect((await events('list.exported')).length).toBe(before)
  })

  it('is never the Party’s roll', async () => {
    expect((await take('clerk', 'party')).status).toBe(400)
    const members = await town.look<{ n: number }>(
      `select count(*)::int as n from memberships m join organisations o on o.id = m.organisation_id where o.kind like 'party%'`,
    )
    expect(members).toEqual([{ n: 0 }])
    const text = (await take('clerk', 'organisations')).raw.toString()
    for (const line of text.split('\r\n').filter((each) => each.startsWith('党'))) expect(line).toMatch(/,,,$/)
  })
})

describe('a list in full', () => {
  it('needs a reason, somebody else of the desk who agrees, and is taken by who asked', async () => {
    expect((await ask({ reason: ' x ' })).status).toBe(400)
    const { body, status } = await ask({})
    expect(status).toBe(201)
    const id = body.export as string
    expect((await sheet(id)).body).toMatchObject({ code: 'people.export-not-now', reason: 'asked' })
    expect((await decide(id, 'clerk')).body).toMatchObject({ code: 'people.refused', reason: 'own-request' })
    expect((await decide(id, 'gridWorker')).status).toBe(403)
    expect((await decide(id, 'auditor')).status).toBe(403)
    expect((await decide(id, 'secretary')).status).toBe(200)
    expect((await decide(id, 'secretary', 'refused')).body).toMatchObject({ reason: 'approved' })
    expect((await sheet(id, 'secretary')).body).toMatchObject({ code: 'people.refused', reason: 'not-yours' })

    const [mark, list] = await read((await sheet(id)).raw)
    expect(mark!.name).toBe('水印')
    for (const said of ['陈晓岚', '何佩仪', '台风前逐户通知', '日常联系', id]) expect(mark!.cells).toContain(said)
    expect(list!.cells).toEqual(expect.arrayContaining(['邝秋月', '10000001234', "'=cmd|calc", '10000002222']))
    // Who took back that she may be called is named, and not called.
    expect(list!.cells).toEqual(expect.arrayContaining(['莫如松', '100****3333']))
    expect(list!.cells).not.toContain('10000003333')
    expect(list!.types.has(exceljs.ValueType.Formula)).toBe(false)
    expect((await events('export.taken')).at(-1)!.facts).toMatchObject({ rows: 3, masked: false, purpose: 'contact' })
    expect(JSON.stringify(await events('export.asked'))).not.toContain('台风')
  })

  it('is a look at each person in it, which she reads with its purpose and reason', async () => {
    const looks = await town.look<{ person_id: string; field: string; purpose: string; reason: string }>(
      'select person_id, field, purpose, reason from openings where export_id is not null',
    )
    const of = (person: string) =>
      looks
        .filter(({ person_id }) => person_id === person)
        .map(({ field, purpose, reason }) => [field, purpose, reason])
    expect(of(head)).toEqual([['phone', 'contact', '台风前逐户通知']])
    expect(of(callable)).toEqual([['phone', 'contact', '台风前逐户通知']])
    expect(of(reserved)).toEqual([['name', 'contact', '台风前逐户通知']])
  })

  it('keeps telephones masked where it is for the register alone', async () => {
    const id = (await ask({ purpose: 'registers', reason: '年底核对纸质册' }, 'secretary')).body.export as string
    await decide(id, 'clerk')
    const list = (await read((await sheet(id, 'secretary')).raw))[1]!
    expect(list.cells).toEqual(expect.arrayContaining(['邝秋月', '100****1234']))
  })

  it('is decided within three days and taken within one', async () => {
    const late = (await ask({})).body.export as string
    await later(3)
    expect((await decide(late, 'secretary')).body).toMatchObject({ code: 'people.export-not-now', reason: 'over' })
    const agreed = (await ask({ list: 'households' })).body.export as string
    await decide(agreed, 'secretary')
    expect((await sheet(agreed)).status).toBe(200)
    await later(1)
    expect((await sheet(agreed)).body).toMatchObject({ code: 'people.export-not-now', reason: 'over' })
    const { items } = (await by('secretary', 'GET', `${base}/exports`)).body as {
      items: { id: string; state: string; abilities: string[] }[]
    }
    expect(items.find((item) => item.id === agreed)).toMatchObject({ state: 'over', abilities: [] })
  })

  it('stays refused once it was', async () => {
    const id = (await ask({})).body.export as string
    await decide(id, 'secretary', 'refused')
    expect((await sheet(id)).body).toMatchObject({ reason: 'refused' })
    expect((await by('neighbourClerk', 'GET', `${base}/exports`)).status).toBe(403)
    expect(
      (
        await by('gridWorker', 'POST', `${base}/exports`, {
          body: { list: 'residents', purpose: 'contact', reason: '走访要用的名单' },
        })
      ).status,
    ).toBe(403)
  })
})
