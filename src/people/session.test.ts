import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FoundedTown, openFoundedTown } from '../app/demo/testing.ts'
import { codeSquares } from '../platform/documents/qr-code.ts'
import { openApplication } from '../platform/http/application.ts'
import { openSessions } from './doorkeeper.ts'
import { openPeople } from './people.ts'
import { codeAt } from './second-factor.ts'
import { type Cast, castPassword, testContext } from './testing.ts'

let town: FoundedTown
let cast: Cast
let app: FastifyInstance
/** Milliseconds of the process; moved by hand past the five seconds that answers are kept. */
let elapsed = 0

beforeAll(async () => {
  town = await openFoundedTown()
  cast = town.cast
  const sessions = openSessions(town.accounts, () => elapsed)
  const people = openPeople(testContext(town.database), town.accounts, sessions)
  const doorkeeper = {
    account: sessions.account,
    reporter: async () => null,
    cared: async () => null,
    resident: async () => null,
  }
  app = await openApplication({ doorkeeper, log: false, trustProxy: true, secure: false })
  people.serve(app)
})
afterAll(async () => {
  await app.close()
  await town.close()
})
beforeEach(() => town.look('delete from throttles'))

type Browser = { cookies: Record<string, string>; from: string }
const browser = (from = '203.0.113.7'): Browser => ({ cookies: {}, from })

/** Sends a request as a browser does, and keeps the cookies it is given. */
async function send(from: Browser, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) {
  const headers = { 'x-forwarded-for': from.from }
  const answer = await app.inject({
    method,
    url: path,
    cookies: from.cookies,
    headers,
    ...(body ? { payload: body } : {}),
  })
  for (const cookie of answer.cookies) from.cookies[cookie.name] = cookie.value
  return answer
}
const signIn = (from: Browser, username: string, password = castPassword, code?: string) =>
  send(from, 'POST', '/api/session', { username, password, ...(code ? { code } : {}) })
const codeOf = (answer: { json(): { code: string } }) => answer.json().code

describe('sign in', () => {
  it('says who somebody is, with the posts and the places they stand at', async () => {
    const answer = await signIn(browser(), cast.gridWorker.username)

    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      account: cast.gridWorker.account,
      name: '黄志坚',
      home: 'pocket',
      doors: ['field', 'residents', 'organisations'],
      mustChangePassword: false,
      hasSecondFactor: false,
      posts: [
        { kind: 'grid_worker', community: { name: '港湾一村社区' }, grid: { name: '第一网格' }, deputyFor: null },
      ],
    })
  })

  it('keeps only hashes of the tokens, and marks the cookies for the server alone', async () => {
    const from = browser()
    const answer = await signIn(from, cast.clerk.username)

    const cookie = answer.cookies.find(({ name }) => name === 'gangwan_session')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    const rows = await town.look<{ text: string }>(
      'select to_jsonb(s)::text || coalesce(to_jsonb(d)::text, $1) as text from accounts.sign_ins s left join accounts.devices d using (account_id)',
      [''],
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { text } of rows) {
      expect(text).not.toContain(from.cookies.gangwan_session)
      expect(text).not.toContain(from.cookies.gangwan_device)
    }
  })

  it('answers a wrong password and an unknown user alike', async () => {
    const wrong = await signIn(browser(), cast.clerk.username, 'not the right one')
    const unknown = await signIn(browser(), 'nobody.here')

    expect(wrong.statusCode).toBe(401)
    expect({ ...wrong.json(), requestId: '' }).toEqual({ ...unknown.json(), requestId: '' })
    expect(codeOf(wrong)).toBe('people.wrong-credentials')
  })

  it('takes the user name however it was typed', async () => {
    expect((await signIn(browser(), ' Chen.XiaoLan')).statusCode).toBe(200)
  })

  it('refuses other fields and empty ones with their names', async () => {
    const answer = await send(browser(), 'POST', '/api/session', { username: '', password: 'x', admin: true })

    expect(answer.statusCode).toBe(400)
    expect(
      answer
        .json()
        .fields.map(({ field }: { field: string }) => field)
        .sort(),
    ).toEqual(['admin', 'username'])
  })

  it('ends the session before it in the same browser', async () => {
    const from = browser()
    await signIn(from, cast.clerk.username)
    const before = { ...from, cookies: { ...from.cookies } }
    await signIn(from, cast.secretary.username)

    expect((await send(before, 'GET', '/api/session')).statusCode).toBe(401)
    expect((await send(from, 'GET', '/api/session')).json().name).toBe('何佩仪')
  })
})

