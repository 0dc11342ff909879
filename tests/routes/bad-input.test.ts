import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName } from '../../src/people/testing.ts'
import type { Estate } from '../../src/places/contract.ts'
import { toEarth } from '../../src/places/rules-ground.ts'
import { aReport, openTown, type Town } from '../town/open-town.ts'

let town: Town
let clerk: string
let worker: string

beforeAll(async () => {
  town = await openTown()
  clerk = await town.as('clerk')
  worker = await town.as('gridWorker')
})
afterAll(() => town.close())

const nobody = '018f0000-0000-7000-8000-00000000dead'

async function countRows(): Promise<unknown> {
  const tables = ['matters', 'reports', 'journal', 'remarks', 'pictures', 'commands']
  const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`)
  return (await town.look(`select ${counts.join(', ')}`))[0]
}

/** Every problem is a problem document with a stable code and no trace of SQL; nothing is written. */
async function refused(asking: () => ReturnType<Town['ask']>) {
  const before = await countRows()
  const answer = await asking()
  expect(String(answer.headers['content-type'])).toMatch(/problem\+json/)
  expect(answer.body).toMatchObject({ code: expect.stringMatching(/^[a-z]+\.[a-z-]+$/), requestId: expect.any(String) })
  expect(JSON.stringify(answer.body)).not.toMatch(/select|insert|relation \\?"|column|syntax/i)
  expect(await countRows()).toEqual(before)
  return { status: answer.status, ...(answer.body as { code: string; fields?: { field: string; reason: string }[] }) }
}

const post = (body: unknown, more = {}) => refused(() => town.ask('POST', '/api/matters', { body, ...more }))

describe('bad input', () => {
  it('is named where JSON is malformed', async () => {
    expect(await post('{"community": ')).toMatchObject({ status: 400, code: 'http.malformed', isFinal: true })
  })

  it('is named field by field: missing, of another type, unknown, too long', async () => {
    const report = aReport(town.gangwan)
    const fields = async (body: unknown) => (await post(body)).fields
    expect(await fields({ ...report, words: undefined })).toEqual([{ field: 'words', reason: 'missing' }])
    expect(await fields({ ...report, words: 7 })).toEqual([{ field: 'words', reason: 'wrong-type' }])
    expect(await fields({ ...report, colour: 'red' })).toEqual([{ field: 'colour', reason: 'unknown' }])
    expect(await fields({ ...report, words: '长'.repeat(2001) })).toEqual([{ field: 'words', reason: 'too-long' }])
    expect(await fields({ ...report, spot: { kind: 'moon' } })).toMatchObject([{ field: 'spot.kind' }])
  })

  it('is refused by size: a title of one megabyte, a picture of sixty', async () => {
    expect(await post({ ...aReport(town.gangwan), words: '长'.repeat(1_000_000) })).toMatchObject({ status: 413 })
    const reported = await town.report()
    const { report } = reported.body as { report: string }
    const sixty = await refused(() =>
      town.ask('PUT', `/api/matters/mine/${report}/pictures/${nobody}`, {
        cookies: reported.cookies,
        payload: Buffer.alloc(60 * 1024 * 1024),
        type: 'image/jpeg',
      }),
    )
    expect(sixty).toMatchObject({ status: 413, code: 'http.too-large' })
  })

  it('is refused where a picture is none', async () => {
    const reported = await town.report()
    const { report } = reported.body as { report: string }
    const none = await refused(() =>
      town.ask('PUT', `/api/matters/mine/${report}/pictures/${nobody}`, {
        cookies: reported.cookies,
        payload: Buffer.from('this is text that says it is a picture'),
        type: 'image/png',
      }),
    )
    expect(none).toMatchObject({ status: 422, code: 'matters.not-a-picture', fields: [{ field: 'picture' }] })
  })

  it('is named for an unknown category, staircase and building', async () => {
    const report = aReport(town.gangwan)
    expect(await post({ ...report, category: '1234' })).toMatchObject({
      status: 422,
      code: 'matters.unknown-category',
      fields: [{ field: 'category' }],
    })
    expect(await post({ ...report, staircase: 'GW-999-1' })).toMatchObject({
      status: 422,
      code: 'matters.unknown-place',
      fields: [{ field: 'staircase' }],
    })
    const { staircase: _gone, ...placeless } = report
    expect(await post({ ...placeless, building: nobody })).toMatchObject({
      status: 422,
      fields: [{ field: 'building' }],
    })
    expect(await post({ ...report, community: town.lingang })).toMatchObject({
      status: 422,
      fields: [{ field: 'staircase' }],
    })
    expect(await post({ ...report, community: nobody })).toMatchObject({ status: 422 })
  })

  it('is refused with NUL characters and lone surrogates, in bodies, queries and addresses', async () => {
    const report = aReport(town.gangwan)
    expect(await post({ ...report, words: 'a\u0000b' })).toMatchObject({
      status: 400,
      fields: [{ field: 'words', reason: 'unclean-text' }],
    })
    expect(await post(JSON.stringify(report).replace('三楼', '\\ud800'))).toMatchObject({
      status: 400,
      fields: [{ field: 'words' }],
    })
    const query = await refused(() => town.ask('GET', '/api/matters?search=%00', { cookies: clerk }))
    expect(query.status).toBe(400)
  })

  it('is refused for an id that is none, a page of a million, an unknown filter and a broken cursor', async () => {
    const get = (path: string) => refused(() => town.ask('GET', path, { cookies: clerk }))
    expect(await get('/api/matters/not-an-id')).toMatchObject({
      status: 400,
      fields: [{ field: 'id', reason: 'wrong-form' }],
    })
    expect(await get('/api/matters?limit=1000000')).toMatchObject({
      status: 400,
      fields: [{ field: 'limit', reason: 'too-large' }],
    })
    expect(await get('/api/matters?colour=red')).toMatchObject({
      status: 400,
      fields: [{ field: 'colour', reason: 'unknown' }],
    })
    expect(await get('/api/matters?after=nonsense')).toMatchObject({ status: 400, fields: [{ field: 'after' }] })
  })

  it('is a refusal where nobody is signed in, or the session ended', async () => {
    expect(await refused(() => town.ask('GET', '/api/matters'))).toMatchObject({
      status: 401,
      code: 'http.sign-in-needed',
    })
    const lapsed = await refused(() => town.ask('GET', '/api/matters', { cookies: 'gangwan_session=made-up' }))
    expect(lapsed).toMatchObject({ status: 401 })
  })

  it('shows another grid’s matter to nobody of this one, neither to read nor to act on', async () => {
    const { matter } = (await town.report({ staircase: 'GW-108-1' })).body as { matter: string }
    expect(await refused(() => town.ask('GET', `/api/matters/${matter}`, { cookies: worker }))).toMatchObject({
      status: 404,
      code: 'http.not-found',
    })
    expect(
      await refused(() => town.ask('POST', `/api/matters/${matter}/accept`, { cookies: worker, body: {} })),
    ).toMatchObject({ status: 404 })
    expect(await refused(() => town.ask('GET', `/api/matters/${nobody}`, { cookies: worker }))).toMatchObject({
      status: 404,
    })
  })

  it('lets nobody create a matter in a foreign grid under her own post', async () => {
    const foreign = { ...aReport(town.gangwan), staircase: 'GW-108-1', channel: 'patrol' }
    expect(await post(foreign, { cookies: worker })).toMatchObject({
      status: 403,
      code: 'matters.refused',
      reason: 'not-your-place',
    })
    expect(await post({ ...aReport(town.gangwan), channel: 'desk' })).toMatchObject({ status: 403 })
  })

  it('is refused for a party that is not there and a matter that ended', async () => {
    const { matter } = (await town.report()).body as { matter: string }
    const act = (verb: string, body: object) => () =>
      town.ask('POST', `/api/matters/${matter}/${verb}`, { cookies: clerk, body })
    await act('accept', {})()
    expect(await refused(act('dispatch', { party: nobody, partyKind: 'post' }))).toMatchObject({
      status: 422,
      code: 'matters.unknown-party',
      fields: [{ field: 'party' }],
    })
    await act('close-not-done', { reason: '不在职责内' })()
    expect(await refused(act('accept', {}))).toMatchObject({
      status: 409,
      code: 'matters.not-now',
      reason: 'already-ended',
    })
    expect(await refused(act('merge', { into: nobody, reason: 'x' }))).toMatchObject({ status: 409 })
  })

  it('names the place of what an office may get wrong in its registers, and changes nothing', async () => {
    const base = `/api/people/${town.gangwan}`
    const desk = async (path: string, body: object, name: CastName = 'clerk') =>
      refused(async () => town.ask('POST', path, { cookies: await town.as(name), body }))
    const [place] = await town.look<{ dwelling: string; building: string; staircase: string; door: string }>(
      `select id as dwelling, building_id as building, staircase_id as staircase, door from dwellings
       where community_id = $1 order by door, id limit 1`,
      [town.gangwan],
    )
    const { dwelling } = place!
    const enter = { dwelling, name: '岑婉仪', birth: { year: 1948, month: 3 }, relation: 'head' }
    const entered = await town.ask('POST', `${base}/residents`, { cookies: clerk, body: enter })
    const named = async (asking: ReturnType<typeof desk>) =>
      (await asking).fields?.map(({ field, reason }) => [field, reason])

    const card = `${base}/residents/${entered.body.person}/id-number`
    expect(await named(desk(card, { idNumber: '110101194803070012' }))).toEqual([['idNumber', 'wrong-check-digit']])
    expect(await named(desk(`${base}/residents`, { ...enter, birth: { year: 2099, month: 1 } }))).toEqual([
      ['birth', 'in-the-future'],
    ])
    expect(await named(desk(`${base}/residents`, { ...enter, name: '岑二' }))).toEqual([['relation', 'second-head']])
    expect(await named(desk(`${base}/households`, { dwelling, headCount: 3 }))).toEqual([
      ['dwelling', 'second-household'],
    ])
    const door = { staircase: place!.staircase, floor: 1, door: place!.door, from: '2026-12-01' }
    const house = `/api/places/${town.gangwan}/buildings`
    expect(await named(desk(`${house}/${place!.building}/dwellings`, door))).toEqual([['door', 'door-twice']])

    const found = async (parent?: string) => {
      const body = {
        community: town.gangwan,
        kind: 'social_organisation',
        name: '合唱队',
        ...(parent ? { parent } : {}),
      }
      const made = await town.ask('POST', '/api/people/organisations', { cookies: clerk, body })
      return String(made.body.organisation)
    }
    const above = await found()
    const below = await found(above)
    const turned = desk(`/api/people/organisations/${above}/change`, { community: town.gangwan, parent: below })
    expect(await named(turned)).toEqual([['parent', 'cyclic']])

    await town.as('administrator')
    const grant = { kind: 'desk_clerk', community: town.gangwan, from: '2027-03-02', to: '2027-03-01' }
    const { account } = town.cast.gridWorker
    expect(await named(desk(`/api/staff/${account}/posts`, grant, 'administrator'))).toEqual([['to', 'before-from']])
    const coming = await town.ask('POST', `/api/staff/${account}/posts`, {
      cookies: await town.as('administrator'),
      body: { kind: 'desk_clerk', community: town.gangwan, from: '2027-03-02' },
    })
    const ends = desk(`/api/staff/posts/${coming.body.post}/end`, { to: '2027-03-01' }, 'administrator')
    expect(await named(ends)).toEqual([['to', 'before-from']])
  })

  it('names the place of outlines that cross themselves and grids that overlap', async () => {
    const estate = (await town.ask('GET', `/api/places/${town.gangwan}`)).body as unknown as Estate
    const [grid, other] = estate.grids
    const bow = [
      [0, 0],
      [9, 9],
      [9, 0],
      [0, 9],
    ]
    const house = {
      grid: grid!.id,
      number: 901,
      floors: 6,
      staircases: 1,
      doors: 2,
      hasLift: false,
      from: '2026-12-01',
    }
    const drawn = await refused(() =>
      town.ask('POST', `/api/places/${town.gangwan}/buildings`, {
        cookies: clerk,
        body: { ...house, system: 'metres', outline: bow },
      }),
    )
    expect(drawn.fields).toEqual([{ field: 'outline', reason: 'crosses-itself' }])
    const ring = (outline: number[][]) => [...outline, outline[0]!].map(([x, y]) => toEarth(estate.anchor!, [x!, y!]))
    const feature = (code: string, outline: number[][]) => ({
      type: 'Feature',
      properties: { code },
      geometry: { type: 'Polygon', coordinates: [ring(outline)] },
    })
    const features = [feature(grid!.code, other!.outline), feature(other!.code, bow)]
    const before = await countRows()
    const brought = await town.ask('POST', `/api/places/${town.gangwan}/geojson`, {
      cookies: clerk,
      body: { system: 'wgs84', dry: true, collection: { type: 'FeatureCollection', features } },
    })
    expect(brought.body.faults).toEqual(
      expect.arrayContaining([
        { place: `${other!.name} ${other!.code}`, reason: 'crosses-itself', other: null },
        { place: grid!.name, reason: 'grids-overlap', other: other!.name },
      ]),
    )
    expect({ ...(before as object), commands: 0 }).toEqual({ ...((await countRows()) as object), commands: 0 })
  })

  it('is refused from another site', async () => {
    const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    expect(await post(aReport(town.gangwan), { headers })).toMatchObject({ status: 403, code: 'http.cross-site' })
  })

  it('is refused for a body of another kind and an address that is none', async () => {
    expect(await post('<xml/>', { headers: { 'content-type': 'application/xml' } })).toMatchObject({ status: 415 })
    expect(await refused(() => town.ask('GET', '/api/nothing-here'))).toMatchObject({ status: 404 })
  })
})
