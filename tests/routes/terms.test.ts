import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindTerms, sweepKept } from '../../src/app/terms.ts'
import { slipCode } from '../../src/people/privacy/slip-codes.ts'
import type { CastName } from '../../src/people/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { sealAll } from '../../src/platform/journal/sealer.ts'
import { verifyJournal } from '../../src/platform/journal/verify-journal.ts'
import { record } from '../../src/platform/journal/write.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { openTown, type Town } from '../town/open-town.ts'

// Nothing is kept longer than its term: the shared clock goes on, and what was said is gone everywhere it stood.

const secrets = sealingWith(testKey)
const day = 86_400_000
const said = {
  report: '三楼走廊堆满樟木箱，过不去人',
  note: '内部备注提到了蓝色雨棚',
  reply: '答复里说到老榕树下的车',
  returned: '退单说钥匙在二楼',
  done: '已搬到一楼杂物间甲',
  aside: '值班时说起一把紫伞',
  reporter: '邹小满',
  request: '我的出生年份应是一九五三',
}
const gone = { name: '岑婉仪', family: '岑立强' }
const stays = '三楼走廊有堆物'

let town: Town
let signedIn = new Map<CastName, Promise<string>>()
const by = async (name: CastName, method: string, path: string, body?: object) => {
  const cookies = signedIn.get(name) ?? town.newSession(name)
  signedIn.set(name, cookies)
  return town.ask(method, path, { ...(body ? { body } : {}), cookies: await cookies })
}
const must = async (answer: ReturnType<typeof by>) => {
  const given = await answer
  expect(given.status, JSON.stringify(given.body)).toBeLessThan(300)
  return given
}
async function pass(days: number): Promise<void> {
  await town.clock.advance(days * day)
  signedIn = new Map()
}

/** Two processes at once, as they may; gives what each erased. */
const mindTwice = () => Promise.all([mindTerms(town.process.context), mindTerms(town.process.context)])

/** Every table in which a text stands, as rows or inside documents. */
async function whereIs(text: string): Promise<string[]> {
  const tables = await town.look<{ name: string }>(`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'accounts') and c.relkind = 'r' order by 1`)
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await town.look(`select 1 from ${name} t where position($1 in to_jsonb(t)::text) > 0 limit 1`, [text])
    if (rows.length > 0) found.push(name)
  }
  return found
}
const count = async (sql: string) =>
  Number((await town.look<{ count: string }>(`select count(*) as count from ${sql}`))[0]!.count)
const filesKept = async () =>
  (await readdir(join(town.home, 'files'), { recursive: true, withFileTypes: true })).filter((each) => each.isFile())

/** What the figures and the period's report say, which erasing may not change. */
async function figures(): Promise<unknown> {
  const month = await must(by('clerk', 'GET', `/api/matters/periods/month?community=${town.gangwan}&day=2026-03-02`))
  const { figures: shown, categories } = month.body as Record<string, unknown>
  const all = await must(by('clerk', 'GET', `/api/matters/ledgers/all?community=${town.gangwan}`))
  const rows = await Promise.all(
    ['matters', 'reports', 'remarks', 'assists', 'persons', 'residences', 'households'].map((table) => count(table)),
  )
  return { shown, categories, total: (all.body as { total: number }).total, rows }
}

let matter: string
let person: string
let moved: string
const picture = newId()

beforeAll(async () => {
  town = await openTown()
  const report = await town.report({
    words: said.report,
    contact: { name: said.reporter, phone: '10000004321' },
  })
  matter = String(report.body.matter)
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer()
  const put = await town.ask('PUT', `/api/matters/mine/${report.body.report}/pictures/${picture}`, {
    cookies: report.cookies,
    payload: photo,
    type: 'image/jpeg',
  })
  expect(put.status).toBeLessThan(300)
  const act = (who: CastName, verb: string, body: object = {}) =>
    must(by(who, 'POST', `/api/matters/${matter}/${verb}`, body))
  await act('gridLeader', 'accept')
  await act('gridLeader', 'note', { words: said.note })
  await act('gridLeader', 'reply', { words: said.reply })
  await act('clerk', 'approve-summary', { summary: stays })
  await act('clerk', `pictures/${picture}/cover`, { strokes: [{ size: 0.2, points: [[0.5, 0.5]] }] })
  await act('gridLeader', 'dispatch', { party: town.cast.gridWorker.post, partyKind: 'post' })
  await act('gridWorker', 'return', { reason: said.returned })
  await act('gridLeader', 'dispatch', { party: town.cast.gridWorker.post, partyKind: 'post' })
  await act('gridWorker', 'done', { words: said.done })
  await act('gridLeader', 'verify', { result: 'pass' })
  await enterResidents()
  const at = await town.clock.now()
  await town.database.write({ kind: 'founder' }, (tx) =>
    record(tx, {
      community: town.gangwan,
      kind: 'duty.remarked',
      subject: { kind: 'duty', id: newId() },
      at,
      reader: 'staff',
      words: { words: said.aside },
    }),
  )
  await town.mind()
})
afterAll(() => town.close())

