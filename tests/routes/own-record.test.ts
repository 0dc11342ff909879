import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindRequests } from '../../src/people/index.ts'
import { slipCode } from '../../src/people/privacy/slip-codes.ts'
import type { CastName } from '../../src/people/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { type Asking, openTown, type Town } from '../town/open-town.ts'

// A resident with the slip of the desk: her own record and nobody else's, on every route.

const secrets = sealingWith(testKey)
const day = 86_400_000

let town: Town
let base: string
let doors: { dwelling: string; number: number }[]

beforeAll(async () => {
  town = await openTown()
  base = `/api/people/${town.gangwan}`
  doors = await town.look(
    `select d.id as dwelling, b.number from dwellings d
     join buildings b on b.community_id = d.community_id and b.id = d.building_id
     join grids g on g.community_id = b.community_id and g.id = b.grid_id
     where d.community_id = $1 and g.number = 1 order by b.number desc, d.door`,
    [town.gangwan],
  )
})
afterAll(() => town.close())

let signedIn = new Map<CastName, Promise<string>>()
const by = async (name: CastName, method: string, path: string, asking: Asking = {}) => {
  const cookies = signedIn.get(name) ?? town.newSession(name)
  signedIn.set(name, cookies)
  return town.ask(method, path, { ...asking, cookies: await cookies })
}
/** Days go by; whoever works signs in again. */
async function pass(days: number): Promise<void> {
  await town.clock.advance(days * day)
  signedIn = new Map()
}
let taken = 0
let takenOfOne = 0
/** A door in the captain's building. */
const doorOfOne = () => ({ dwelling: doors.filter(({ number }) => number === 1).at(-1 - takenOfOne++)!.dwelling })

/** Enters a resident behind a door of her own. */
async function enter(change: Record<string, unknown> = {}): Promise<string> {
  const body = { dwelling: doors[taken++]!.dwelling, name: '岑婉仪', birth: { year: 1948, month: 3 } }
  const answer = await by('clerk', 'POST', `${base}/residents`, { body: { phone: '10000001234', ...body, ...change } })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.person as string
}

/** The desk prints a slip; gives its digits. */
async function slipFor(person: string, body: object = {}): Promise<string> {
  const given = await by('clerk', 'POST', `${base}/residents/${person}/slip`, { body })
  expect(given.status, JSON.stringify(given.body)).toBe(201)
  return slipCode(secrets, given.body.slip as string).code
}
const spend = (code: string, headers: Record<string, string> = {}) =>
  town.ask('POST', '/api/me/session', { body: { code }, headers })

/** Signs a resident in; gives her browser's cookie. */
async function open(person: string): Promise<string> {
  const { status, cookies } = await spend(await slipFor(person))
  expect(status).toBe(200)
  return cookies
}
const me = (cookies: string, method = 'GET', path = '', body?: object) =>
  town.ask(method, `/api/me${path}`, { cookies, ...(body ? { body } : {}) })

