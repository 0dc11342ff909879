import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstCommunityIn } from '../../src/app/first-community.ts'
import { openTestDatabase, type TestDatabase } from '../../src/platform/testing/database.ts'
import { makeHome, type Program, startProgram } from './program.ts'

const grid = { buildings: 1, staircases: 1, floors: 3, doors: 2 }
const [username, password] = ['guan.li', 'the first ferry leaves at six']
const wish = {
  administrator: { username, name: '关立', password },
  securityOfficer: { username: 'shi.an', name: '施安', password: 'lanterns along the old pier' },
  community: {
    subdistrict: { code: '440112001', name: '黄埔街道' },
    code: '440112001998',
    shortCode: 'XC',
    name: '新村社区',
    grids: [grid],
  },
}
const unset = 'It is not set up yet'

let database: TestDatabase
let home: Awaited<ReturnType<typeof makeHome>>
const started: Program[] = []
beforeAll(async () => {
  database = await openTestDatabase()
  home = await makeHome()
})
afterAll(async () => {
  for (const program of started) await program.stop()
  await home.remove()
  await database.close()
})

describe('gangwan start --empty', () => {
  it('opens without the demo and gives the first set-up once, to whoever has the code on the machine’s screen', async () => {
    const first = await start({ empty: true })
    const code = await codeShown(first)
    const page = await fetch(`${first.address}/console`)
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')])
    expect(await ask(first, '/api/setup')).toMatchObject({ body: { isOpen: true, needsCode: true } })
    expect(await ask(first, '/api/setup', wish)).toMatchObject({
      ...{ status: 403, body: { code: 'people.setup-code-needed' } },
    })
    // A set-up that breaks off between the community and its accounts is still asked for, with the same code.
    await first.stop()
    await firstCommunityIn(database.database)(wish.community)
    const again = await start({ empty: true })
    expect(await codeShown(again)).toBe(code)

    // Two who have the code at once: one sets up.
    const both = await Promise.all([1, 2].map(() => ask(again, '/api/setup', { ...wish, code })))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])

    // The next start needs no flag: what lives there is no demo, and is set up for good.
    await again.stop()
    const second = await start({ empty: false })
    expect(second.said).not.toContain(unset)
    expect(second.said).not.toContain(code)
    expect(await ask(second, '/api/setup')).toMatchObject({ body: { isOpen: false } })
    expect(await ask(second, '/api/setup', { ...wish, code })).toMatchObject({ status: 409 })
    expect(await ask(second, '/api/places')).toMatchObject({
      body: { demo: false, communities: [{ name: '新村社区' }] },
    })
    expect(await ask(second, '/api/session', { username, password })).toMatchObject({ status: 200 })
  })
})

async function start({ empty }: { empty: boolean }): Promise<Program> {
  const environment = { HOST: '0.0.0.0' }
  const program = await startProgram({ home: home.home, databaseAddress: database.adminAddress, empty, environment })
  started.push(program)
  return program
}

/** The code follows the line that tells the address, however long after. */
async function codeShown(program: Program): Promise<string> {
  const shown = () => /Set-up code · 设置码: (\S+)/.exec(program.said)?.[1]
  await expect.poll(shown).toBeDefined()
  return shown()!
}

async function ask({ address }: Program, path: string, body?: object) {
  const headers = { 'content-type': 'application/json' }
  const sent = body ? { method: 'POST', headers, body: JSON.stringify(body) } : {}
  const answer = await fetch(address + path, sent)
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}
