import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { type Command, commandContent } from '../commands/write.ts'
import { isId, newId } from '../ids.ts'
import { Problem } from '../problem.ts'
import {
  type CallerOf,
  careCookie,
  type Doorkeeper,
  reportsCookie,
  residentCookie,
  sessionCookie,
  unattendedHeader,
} from './caller.ts'
import type { CallerKind, Endpoint } from './endpoint.ts'
import { httpProblems } from './problems.ts'
import { ReadyJson } from './ready-json.ts'

/** What a handler gets: checked input, the caller, and the command under which a write is carried out once. */
export type Call<E> =
  E extends Endpoint<infer P, infer Q, infer B, TSchema>
    ? {
        readonly params: Static<P>
        readonly query: Static<Q>
        readonly body: Static<B>
        readonly command: Command
        readonly request: FastifyRequest
        readonly reply: FastifyReply
      }
    : never

type CallerFor<E> = E extends { caller: infer K extends CallerKind } ? CallerOf[K] : CallerOf[CallerKind]

const served = new WeakMap<object, Map<string, Endpoint>>()

/** The endpoints served by an application, by id; the OpenAPI page and the table of policies are made from them. */
export function endpointsOf(app: FastifyInstance): Endpoint[] {
  return [...(served.get(app.server)?.values() ?? [])]
}

/** Serves an endpoint. Refuses to start without a policy's name or with an id taken twice. */
export function serve<E extends Endpoint>(
  app: FastifyInstance,
  description: E,
  handle: (
    call: Call<E>,
    caller: CallerFor<E>,
  ) => Promise<E extends Endpoint<TSchema, TSchema, TSchema, infer R> ? Static<R> | ReadyJson<Static<R>> : never>,
): void {
  register(app, description)
  const { params, query, body, reply: answer, status = 200 } = description
  app.route({
    method: description.method,
    url: description.path,
    schema: {
      ...(params ? { params } : {}),
      ...(query ? { querystring: query } : {}),
      ...(body ? { body } : {}),
      ...(description.file ? {} : { response: { [status]: answer } }),
    },
    ...limitOf(description),
    handler: async (request, reply) => {
      const caller = await callerOf(app, description.caller, request)
      const result = await handle(callOf(description, request, reply) as Call<E>, caller as CallerFor<E>)
      if (reply.sent) return reply
      if (result instanceof ReadyJson) return reply.code(status).type(jsonType).send(result.bytes)
      return description.file ? reply.send(result) : reply.code(status).send(status === 204 ? undefined : result)
    },
  })
}

function limitOf({ picture, mostBytes = picture?.mostBytes }: Endpoint): { bodyLimit?: number } {
  return mostBytes === undefined ? {} : { bodyLimit: mostBytes }
}

function register(app: FastifyInstance, description: Endpoint): void {
  const known = served.get(app.server) ?? new Map<string, Endpoint>()
  if (!description.policy) throw new Error(`${description.id} names no policy`)
  if (known.has(description.id)) throw new Error(`${description.id} is served twice`)
  known.set(description.id, description)
  served.set(app.server, known)
}

/** One for all, so that what strangers ask in the same moment goes out together. */
const everybody = { kind: 'public' } as const

async function callerOf(
  app: FastifyInstance,
  kind: CallerKind,
  request: FastifyRequest,
): Promise<CallerOf[CallerKind]> {
  const { doorkeeper } = app
  const token = request.cookies[sessionCookie]
  if (kind === 'reporter') return { reports: await reportsOf(doorkeeper, request.cookies[reportsCookie] ?? '') }
  if (kind === 'cared') return { actor: await caredBy(doorkeeper, request.cookies[careCookie] ?? '') }
  if (kind === 'resident') return ownRecord(doorkeeper, request.cookies[residentCookie])
  const calledBy = request.headers[unattendedHeader] === undefined ? 'person' : 'unattended'
  const signedIn = token ? await doorkeeper.account(token, calledBy) : null
  if (kind === 'public') return { actor: everybody, signedIn }
  if (!signedIn) throw new Problem(httpProblems.signInNeeded)
  return signedIn
}

async function caredBy(doorkeeper: Doorkeeper, code: string): Promise<CallerOf['cared']['actor']> {
  const actor = code ? await doorkeeper.cared(code) : null
  if (!actor) throw new Problem(httpProblems.notFound)
  return actor
}

async function ownRecord(doorkeeper: Doorkeeper, token: string | undefined): Promise<CallerOf['resident']> {
  const own = token ? await doorkeeper.resident(token) : null
  if (!own) throw new Problem(httpProblems.signInNeeded)
  return own
}

async function reportsOf(doorkeeper: Doorkeeper, cookie: string): Promise<CallerOf['reporter']['reports']> {
  const found = await Promise.all(
    cookie
      .split('.')
      .filter(Boolean)
      .map((code) => doorkeeper.reporter(code)),
  )
  return found.filter((actor) => actor !== null)
}

const jsonType = 'application/json; charset=utf-8'

const noCommand: Command = { sender: '', id: '', content: '' }

function callOf(description: Endpoint, request: FastifyRequest, reply: FastifyReply) {
  const sent = {
    params: request.params,
    query: request.query,
    body: Buffer.isBuffer(request.body) ? null : request.body,
  }
  // Reads carry no command; making ids costs more than answering some of them.
  if (request.method === 'GET')
    return { params: request.params, query: request.query, body: undefined, command: noCommand, request, reply }
  const id = idHeader(request, 'command-id') ?? newId()
  const command: Command = {
    sender: idHeader(request, 'device-id') ?? newId(),
    id,
    content: commandContent(description.id, sent),
  }
  return { params: request.params, query: request.query, body: request.body, command, request, reply }
}

function idHeader(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  if (value === undefined) return undefined
  if (typeof value !== 'string' || !isId(value)) {
    throw new Problem(httpProblems.invalid, { fields: [{ field: name, reason: 'wrong-form' }] })
  }
  return value
}

/** The command as sent by a known sender instead of a device: an account or a report. */
export function sentBy(command: Command, sender: string): Command {
  return { ...command, sender }
}

declare module 'fastify' {
  interface FastifyInstance {
    doorkeeper: Doorkeeper
    /** The page that tells a person that an address leads nowhere; none where only programs ask. */
    lostPage: { html: string | null }
  }
}