describe('throttled sign-in', () => {
  it('lets nobody try on after five wrong passwords, not even with the right one', async () => {
    const stranger = browser('198.51.100.1')
    for (let tried = 0; tried < 5; tried += 1) await signIn(stranger, cast.clerk.username, 'not the right one')
    const answer = await signIn(stranger, cast.clerk.username)

    expect(answer.statusCode).toBe(429)
    expect(codeOf(answer)).toBe('people.too-many-tries')
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('does not let a stranger lock the worker out, elsewhere or on a device she used before', async () => {
    const stranger = browser('198.51.100.2')
    const ownPhone = browser('198.51.100.2')
    await signIn(ownPhone, cast.clerk.username)
    await Promise.all(Array.from({ length: 31 }, (_, guess) => signIn(stranger, `guess.${guess}`, 'wrong')))
    for (let tried = 0; tried < 6; tried += 1) await signIn(stranger, cast.clerk.username, 'wrong')

    expect((await signIn(stranger, cast.clerk.username)).statusCode).toBe(429)
    expect((await signIn(ownPhone, cast.clerk.username)).statusCode).toBe(200)
    expect((await signIn(browser('203.0.113.99'), cast.clerk.username)).statusCode).toBe(200)
  })

  it('counts tries that are made at once', async () => {
    const stranger = browser('198.51.100.3')
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(stranger, cast.clerk.username, 'wrong')))

    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5)
  })

  it('lets people of one office sign in all morning, since only wrong tries count', async () => {
    const everybody = Object.values(cast)
    for (const _round of [1, 2]) {
      const answers = await Promise.all(everybody.map(({ username }) => signIn(browser('198.51.100.4'), username)))
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(everybody.map(() => 200))
    }
  })

  it('opens again when the quarter of an hour is over', async () => {
    const stranger = browser('198.51.100.5')
    for (let tried = 0; tried < 6; tried += 1) await signIn(stranger, cast.clerk.username, 'wrong')
    await town.clock.advance(15 * 60_000)

    expect((await signIn(stranger, cast.clerk.username)).statusCode).toBe(200)
  })
})

describe('session', () => {
  it('is over when nobody was there for half an hour at the desk', async () => {
    const from = browser()
    await signIn(from, cast.clerk.username)
    await town.clock.advance(29 * 60_000)
    elapsed += 6000
    expect((await send(from, 'GET', '/api/session')).statusCode).toBe(200)
    await town.clock.advance(30 * 60_000)
    elapsed += 6000

    const answer = await send(from, 'GET', '/api/session')
    expect(answer.statusCode).toBe(401)
    expect(codeOf(answer)).toBe('http.sign-in-needed')
  })

  it('is not kept alive by a screen that asks by itself', async () => {
    const from = browser()
    await signIn(from, cast.clerk.username)
    for (const _ of [1, 2, 3]) {
      await town.clock.advance(10 * 60_000)
      elapsed += 6000
      await app.inject({ url: '/api/session', cookies: from.cookies, headers: { unattended: '1' } })
    }
    elapsed += 6000

    expect((await send(from, 'GET', '/api/session')).statusCode).toBe(401)
  })

  it('lasts twelve hours on a grid worker’s phone', async () => {
    const from = browser()
    await signIn(from, cast.gridWorker.username)
    await town.clock.advance(11 * 60 * 60_000)
    elapsed += 6000
    expect((await send(from, 'GET', '/api/session')).statusCode).toBe(200)
    await town.clock.advance(12 * 60 * 60_000)
    elapsed += 6000

    expect((await send(from, 'GET', '/api/session')).statusCode).toBe(401)
  })

  it('ends at once when its owner signs out', async () => {
    const from = browser()
    await signIn(from, cast.clerk.username)
    const kept = { ...from, cookies: { ...from.cookies } }
    expect((await send(from, 'DELETE', '/api/session')).statusCode).toBe(204)

    expect((await send(kept, 'GET', '/api/session')).statusCode).toBe(401)
  })

  it('knows within five seconds that a post ended or an account was suspended elsewhere', async () => {
    const from = browser()
    await signIn(from, cast.otherGridWorker.username)
    await town.look('update posts set ends_at = clock_now() where id = $1', [cast.otherGridWorker.post])
    elapsed += 5001
    expect((await send(from, 'GET', '/api/session')).json().posts).toEqual([])
    await town.look('update accounts.accounts set suspended_at = clock_now() where id = $1', [
      cast.otherGridWorker.account,
    ])
    elapsed += 5001
    expect((await send(from, 'GET', '/api/session')).statusCode).toBe(401)
    await town.look('update accounts.accounts set suspended_at = null')
    await town.look('update posts set ends_at = null')
  })

  it('tells a suspended person so only when the password is right', async () => {
    await town.look('update accounts.accounts set suspended_at = clock_now() where id = $1', [cast.doctor.account])

    expect(codeOf(await signIn(browser(), cast.doctor.username, 'wrong'))).toBe('people.wrong-credentials')
    expect(codeOf(await signIn(browser(), cast.doctor.username))).toBe('people.suspended')
    await town.look('update accounts.accounts set suspended_at = null')
  })
})