/** One who moved away and one who stays; the first had a slip, a guardian's like, a request and looks at her record. */
async function enterResidents(): Promise<void> {
  const doors = await town.look<{ id: string }>(
    `select d.id from dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id
     where d.community_id = $1 and b.number = 1 order by d.door`,
    [town.gangwan],
  )
  const base = `/api/people/${town.gangwan}`
  const enter = async (door: number, name: string, phone: string) => {
    const body = { dwelling: doors[door]!.id, name, phone, from: '2026-01-05', birth: { year: 1953, month: 4 } }
    return String((await must(by('clerk', 'POST', `${base}/residents`, body))).body.person)
  }
  moved = await enter(0, gone.name, '10000001234')
  person = await enter(1, '植秋月', '10000001235')
  const family = { kind: 'emergency', name: gone.family, relation: 'child', phone: '10000001236' }
  await must(by('clerk', 'POST', `${base}/residents/${moved}/contacts`, family))
  await must(
    by('clerk', 'POST', `${base}/residents/${moved}/open`, { field: 'phone', purpose: 'contact', reason: '回访' }),
  )
  await must(by('clerk', 'POST', `${base}/residents/${person}/open`, { field: 'phone', purpose: 'contact' }))
  const slip = String((await must(by('clerk', 'POST', `${base}/residents/${moved}/slip`, {}))).body.slip)
  const own = await town.ask('POST', '/api/me/session', { body: { code: slipCode(secrets, slip).code } })
  const words = { field: 'identity', words: said.request }
  expect((await town.ask('POST', '/api/me/corrections', { cookies: own.cookies, body: words })).status).toBe(201)
  await must(by('clerk', 'POST', `${base}/residents/${moved}/end`, { reason: 'moved', on: '2026-03-02' }))
}

describe('what is over its term', () => {
  let before: unknown
  it('stands until then', async () => {
    before = await figures()
    await pass(89)
    expect(await mindTwice()).toEqual([0, 0])
    expect(await whereIs(said.report)).toEqual(['public.reports'])
    expect(await whereIs(said.note)).toEqual(['public.remarks'])
    expect(await whereIs(said.returned)).toEqual(['public.journal_payloads'])
    expect(await whereIs(said.aside)).toEqual(['public.journal_payloads'])
    expect(await filesKept()).toHaveLength(2)
  })

  it('goes first where it is a way to reach somebody or a picture, from rows and from the disk', async () => {
    await pass(2)
    const erased = await mindTwice()
    expect(erased[0] + erased[1]).toBe(1)
    expect(await whereIs(said.reporter)).toEqual([])
    expect(await count(`reports where contact is not null or command_hash is not null`)).toBe(0)
    expect(await filesKept()).toEqual([])
    expect(await count('pictures')).toBe(0)
    expect(await whereIs(said.report)).toEqual(['public.reports'])
    expect(await mindTwice()).toEqual([0, 0])
  })

  it('is gone after two years from rows, search and journal, while the counts stay and the journal is proven', async () => {
    await pass(640)
    expect(await count(`matter_tokens where matter_id = '${matter}'`)).toBeGreaterThan(0)
    expect(await count(`person_tokens where person_id = '${moved}'`)).toBeGreaterThan(0)
    const erased = await mindTwice()
    expect(erased[0] + erased[1]).toBeGreaterThanOrEqual(2)

    for (const text of [...Object.values(said), ...Object.values(gone)]) expect(await whereIs(text), text).toEqual([])
    expect(await count(`matter_tokens where matter_id = '${matter}'`)).toBe(0)
    for (const table of [
      'person_tokens',
      'contacts',
      'field_grounds',
      'slips',
      'resident_sign_ins',
      'privacy_requests',
    ]) {
      expect(await count(`${table} where person_id = '${moved}'`), table).toBe(0)
    }
    expect(
      await count(`persons where id = '${moved}' and phone is null and birth_year is null and erased_at is not null`),
    ).toBe(1)
    expect(await count(`openings where person_id = '${moved}' and reason is null`)).toBe(1)

    expect(await figures()).toEqual(before)
    await sealAll(town.database)
    const keeper = new pg.Client({ connectionString: town.addressFor('keeper') })
    await keeper.connect()
    const verdicts = await verifyJournal(keeper).finally(() => keeper.end())
    expect(verdicts.flatMap(({ faults }) => faults)).toEqual([])
    expect(verdicts.find(({ community }) => community === town.gangwan)!.erased).toBeGreaterThanOrEqual(3)
    expect(await mindTwice()).toEqual([0, 0])
  })

  it('leaves alone who still lives here, and what everybody may read', async () => {
    const base = `/api/people/${town.gangwan}/residents/${person}`
    expect((await must(by('clerk', 'POST', `${base}/open`, { field: 'phone', purpose: 'contact' }))).body).toEqual({
      value: '10000001235',
    })
    expect(await whereIs(stays)).toEqual(['public.matters'])
    expect((await by('clerk', 'GET', `/api/people/${town.gangwan}/residents/${moved}`)).status).toBe(404)
    const papers = await must(by('clerk', 'GET', `/api/matters/${matter}/papers`))
    expect(JSON.stringify(papers.body)).toContain('matter.erased')
  })
})

