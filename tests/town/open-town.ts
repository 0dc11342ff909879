import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFoundedTown } from '../../src/app/demo/testing.ts'
import { mindDue } from '../../src/app/scanner.ts'
import { openProcess, type Process } from '../../src/app/server.ts'
import { actorOfAccount } from '../../src/people/index.ts'
import { type Cast, type CastName, sessionOf } from '../../src/people/testing.ts'
import type { AccountActor } from '../../src/platform/actor.ts'
import { sessionCookie } from '../../src/platform/http/caller.ts'
import { newId } from '../../src/platform/ids.ts'
import { type Sealing, sealingWith } from '../../src/platform/secrets.ts'
import { testKey, testPasswordOf } from '../../src/platform/testing/cluster.ts'
import type { TestDatabase } from '../../src/platform/testing/database.ts'

export type Answer<Body = Record<string, unknown>> = {
  status: number
  body: Body
  cookies: string
  raw: Buffer
  headers: Record<string, unknown>
}
export type Asking = {
  body?: unknown
  cookies?: string
  headers?: Record<string, string>
  payload?: Buffer
  type?: string
  /** The address it comes from. */
  from?: string
}

/** The town on a database of its own, with one process of the program, asked by injection. */
export type Town = TestDatabase & {
  readonly gangwan: string
  readonly lingang: string
  readonly cast: Cast
  readonly process: Process
  readonly home: string
  /** Sends a request; the body is JSON unless a payload is given. */
  ask(method: string, path: string, asking?: Asking): Promise<Answer>
  /** Opens a session and gives its cookie; each name once while the clock stands, since no session outlives the hours it is moved by. */
  as(name: CastName): Promise<string>
  /** Opens another session, after the clock went past the end of the one before. */
  newSession(name: CastName): Promise<string>
  actor(name: CastName): Promise<AccountActor>
  /** Reports through the public address as a resident; gives the answer and the reporter's cookies. */
  report(change?: Record<string, unknown>): Promise<Answer>
  /** Lets the engine do what is due at the shared clock. */
  mind(): Promise<number>
  /** Lets it read and make the imports that are due. */
  mindImports(): Promise<number>
}

/** Opens the town. Close it after the tests. */
export async function openTown(
  change: {
    throttled?: boolean
    publicAddress?: string
    webFolder?: string
    secrets?: Sealing
    isDemo?: boolean
    logLevel?: string
    noticeWebhook?: { address: string; secret: string | null }
  } = {},
): Promise<Town> {
  const database = await openFoundedTown()
  const { cast, gangwan } = database
  const home = await mkdtemp(join(tmpdir(), 'gangwan-town-'))
  const opened = await openProcess({
    adminAddress: database.adminAddress,
    passwordOf: testPasswordOf,
    secrets: change.secrets ?? sealingWith(testKey),
    home,
    publicAddress: change.publicAddress ?? null,
    trustProxy: false,
    isDemo: change.isDemo ?? false,
    version: '0.0.0-test',
    webFolder: change.webFolder ?? join(home, 'no-pages'),
    logLevel: change.logLevel ?? 'silent',
    minds: false,
    throttled: change.throttled ?? false,
    noticeWebhook: change.noticeWebhook ?? null,
  })
  const ask = askOver(opened)
  const signedIn = new Map<string, Promise<string>>()
  const newSession = async (name: CastName) =>
    `${sessionCookie}=${await sessionOf(database.accounts, cast[name].account)}`
  const moving = async (move: Promise<void>) => {
    await move
    signedIn.clear()
  }
  return {
    ...database,
    clock: {
      ...database.clock,
      set: (at) => moving(database.clock.set(at)),
      advance: (milliseconds) => moving(database.clock.advance(milliseconds)),
    },
    process: opened,
    home,
    ask,
    as: (name) => {
      const known = signedIn.get(name) ?? newSession(name)
      signedIn.set(name, known)
      return known
    },
    newSession,
    actor: (name) => actorOfAccount(database.accounts, cast[name].account),
    report: (more = {}) => ask('POST', '/api/matters', { body: { ...aReport(gangwan), ...more } }),
    mind: () => mindDue(opened.context),
    mindImports: opened.mindImports,
    close: async () => {
      await opened.stop()
      await database.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** A report as a resident of 1栋 1梯 makes it. */
export function aReport(community: string) {
  return {
    community,
    staircase: 'GW-001-1',
    spot: { kind: 'floor', floor: 3 },
    category: '0104',
    words: '三楼走廊堆满纸箱，过不去人。',
  }
}

function askOver({ app }: Process): Town['ask'] {
  return async (method, path, { body, cookies, headers = {}, payload, type, from } = {}) => {
    const response = await app.inject({
      method: method as 'GET',
      url: path,
      ...(from ? { remoteAddress: from } : {}),
      headers: {
        ...(cookies ? { cookie: cookies } : {}),
        ...(body !== undefined ? { 'content-type': 'application/json' } : {}),
        ...(type ? { 'content-type': type } : {}),
        ...(method === 'GET' ? {} : { 'command-id': newId() }),
        ...headers,
      },
      ...(payload
        ? { payload }
        : body !== undefined
          ? { payload: typeof body === 'string' ? body : JSON.stringify(body) }
          : {}),
    })
    const set = response.cookies
      .filter((cookie) => cookie.value !== '')
      .map((cookie) => `${cookie.name}=${cookie.value}`)
    const json = /json/.test(String(response.headers['content-type'] ?? ''))
    return {
      status: response.statusCode,
      body: json ? response.json() : {},
      cookies: set.join('; '),
      raw: response.rawPayload,
      headers: response.headers as Record<string, unknown>,
    }
  }
}

export { sessionCookie }