describe('own password', () => {
  const next = 'the tide comes in twice a day'

  it('changes, ends sessions elsewhere and keeps this one', async () => {
    const here = browser()
    const there = browser('203.0.113.8')
    await signIn(here, cast.lawyer.username)
    await signIn(there, cast.lawyer.username)
    const answer = await send(here, 'PUT', '/api/session/password', { current: castPassword, next })

    expect(answer.statusCode).toBe(200)
    expect((await send(here, 'GET', '/api/session')).statusCode).toBe(200)
    expect((await send(there, 'GET', '/api/session')).statusCode).toBe(401)
    expect((await signIn(there, cast.lawyer.username)).statusCode).toBe(401)
    expect((await signIn(there, cast.lawyer.username, next)).statusCode).toBe(200)
  })

  it('asks for the one before, and refuses a weak one with its reason', async () => {
    const from = browser()
    await signIn(from, cast.partner.username)
    const wrong = await send(from, 'PUT', '/api/session/password', { current: 'not it', next })
    const weak = await send(from, 'PUT', '/api/session/password', { current: castPassword, next: '123456789012' })

    expect(codeOf(wrong)).toBe('people.wrong-credentials')
    expect(weak.json()).toMatchObject({ code: 'people.weak-password', reason: 'too-common' })
    expect((await signIn(browser(), cast.partner.username)).statusCode).toBe(200)
  })

  it('is all that can be seen to while somebody else’s password stands', async () => {
    await town.look('update accounts.accounts set must_change_password = true where id = $1', [cast.captain.account])
    const from = browser()
    expect((await signIn(from, cast.captain.username)).json().mustChangePassword).toBe(true)
    const token = from.cookies.gangwan_session!

    expect((await app.doorkeeper.account(token))?.actor).toMatchObject({ posts: [], members: [], buildings: [] })
    await send(from, 'PUT', '/api/session/password', { current: castPassword, next })
    expect((await app.doorkeeper.account(token))?.actor.buildings).toHaveLength(1)
  })
})

describe('second factor', () => {
  it('is set up with a first code, then asked for at each sign-in, and each code opens once', async () => {
    const from = browser()
    const { username } = cast.police
    await signIn(from, username)
    const begun = await send(from, 'POST', '/api/session/second-factor', { password: castPassword })
    const { secret, address, code: rows } = begun.json<{ secret: string; address: string; code: string[] }>()
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => rows.length))
    expect(rows).toEqual(codeSquares(address, 'M').map((row) => row.map((dark) => (dark ? '1' : '0')).join('')))
    expect((await signIn(browser(), username)).statusCode).toBe(200)
    const code = async () => codeAt(secret, await town.clock.now())
    const confirmed = await send(from, 'PUT', '/api/session/second-factor', { code: await code() })
    expect(confirmed.json().hasSecondFactor).toBe(true)

    const without = await signIn(browser(), username)
    expect(without.statusCode).toBe(401)
    expect(without.json()).toMatchObject({ code: 'people.code-needed', reason: 'code-needed' })
    expect(codeOf(await signIn(browser(), username, castPassword, await code()))).toBe('people.wrong-code')
    await town.clock.advance(30_000)
    const fresh = await code()
    expect((await signIn(browser(), username, castPassword, fresh)).statusCode).toBe(200)
    expect(codeOf(await signIn(browser(), username, castPassword, fresh))).toBe('people.wrong-code')
  })

  it('stands encrypted, and guessing codes is limited even with the right password in between', async () => {
    const { username, account } = cast.police
    const [row] = await town.look<{ sealed: Buffer }>(
      'select second_factor as sealed from accounts.accounts where id = $1',
      [account],
    )
    expect(row?.sealed.toString('latin1')).not.toMatch(/[A-Z2-7]{32}/)
    const stranger = browser('198.51.100.9')
    const answers: string[] = []
    for (let tried = 0; tried < 6; tried += 1) {
      await signIn(stranger, username)
      answers.push(codeOf(await signIn(stranger, username, castPassword, '000000')))
    }

    expect(answers.slice(0, 5)).toEqual(Array(5).fill('people.wrong-code'))
    expect(answers[5]).toBe('people.too-many-tries')
  })
})
