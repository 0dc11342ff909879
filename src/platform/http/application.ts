import { AjvCompiler } from '@fastify/ajv-compiler'
import cookie from '@fastify/cookie'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  type FastifySchemaCompiler,
  type FastifySchemaValidationError,
  LogController,
} from 'fastify'
import { newId } from '../ids.ts'
import { Problem } from '../problem.ts'
import type { Doorkeeper } from './caller.ts'
import { unclean } from './clean-text.ts'
import { httpProblems } from './problems.ts'
import { safeHeaders } from './safe-headers.ts'
import { problemBody, sendProblem } from './send-problem.ts'

export type ApplicationOptions = {
  doorkeeper: Doorkeeper
  log: FastifyBaseLogger | false
  trustProxy: boolean | string
  /** Whether pages are reached over TLS, so that cookies are marked Secure and browsers told to stay with it. */
  secure: boolean
  /** A map's style that pages may fetch, with the pictures of its origin. */
  mapStyle?: string | null
}

/** Forms are compiled once a process, however many applications it opens. */
const compileForm = AjvCompiler()(
  {},
  {
    customOptions: { removeAdditional: false, coerceTypes: false, allErrors: true, useDefaults: true, strict: false },
  },
)

/** Each when something is first sent to it: all of them took a third of every start. */
const formWhenNeeded: FastifySchemaCompiler<object> = ({ schema }) => {
  let made: ReturnType<typeof compileForm> | undefined
  const validate: ReturnType<typeof formWhenNeeded> = (given) => {
    made ??= compileForm({ schema })
    const fits = made(given) as boolean
    validate.errors = (made.errors ?? null) as FastifySchemaValidationError[] | null
    return fits
  }
  return validate
}

/** The HTTP application without rooms: safe headers, cookies, input checks, problems. */
export async function openApplication(options: ApplicationOptions): Promise<FastifyInstance> {
  const app = Fastify({
    ...(options.log === false ? { logger: false } : { loggerInstance: options.log }),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    genReqId: requestIds(),
    // A log of its own for each request costs more than finding one matter; the few lines written name the request themselves.
    childLoggerFactory: (log) => log,
    bodyLimit: 256 * 1024,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      sendProblem(error, request, reply)
    },
  })
  app.decorate('doorkeeper', options.doorkeeper)
  app.setErrorHandler(sendProblem)
  app.setValidatorCompiler(formWhenNeeded)
  // Replies are typed by their contract and checked against it in tests; a compiled serializer is ten times slower on unions.
  app.setSerializerCompiler(() => (reply) => JSON.stringify(reply))
  app.decorate('lostPage', { html: null })
  app.setNotFoundHandler((request, reply) => {
    const { html } = app.lostPage
    if (html && wantsPage(request)) return reply.code(404).type('text/html; charset=utf-8').send(html)
    return reply
      .code(404)
      .type('application/problem+json; charset=utf-8')
      .send(problemBody(new Problem(httpProblems.notFound), request.id))
  })
  await app.register(cookie)
  takePictures(app)
  const headers = safeHeaders(options)
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers)
    done(isFromOtherSite(request) ? new Problem(httpProblems.crossSite) : undefined)
  })
  app.addHook('preValidation', (request, _reply, done) => {
    readNumbersInQueries(request)
    done(unclean(request))
  })
  return app
}

/** Whether a person's browser asks for a page to show. */
export function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && !url.startsWith('/api') && (headers.accept ?? '').includes('text/html')
}

/** Ids of requests, for logs and problems: the process's own id and a count. */
function requestIds(): () => string {
  const own = newId()
  let count = 0
  return () => {
    count += 1
    return `${own}-${count}`
  }
}

function takePictures(app: FastifyInstance): void {
  // Types differ between phones; what the bytes really are is decided when the picture is decoded.
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
}

type QuerySchema = { properties?: Record<string, { type?: string }> } | undefined

/** Numbers and truth values arrive as text in a query; they are read where the schema asks for them. */
function readNumbersInQueries(request: FastifyRequest): void {
  const query = request.query as Record<string, unknown>
  const schema = request.routeOptions.schema?.querystring as QuerySchema
  for (const name in query) {
    const value = query[name]
    const type = schema?.properties?.[name]?.type
    if (typeof value !== 'string' || type === undefined || type === 'string') continue
    if ((type === 'integer' || type === 'number') && /^-?\d{1,15}(\.\d+)?$/.test(value)) query[name] = Number(value)
    if (type === 'boolean' && /^(true|false)$/.test(value)) query[name] = value === 'true'
  }
}

function isFromOtherSite(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const foreignOrigin = origin !== undefined && !sameHost(origin, request.host)
  return site === 'cross-site' || (site !== 'same-origin' && foreignOrigin)
}

function sameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host
}
