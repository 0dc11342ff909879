import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import { newId } from '../ids.ts'
import { Problem } from '../problem.ts'
import type { Doorkeeper } from './caller.ts'
import { refuseUncleanText } from './clean-text.ts'
import { httpProblems } from './problems.ts'
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

/** The HTTP application without rooms: safe headers, cookies, input checks, problems. */
export async function openApplication(options: ApplicationOptions): Promise<FastifyInstance> {
  const app = Fastify({
    ...(options.log === false ? { logger: false } : { loggerInstance: options.log }),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    genReqId: requestIds(),
    bodyLimit: 256 * 1024,
    routerOptions: { maxParamLength: 200 },
    ajv: {
      customOptions: { removeAdditional: false, coerceTypes: false, allErrors: true, useDefaults: true, strict: false },
    },
    frameworkErrors: (error, request, reply) => {
      sendProblem(error, request, reply)
    },
  })
  app.decorate('doorkeeper', options.doorkeeper)
  app.setErrorHandler(sendProblem)
  // Replies are typed by their contract and checked against it in tests; a compiled serializer is ten times slower on unions.
  app.setSerializerCompiler(() => (reply) => JSON.stringify(reply))
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .type('application/problem+json; charset=utf-8')
      .send(problemBody(new Problem(httpProblems.notFound), request.id)),
  )
  await app.register(cookie)
  await app.register(helmet, safeHeaders(options))
  takePictures(app)
  app.addHook('onRequest', refuseOtherSites)
  app.addHook('preValidation', numbersInQueries)
  app.addHook('preValidation', refuseUncleanText)
  return app
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

function safeHeaders({ secure, mapStyle }: Pick<ApplicationOptions, 'secure' | 'mapStyle'>) {
  const maps = mapStyle ? [new URL(mapStyle).origin] : []
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // antd sets inline style attributes and injects style elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'blob:', 'data:', ...maps],
        connectSrc: ["'self'", ...maps],
        fontSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' as const },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: secure ? { policy: 'same-origin' as const } : false,
    originAgentCluster: secure,
  }
}

function takePictures(app: FastifyInstance): void {
  // Types differ between phones; what the bytes really are is decided when the picture is decoded.
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
}

/** Numbers and truth values arrive as text in a query; they are read where the schema asks for them. */
async function numbersInQueries(request: FastifyRequest): Promise<void> {
  const schema = request.routeOptions.schema?.querystring as
    | { properties?: Record<string, { type?: string }> }
    | undefined
  const query = request.query as Record<string, unknown>
  for (const [name, { type }] of Object.entries(schema?.properties ?? {})) {
    const value = query[name]
    if (typeof value !== 'string') continue
    if ((type === 'integer' || type === 'number') && /^-?\d{1,15}(\.\d+)?$/.test(value)) query[name] = Number(value)
    if (type === 'boolean' && /^(true|false)$/.test(value)) query[name] = value === 'true'
  }
}

async function refuseOtherSites(request: FastifyRequest): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const foreignOrigin = origin !== undefined && !sameHost(origin, request.host)
  if (site === 'cross-site' || (site !== 'same-origin' && foreignOrigin)) throw new Problem(httpProblems.crossSite)
}

function sameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host
}
