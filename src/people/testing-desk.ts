import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { openApplication } from '../platform/http/application.ts'
import { newId } from '../platform/ids.ts'
import type { People } from './people.ts'
import { type Cast, type CastMember, castPassword, sessionOf } from './testing.ts'

type Method = 'GET' | 'POST' | 'DELETE'
type Answer = Awaited<ReturnType<FastifyInstance['inject']>>

/** The room of people over HTTP, with the cast at its screens. */
export type Desk = {
  readonly app: FastifyInstance
  /** Signs in; gives the session's token. */
  enter(username: string, password?: string): Promise<string>
  /** Sends a request below `/api/staff` as somebody of the cast, whose session is opened the first time. */
  as(who: CastMember, method: Method, path: string, body?: object, command?: string): Promise<Answer>
  /** An account made by the administrator, with the password it was given. */
  newcomer(username: string): Promise<{ account: string; initialPassword: string }>
  /** A post granted by the administrator, not confirmed. */
  granted(account: string, post: object): Promise<string>
}

/** Opens the desk; throws where an answer is not the one the builders count on. */
export async function openDesk(people: People, cast: Cast): Promise<Desk> {
  const doorkeeper = {
    account: people.sessions.account,
    reporter: async () => null,
    cared: async () => null,
    resident: async () => null,
  }
  const app = await openApplication({ doorkeeper, log: false, trustProxy: false, secure: false })
  people.serve(app)
  const tokens = new Map<string, string>()
  const enter: Desk['enter'] = async (username, password = castPassword) => {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { username, password } })
    const cookie = answer.cookies.find(({ name }) => name === 'gangwan_session')
    if (!cookie) throw new Error(`${username} was not let in: ${answer.body}`)
    return cookie.value
  }
  const as: Desk['as'] = async (who, method, path, body, command = newId()) => {
    const token = tokens.get(who.username) ?? (await sessionOf(people.context.accounts, who.account))
    tokens.set(who.username, token)
    const headers = { 'command-id': command }
    const cookies = { gangwan_session: token }
    return app.inject({ method, url: `/api/staff${path}`, cookies, headers, ...(body ? { payload: body } : {}) })
  }
  return {
    app,
    enter,
    as,
    newcomer: async (username) => made(await as(cast.administrator, 'POST', '', { username, name: '新人' })),
    granted: async (account, post) => {
      const { post: id } = made<{ post: string }>(await as(cast.administrator, 'POST', `/${account}/posts`, post))
      return id
    },
  }
}

function made<Result>(answer: Answer): Result {
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json<Result>()
}

/** Status, code and reason of a problem. */
export function problemOf(answer: Answer): [number, string, string | undefined] {
  const { code, reason } = answer.json<{ code: string; reason?: string }>()
  return [answer.statusCode, code, reason]
}

type Looked = { readonly adminAddress: string; look<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> }

/**
 * Sends requests at once and lets none of them write to the table before all have come as far as they can without:
 * whatever they decided on by then, they decided at the same time.
 */
export async function heldUp<Result>(town: Looked, table: string, send: () => Promise<Result>[]): Promise<Result[]> {
  const holder = new pg.Client({ connectionString: town.adminAddress })
  await holder.connect()
  try {
    await holder.query(`begin; lock table ${table} in share mode`)
    let settled = 0
    const sent = send()
    for (const each of sent) void each.catch(() => undefined).then(() => (settled += 1))
    const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    while ((await town.look(waiting)).length + settled < sent.length);
    await holder.query('commit')
    return await Promise.all(sent)
  } finally {
    await holder.end()
  }
}