describe('what is kept for a while', () => {
  it('is swept: sign-ins, tries, verdicts, looks and files that no row names', async () => {
    const folder = join(town.home, 'files', 'pictures', town.gangwan, newId())
    await mkdir(folder, { recursive: true })
    const [orphan, fresh] = [join(folder, 'left.webp'), join(folder, 'fresh.webp')]
    for (const file of [orphan, fresh]) await writeFile(file, 'x')
    const old = new Date((await import('../../src/platform/clock.ts')).systemClock.now().getTime() - 2 * day)
    await utimes(orphan, old, old)
    await town.look(`insert into throttles (key, opened_at, tries) values ('\\x00', clock_now(), 1)`)
    expect(await count('commands')).toBeGreaterThan(10)
    await pass(400)
    expect(await Promise.all([0, 1].map(() => sweepKept(town.process.context, town.process.accounts)))).toHaveLength(2)

    expect((await filesKept()).map(({ name }) => name)).toEqual(['fresh.webp'])
    for (const table of [
      'accounts.sign_ins',
      'throttles',
      'commands',
      "openings where at < clock_now() - interval '1095 days'",
    ]) {
      expect(await count(table), table).toBe(0)
    }
    expect(await count('openings')).toBe(1)
    expect((await by('clerk', 'GET', `/api/matters?community=${town.gangwan}&queue=all`)).status).toBe(200)
  })

  it('goes by the terms that a community set for itself: records that end from that day on, looks, lists in full', async () => {
    const base = `/api/people/${town.gangwan}`
    const day0 = (await by('secretary', 'GET', `${base}/retention`)).body as {
      today: string
      terms: object
      maySet: boolean
    }
    expect(day0).toMatchObject({ terms: { resident_record: 730, openings: 1095, exports: 1095 }, maySet: true })
    const content = { ...(day0.terms as Record<string, number>), resident_record: 365, openings: 1825 }
    const set = (name: CastName, body: object) => by(name, 'PUT', `${base}/retention`, body)
    expect((await set('clerk', { effectiveFrom: day0.today, content })).status).toBe(403)
    expect((await by('partner', 'GET', `/api/people/${town.lingang}/retention`)).status).toBe(404)
    const wrong = await set('secretary', {
      effectiveFrom: day0.today,
      content: { ...content, openings: 1094, resident_record: 1096 },
    })
    expect(wrong.body.fields).toEqual([
      { field: 'content.resident_record', reason: 'term-too-long' },
      { field: 'content.openings', reason: 'term-too-short' },
    ])
    expect((await set('secretary', { effectiveFrom: '2020-01-01', content })).body.fields).toEqual([
      { field: 'effectiveFrom', reason: 'in-the-past' },
    ])
    await must(set('secretary', { effectiveFrom: day0.today, content }))
    const { body } = await town.ask('GET', `${base}/terms`)
    expect((body as { terms: object[] }).terms).toContainEqual({ kind: 'resident_record', days: 365 })
    const other = await town.ask('GET', `/api/people/${town.lingang}/terms`)
    expect((other.body as { terms: object[] }).terms).toContainEqual({ kind: 'resident_record', days: 730 })

    const [door] = await town.look<{ id: string }>(
      `select d.id from dwellings d where d.community_id = $1 and not exists (
         select 1 from households h where h.dwelling_id = d.id) order by d.id limit 1`,
      [town.gangwan],
    )
    const made = await must(
      by('clerk', 'POST', `${base}/residents`, { dwelling: door!.id, name: '褚安宁', from: '2020-01-01' }),
    )
    const person = made.body.person as string
    await must(by('clerk', 'POST', `${base}/residents/${person}/open`, { field: 'name', purpose: 'registers' }))
    const asked = await must(
      by('clerk', 'POST', `${base}/exports`, { list: 'residents', purpose: 'registers', reason: '核对纸质名册' }),
    )
    const today = (await by('clerk', 'GET', `${base}/counts`)).body.on as string
    await must(by('clerk', 'POST', `${base}/residents/${person}/end`, { reason: 'moved', on: today }))
    const kept = async () => {
      const [row] = await town.look(
        `select (select name from persons where id = $1) as name,
           (select count(*)::int from openings where person_id = $1) as looks,
           (select count(*)::int from exports where id = $2) as lists`,
        [person, asked.body.export],
      )
      return row
    }
    await pass(364)
    await mindTwice()
    expect(await kept()).toEqual({ name: '褚安宁', looks: 1, lists: 1 })
    await pass(2)
    await mindTwice()
    expect(await kept()).toMatchObject({ name: '—', looks: 1 })
    await pass(1095 - 366 + 4)
    await sweepKept(town.process.context, town.accounts)
    expect(await kept()).toMatchObject({ looks: 1, lists: 0 })
    await pass(1825 - 1095)
    await sweepKept(town.process.context, town.accounts)
    expect(await kept()).toMatchObject({ looks: 0 })
  })
})