describe('a slip', () => {
  it('opens her record with a cookie for the server alone, and is kept as hashes', async () => {
    const person = await enter()
    const code = await slipFor(person)
    const answer = await spend(`${code.slice(0, 4)} ${code.slice(4, 8)}-${code.slice(8)}`)
    expect(answer.status).toBe(200)
    expect(String(answer.headers['set-cookie'])).toMatch(/^gangwan_resident=.*Max-Age=2592000.*HttpOnly.*SameSite=Lax/)
    expect((await me(answer.cookies)).body).toMatchObject({ said: { name: '岑婉仪', phone: '10000001234' } })
    const token = answer.cookies.split('=')[1]!
    for (const table of ['slips', 'resident_sign_ins', 'commands', 'journal', 'journal_payloads']) {
      const rows = await town.look<{ text: string }>(`select to_jsonb(t)::text as text from ${table} t`)
      for (const { text } of rows) expect(text.includes(code) || text.includes(token), table).toBe(false)
    }
  })

  it('opens once: a second use, an older slip, an expired one and a wrong one are refused alike', async () => {
    const person = await enter()
    const older = await slipFor(person)
    const code = await slipFor(person)
    expect((await spend(older)).body.code).toBe('privacy.wrong-slip')
    expect((await spend(code)).status).toBe(200)
    const late = await slipFor(await enter())
    await pass(7)
    const refused = await Promise.all([spend(code), spend('123456789012'), spend('kein'), spend(late)])
    expect(new Set(refused.map(({ status, body }) => `${status} ${body.code} ${body.reason}`))).toEqual(
      new Set(['401 privacy.wrong-slip undefined']),
    )
  })

  it('lets in one of eight who use it at once', async () => {
    const code = await slipFor(await enter())
    const answers = await Promise.all(Array.from({ length: 8 }, () => spend(code)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(401)])
  })

  it('gives the same browser again to the same command, whose answer was lost', async () => {
    const code = await slipFor(await enter())
    const headers = { 'command-id': newId() }
    const [first, again] = [await spend(code, headers), await spend(code, headers)]
    expect([first.status, again.status, again.cookies]).toEqual([200, 200, first.cookies])
  })

  it('is one at a time also when two are made at once', async () => {
    const person = await enter()
    const codes = await Promise.all([slipFor(person), slipFor(person)])
    const answers = await Promise.all(codes.map((code) => spend(code)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  })

  it('stops at once when the desk ends it, when the next is printed, and when she leaves', async () => {
    const person = await enter()
    const first = await open(person)
    const ended = await by('clerk', 'POST', `${base}/residents/${person}/slip/end`, { body: {} })
    expect(ended.status).toBe(200)
    expect((await me(first)).status).toBe(401)
    const second = await open(person)
    const third = await open(person)
    expect([(await me(second)).status, (await me(third)).status]).toEqual([401, 200])
    expect((await me(third, 'DELETE', '/session')).status).toBe(204)
    expect((await me(third)).status).toBe(401)
    const nothing = await by('clerk', 'POST', `${base}/residents/${person}/slip/end`, { body: {} })
    expect(nothing.status).toBe(200)
    expect((await by('clerk', 'POST', `${base}/residents/${person}/slip/end`, { body: {} })).body.code).toBe(
      'privacy.no-slip',
    )
  })

  it('is printed by the desk alone, on A4 and on a receipt, and never again once it was used', async () => {
    const person = await enter()
    const code = await slipFor(person)
    for (const paper of ['a4', 'receipt']) {
      const printed = await by('clerk', 'GET', `${base}/residents/${person}/slip?paper=${paper}`)
      expect([printed.status, printed.raw.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    }
    expect((await by('gridWorker', 'POST', `${base}/residents/${person}/slip`, { body: {} })).status).toBe(403)
    expect((await by('gridWorker', 'GET', `${base}/residents/${person}/slip`)).status).toBe(403)
    for (const name of ['otherGridWorker', 'police', 'officer', 'neighbourClerk', 'captain'] as const) {
      expect((await by(name, 'POST', `${base}/residents/${person}/slip`, { body: {} })).status, name).toBe(404)
    }
    await spend(code)
    expect((await by('clerk', 'GET', `${base}/residents/${person}/slip`)).body.code).toBe('privacy.no-slip')
  })

  it('is not tried out: after twenty wrong codes from one network nothing opens from there', async () => {
    const strict = await openTown({ throttled: true })
    try {
      const tries = Array.from({ length: 25 }, (_, index) => String(100_000_000_000 + index))
      const answers = await Promise.all(tries.map((code) => strict.ask('POST', '/api/me/session', { body: { code } })))
      const codes = answers.map(({ body }) => body.code)
      expect(codes.filter((code) => code === 'privacy.wrong-slip')).toHaveLength(20)
      expect(codes.filter((code) => code === 'privacy.too-many-tries')).toHaveLength(5)
    } finally {
      await strict.close()
    }
  })

  it('of another site’s page does nothing', async () => {
    const code = await slipFor(await enter())
    const answer = await spend(code, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })
    expect([answer.status, answer.body.code]).toEqual([403, 'http.cross-site'])
    expect((await spend(code)).status).toBe(200)
  })
})

describe('her own record', () => {
  it('shows who opened it, when and what for: the post and the office, not the name', async () => {
    const person = await enter()
    const cookies = await open(person)
    const body = { field: 'phone', purpose: 'contact', reason: '通知停水' }
    await by('gridWorker', 'POST', `${base}/residents/${person}/open`, { body })
    const { body: looks, raw } = await me(cookies, 'GET', '/openings')
    expect(looks.items).toMatchObject([
      { field: 'phone', purpose: 'contact', reason: '通知停水', post: 'grid_worker', place: '第一网格' },
    ])
    expect(raw.toString()).not.toContain(town.cast.gridWorker.name)
    expect((await me(cookies)).body.looks).toBe(1)
  })

  it('lists looks page by page, each once', async () => {
    const person = await enter()
    const cookies = await open(person)
    const [{ at, account }] = [{ at: await town.clock.now(), account: town.cast.clerk.account }]
    await town.look(
      `insert into openings (community_id, id, person_id, field, purpose, account_id, post_kind, at)
       select $1, gen_random_uuid(), $2, 'phone', 'contact', $3, 'desk_clerk', $4::timestamptz - (n / 7) * interval '1 hour'
       from generate_series(1, 75) n`,
      [town.gangwan, person, account, at],
    )
    const seen: string[] = []
    for (let after = ''; ; ) {
      const { body } = await me(cookies, 'GET', `/openings${after ? `?after=${after}` : ''}`)
      const page = body as { items: { id: string; at: string }[]; next: string | null }
      seen.push(...page.items.map(({ id }) => id))
      if (!page.next) break
      after = page.next
    }
    expect([seen.length, new Set(seen).size]).toEqual([75, 75])
    const copy = await me(cookies, 'GET', '/copy')
    expect((copy.body.openings as unknown[]).length).toBe(75)
  })

  it('takes her own telephone at once, with her word for it, and names a wrong one', async () => {
    const cookies = await open(await enter({ phone: null }))
    const wrong = await me(cookies, 'POST', '/phone', { phone: '12345678' })
    expect(wrong.body.fields).toEqual([{ field: 'phone', reason: 'no-telephone-number' }])
    expect((await me(cookies, 'POST', '/phone', { phone: '100 0000 7777' })).status).toBe(200)
    const { said, grounds } = (await me(cookies)).body as {
      said: { phone: string }
      grounds: { kind: string; how: string; where: string; mayTakeBack: boolean }[]
    }
    expect(said.phone).toBe('10000007777')
    expect(grounds.find(({ kind }) => kind === 'phone')).toMatchObject({
      how: 'own_page',
      where: 'own_page',
      mayTakeBack: true,
    })
    await me(cookies, 'POST', '/phone', { phone: null })
    expect(((await me(cookies)).body.said as { phone: null }).phone).toBeNull()
  })

  it('takes a consent back at once: the telephone is not opened any more, but in an emergency that she reads', async () => {
    const person = await enter()
    const cookies = await open(person)
    const look = (purpose: string) =>
      by('gridWorker', 'POST', `${base}/residents/${person}/open`, { body: { field: 'phone', purpose } })
    expect((await look('contact')).status).toBe(200)
    await me(cookies, 'POST', '/consents', { kind: 'phone', purpose: 'contact', given: false })
    expect((await look('contact')).body.code).toBe('people.purpose-not-given')
    expect((await look('emergency')).status).toBe(200)
    const { body } = await me(cookies, 'GET', '/openings')
    expect((body.items as { purpose: string }[])[0]).toMatchObject({ purpose: 'emergency' })
    const again = await me(cookies, 'POST', '/consents', { kind: 'phone', purpose: 'contact', given: false })
    expect([again.status, again.body.code, again.body.reason]).toEqual([409, 'privacy.no-consent', 'withdrawn-before'])
    await me(cookies, 'POST', '/consents', { kind: 'phone', purpose: 'contact', given: true })
    expect((await look('contact')).status).toBe(200)
  })

  it('lets the captain see her from her yes until her no', async () => {
    const person = await enter(doorOfOne())
    const cookies = await open(person)
    const seen = async () => (await by('captain', 'GET', `${base}/residents/${person}`)).status
    const say = (given: boolean) => me(cookies, 'POST', '/consents', { kind: 'phone', purpose: 'captain', given })
    expect(await seen()).toBe(404)
    await say(true)
    expect(await seen()).toBe(200)
    await say(false)
    expect(await seen()).toBe(404)
  })

  it('does not take back what a duty obliges to keep', async () => {
    const cookies = await open(await enter())
    const answer = await me(cookies, 'POST', '/consents', { kind: 'identity', purpose: 'registers', given: false })
    expect([answer.body.code, answer.body.reason]).toEqual(['privacy.no-consent', 'kept-by-duty'])
    const given = await me(cookies, 'POST', '/consents', { kind: 'household', purpose: 'votes', given: true })
    expect(given.body.fields).toEqual([{ field: 'purpose', reason: 'no-consent-asked' }])
  })
})

describe('what she asks', () => {
  it('stands on the desk with its day, is answered there, and her words go with the answer', async () => {
    const person = await enter()
    const cookies = await open(person)
    const asked = await me(cookies, 'POST', '/corrections', { field: 'identity', words: '名字写错了，是“婉宜”' })
    expect(asked.status).toBe(201)
    const listed = await by('clerk', 'GET', `${base}/requests`)
    const request = (listed.body.items as Record<string, unknown>[]).find(({ id }) => id === asked.body.request)
    expect(request).toMatchObject({
      name: '岑*仪',
      kind: 'correction',
      words: '名字写错了，是“婉宜”',
      isOverdue: false,
    })
    const stored = await town.look<{ words: Buffer }>('select words from privacy_requests where id = $1', [
      asked.body.request,
    ])
    expect(stored[0]!.words.includes('婉宜')).toBe(false)
    const path = `${base}/requests/${asked.body.request}/answer`
    const answers = await Promise.all(
      [1, 2].map(() => by('clerk', 'POST', path, { body: { outcome: 'done', words: '改好了' } })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const { requests } = (await me(cookies)).body as { requests: unknown[] }
    expect(requests).toMatchObject([{ state: 'done', answer: '改好了' }])
    expect(await town.look('select words from privacy_requests where id = $1', [asked.body.request])).toEqual([
      { words: null },
    ])
  })

  it('is overdue when its day has passed, noted once by any number of processes', async () => {
    const cookies = await open(await enter())
    const asked = await me(cookies, 'POST', '/corrections', { field: 'household', words: '我不是户主' })
    await mindRequests(town.process.context)
    await pass(15)
    const noted = await Promise.all([1, 2, 3].map(() => mindRequests(town.process.context)))
    const events = await town.look(
      `select 1 from journal where kind = 'resident.answer_overdue' and facts->>'request' = $1`,
      [asked.body.request],
    )
    expect([events.length, noted.reduce((sum, each) => sum + each)]).toEqual([1, 1])
    const listed = await by('clerk', 'GET', `${base}/requests`)
    expect((listed.body.items as { id: string; isOverdue: boolean }[])[0]).toMatchObject({
      id: asked.body.request,
      isOverdue: true,
    })
  })

  it('deletes what rests on her word at once and says what a duty keeps', async () => {
    const person = await enter(doorOfOne())
    const cookies = await open(person)
    await me(cookies, 'POST', '/consents', { kind: 'phone', purpose: 'captain', given: true })
    expect((await by('captain', 'GET', `${base}/residents/${person}`)).status).toBe(200)
    const asked = await me(cookies, 'POST', '/deletion', {})
    expect((await me(cookies, 'POST', '/deletion', {})).body.code).toBe('privacy.asked-before')
    const answer = await by('clerk', 'POST', `${base}/requests/${asked.body.request}/answer`, {
      body: { outcome: 'done' },
    })
    expect(answer.body).toEqual({ state: 'done', kept: ['identity', 'household'] })
    const { said, requests } = (await me(cookies)).body as { said: Record<string, unknown>; requests: unknown[] }
    expect(said).toMatchObject({ name: '岑婉仪', phone: null, contacts: [] })
    expect(requests).toMatchObject([{ kind: 'deletion', state: 'done', reason: 'kept_by_duty' }])
    expect((await by('captain', 'GET', `${base}/residents/${person}`)).status).toBe(404)
  })

  it('is taken back by her, while it is open', async () => {
    const cookies = await open(await enter())
    const { body } = await me(cookies, 'POST', '/deletion', {})
    const back = () => me(cookies, 'POST', `/requests/${body.request}/take-back`, {})
    expect((await back()).status).toBe(200)
    expect((await back()).body.code).toBe('privacy.answered-before')
  })

  it('is the desk’s to see and answer, nobody else’s', async () => {
    const cookies = await open(await enter())
    const { body } = await me(cookies, 'POST', '/deletion', {})
    const outsiders: CastName[] = ['gridWorker', 'otherGridWorker', 'police', 'officer', 'administrator', 'captain']
    for (const name of outsiders) {
      expect((await by(name, 'GET', `${base}/requests`)).status, name).toBe(403)
      const answer = await by(name, 'POST', `${base}/requests/${body.request}/answer`, { body: { outcome: 'done' } })
      expect(answer.status, name).toBe(403)
    }
    const other = await by('neighbourClerk', 'POST', `/api/people/${town.lingang}/requests/${body.request}/answer`, {
      body: { outcome: 'done' },
    })
    expect(other.body.code).toBe('privacy.no-such-request')
  })
})

describe('a child under fourteen', () => {
  /** Entered with her guardian, as the register asks; gives both. */
  async function child(): Promise<{ person: string; guardian: string }> {
    const guardian = { name: '岑敏', relation: 'parent' }
    const birth = { year: 2020, month: 5 }
    const person = await enter({ name: '岑小雨', birth, phone: null, relation: 'child', guardian })
    const [row] = await town.look<{ id: string }>('select id from contacts where person_id = $1', [person])
    return { person, guardian: row!.id }
  }

  it('is agreed for and signed in for by a guardian alone, and the field says so', async () => {
    const { person, guardian } = await child()
    const { guardian: another } = await child()
    const consent = { kind: 'phone', purpose: 'contact', how: 'spoken', where: 'door' }
    const say = (more: object) =>
      by('gridWorker', 'POST', `${base}/residents/${person}/consents`, { body: { ...consent, ...more } })
    expect((await say({})).body).toMatchObject({
      code: 'privacy.guardian-needed',
      fields: [{ field: 'guardian', reason: 'guardian-needed' }],
    })
    expect((await say({ guardian: another })).body.fields).toEqual([{ field: 'guardian', reason: 'not-her-guardian' }])
    const refused = await by('clerk', 'POST', `${base}/residents/${person}/slip`, { body: {} })
    expect(refused.body.code).toBe('privacy.guardian-needed')

    expect((await say({ guardian })).status).toBe(200)
    const code = await slipFor(person, { guardian })
    const { cookies } = await spend(code)
    expect((await me(cookies, 'POST', '/phone', { phone: '10000002222' })).status).toBe(200)
    const rows = await town.look(
      'select guardian_id, given_where from field_grounds where person_id = $1 and field_kind = $2',
      [person, 'phone'],
    )
    expect(rows).toEqual([{ guardian_id: guardian, given_where: 'door' }])
  })
})

describe('what a resident may see', () => {
  it('is her own record and nobody else’s, on every route, by a plain model', async () => {
    const people = [await enter(), await enter({ name: '伍国强' }), await enter({ name: '麦秀英' })]
    const browsers = await Promise.all(people.map(open))
    const requests = await Promise.all(
      browsers.map(async (cookies) => (await me(cookies, 'POST', '/deletion', {})).body.request as string),
    )
    const looks = await Promise.all(
      people.map(async (person) => {
        await by('clerk', 'POST', `${base}/residents/${person}/open`, { body: { field: 'name', purpose: 'registers' } })
        const [row] = await town.look<{ id: string }>('select id from openings where person_id = $1', [person])
        return row!.id
      }),
    )
    const names = ['岑婉仪', '伍国强', '麦秀英']
    const one = fc.integer({ min: 0, max: 2 })
    await fc.assert(
      fc.asyncProperty(one, one, async (viewer, of) => {
        const cookies = browsers[viewer]!
        const own = await me(cookies)
        expect((own.body.said as { name: string }).name).toBe(names[viewer])
        const pages = [own, await me(cookies, 'GET', '/openings'), await me(cookies, 'GET', '/copy')]
        for (const page of pages) {
          for (const hidden of people.filter((_, index) => index !== viewer)) {
            expect(page.raw.toString()).not.toContain(hidden)
          }
        }
        const after = await me(cookies, 'GET', `/openings?after=${looks[of]}`)
        expect(after.body.items).toEqual([])
        const back = await me(cookies, 'POST', `/requests/${requests[of]}/take-back`, {})
        expect(back.status).toBe(viewer === of ? (taken_back.has(of) ? 409 : 200) : 404)
        if (viewer === of) taken_back.add(of)
        // A slip is no account: the register's own addresses do not look at it.
        expect((await town.ask('GET', `${base}/residents/${people[of]}`, { cookies })).status).toBe(401)
        expect((await town.ask('GET', `${base}/requests`, { cookies })).status).toBe(401)
      }),
      { numRuns: 12 },
    )
  })
  const taken_back = new Set<number>()

  it('is nothing without a slip, with a worker’s session, or with a token that was made up', async () => {
    const paths = [
      ['GET', ''],
      ['GET', '/openings'],
      ['GET', '/copy'],
      ['POST', '/phone', { phone: null }],
      ['POST', '/consents', { kind: 'phone', purpose: 'contact', given: false }],
      ['POST', '/corrections', { field: 'identity', words: 'x' }],
      ['POST', '/deletion', {}],
      ['POST', `/requests/${newId()}/take-back`, {}],
      ['DELETE', '/session'],
    ] as const
    const clerk = await town.newSession('clerk')
    for (const [method, path, body] of paths) {
      for (const cookies of ['', clerk, 'gangwan_resident=made-up']) {
        expect((await me(cookies, method, path, body)).status, `${method} ${path} ${cookies}`).toBe(401)
      }
    }
  })
})
