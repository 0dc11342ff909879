import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstCommunityIn } from '../../src/app/first-community.ts'
import { openProcess, type Process } from '../../src/app/server.ts'
import { newId } from '../../src/platform/ids.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey, testPasswordOf } from '../../src/platform/testing/cluster.ts'
import { openTestDatabase, type TestDatabase } from '../../src/platform/testing/database.ts'

const code = '0a1b2-c3d4e-5f607-18293'
const elsewhere = { status: 403, body: { code: 'people.only-at-the-machine' } }
const grid = { buildings: 2, staircases: 2, floors: 7, doors: 3 }
const wish = {
  administrator: { username: 'guan.li', name: '关立', password: 'the first ferry leaves at six' },
  securityOfficer: { username: 'shi.an', name: '施安', password: 'lanterns along the old pier' },
  community: {
    subdistrict: { code: '440112001', name: '黄埔街道' },
    code: '440112001998',
    shortCode: 'XC',
    name: '新村社区',
    grids: [grid, { ...grid, buildings: 1 }],
  },
}

let database: TestDatabase
let home: string
let atTheMachine: Process
let reachedByOthers: Process

beforeAll(async () => {
  database = await openTestDatabase()
  home = await mkdtemp(join(tmpdir(), 'gangwan-setup-'))
  atTheMachine = await open(null)
  reachedByOthers = await open(code)
})
afterAll(async () => {
  await Promise.all([atTheMachine.stop(), reachedByOthers.stop()])
  await database.close()
  await rm(home, { recursive: true, force: true })
})

function open(setupCode: string | null) {
  return openProcess({
    adminAddress: database.adminAddress,
    passwordOf: testPasswordOf,
    secrets: sealingWith(testKey),
    home,
    publicAddress: null,
    trustProxy: false,
    isDemo: false,
    version: '0.0.0-test',
    webFolder: join(home, 'no-pages'),
    logLevel: 'silent',
    minds: false,
    throttled: false,
    setupCode,
  })
}

async function ask(of: Process, body: object | null, remoteAddress = '127.0.0.1', more: Record<string, string> = {}) {
  const method = body ? 'POST' : 'GET'
  const headers = { 'content-type': 'application/json', 'command-id': newId(), ...more }
  const sent = body ? { payload: JSON.stringify(body), headers } : {}
  const answer = await of.app.inject({ method, url: '/api/setup', remoteAddress, ...sent })
  return { status: answer.statusCode, body: answer.json() as Record<string, unknown> }
}

describe('first set-up', () => {
  it('is open while there is no account, and says whether it wants the code', async () => {
    expect((await ask(atTheMachine, null)).body).toEqual({ isOpen: true, needsCode: false })
    expect((await ask(reachedByOthers, null)).body).toEqual({ isOpen: true, needsCode: true })
  })

  it('is refused from another machine without the code, and with a wrong one', async () => {
    const refused = { status: 403, body: { code: 'people.setup-code-needed' } }

    expect(await ask(atTheMachine, wish, '192.0.2.7')).toMatchObject(elsewhere)
    expect(await ask(reachedByOthers, wish, '127.0.0.1')).toMatchObject(refused)
    expect(await ask(reachedByOthers, { ...wish, code: 'something else' }, '192.0.2.7')).toMatchObject(refused)
    expect(await database.look('select 1 from communities union all select 1 from accounts.accounts')).toEqual([])
  })

  it('is refused at the machine to whoever came through a proxy or under a name that is not the machine’s', async () => {
    const ways = [{ host: 'gangwan.example' }, { 'x-forwarded-for': '192.0.2.7' }, { forwarded: 'for=192.0.2.7' }]

    for (const way of ways) expect(await ask(atTheMachine, wish, '127.0.0.1', way)).toMatchObject(elsewhere)
    expect(await database.look('select 1 from communities union all select 1 from accounts.accounts')).toEqual([])
  })

  it('refuses more houses than a community has, and makes nothing', async () => {
    const grids = Array.from({ length: 99 }, () => ({ buildings: 99, staircases: 9, floors: 9, doors: 9 }))
    const answer = await ask(atTheMachine, { ...wish, community: { ...wish.community, grids } })

    expect(answer).toMatchObject({ status: 400, body: { fields: [{ field: 'community.grids', reason: 'too-many' }] } })
    expect(await database.look('select 1 from accounts.accounts')).toEqual([])
  })

  it('goes on with the community that an attempt left before it broke off', async () => {
    const left = await firstCommunityIn(database.database)(wish.community)
    const other = { ...wish.community, code: '440112001997' }

    expect(await ask(atTheMachine, { ...wish, community: other })).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'community.shortCode', reason: 'taken' }] },
    })
    expect(await ask(reachedByOthers, { ...wish, code }, '192.0.2.7')).toEqual({
      status: 201,
      body: { community: left },
    })
    expect(await database.look('select 1 from communities')).toHaveLength(1)
  })

  it('leaves a community that takes reports at once', async () => {
    const headers = { 'command-id': newId() }
    const staircase = await atTheMachine.app.inject({ method: 'GET', url: '/api/places/staircases/XC-003-2' })
    const { community } = staircase.json() as { community: { id: string } }
    const payload = {
      community: community.id,
      staircase: 'XC-003-2',
      spot: { kind: 'floor', floor: 7 },
      category: '0104',
      words: '七楼走廊堆满纸箱，过不去人。',
    }
    const report = await atTheMachine.app.inject({ method: 'POST', url: '/api/matters', headers, payload })

    expect(report.statusCode).toBe(201)
    expect(report.json()).toMatchObject({ number: expect.stringMatching(/^XC-/) })
  })

  it('is refused ever after, also with the code', async () => {
    const done = { status: 409, body: { code: 'people.already-set-up' } }

    expect(await ask(atTheMachine, wish)).toMatchObject(done)
    expect(await ask(reachedByOthers, { ...wish, code })).toMatchObject(done)
    expect((await ask(atTheMachine, null)).body).toMatchObject({ isOpen: false })
  })
})
