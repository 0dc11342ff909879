import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type FieldProblem, Problem, type ProblemKind } from '../problem.ts'
import { reasonOf } from '../reason.ts'
import { httpProblems } from './problems.ts'

type Failure = FastifyError & { code?: string; validationContext?: string }

/** Turns whatever was thrown into `application/problem+json`. Unknown errors become one opaque answer with the request's id. */
export function sendProblem(error: Failure | Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = asProblem(error)
  if (problem.kind.status >= 500) request.log.error({ reqId: request.id, route: routeOf(request), ...reasonOf(error) })
  if (problem.facts.retryAfter) reply.header('retry-after', String(problem.facts.retryAfter))
  return reply
    .code(problem.kind.status)
    .type('application/problem+json; charset=utf-8')
    .send(problemBody(problem, request.id))
}

/** The pattern of the address; the address itself may hold a secret. */
function routeOf({ method, routeOptions }: FastifyRequest): string {
  return `${method} ${routeOptions?.url ?? 'nowhere'}`
}

/** The body of a problem: RFC 9457 members, our code, the fields and the reason word. */
export function problemBody(problem: Problem, requestId: string): string {
  const { kind, facts } = problem
  return JSON.stringify({
    type: `/docs/problems#${kind.code}`,
    title: kind.title,
    status: kind.status,
    code: kind.code,
    ...(facts.reason ? { reason: facts.reason } : {}),
    ...(facts.fields ? { fields: facts.fields } : {}),
    ...(facts.retryAfter ? { retryAfter: facts.retryAfter } : {}),
    ...(isFinal(problem) ? { isFinal: true } : {}),
    requestId,
  })
}

/** Malformed, gone, too large, of a wrong kind, wrong in itself: the same again is all of this again. */
const finalStatuses: readonly number[] = [400, 410, 413, 415, 422]

function isFinal({ kind, facts }: Problem): boolean {
  return facts.isFinal ?? kind.isFinal ?? finalStatuses.includes(kind.status)
}

const byCode: Record<string, ProblemKind> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: httpProblems.wrongMediaType,
  FST_ERR_CTP_BODY_TOO_LARGE: httpProblems.tooLarge,
  FST_ERR_CTP_EMPTY_JSON_BODY: httpProblems.malformed,
  FST_ERR_CTP_INVALID_JSON_BODY: httpProblems.malformed,
  FST_ERR_BAD_URL: httpProblems.notFound,
  // PostgreSQL: connection failures, shutdown and start-up.
  ECONNREFUSED: httpProblems.unavailable,
  ECONNRESET: httpProblems.unavailable,
  ENOENT: httpProblems.unavailable,
  EPIPE: httpProblems.unavailable,
  '57P01': httpProblems.unavailable,
  '57P02': httpProblems.unavailable,
  '57P03': httpProblems.unavailable,
  '08006': httpProblems.unavailable,
  '08003': httpProblems.unavailable,
  '53300': httpProblems.unavailable,
  // The process ends at once, and what was sent is sent again to its successor.
  OTHER_RELEASE: httpProblems.unavailable,
}

function asProblem(error: Failure | Problem): Problem {
  if (error instanceof Problem) return error
  if (error.validation) return new Problem(httpProblems.invalid, { fields: fieldsOf(error) })
  const kind = byCode[error.code ?? '']
  if (kind) return new Problem(kind)
  if (
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      error.message,
    )
  ) {
    return new Problem(httpProblems.unavailable)
  }
  if (error instanceof SyntaxError || error.statusCode === 400) return new Problem(httpProblems.malformed)
  return new Problem(httpProblems.unexpected)
}

/** Each wrong field once, with the first reason; a choice of several shapes would name it as often as it has shapes. */
function fieldsOf(error: Failure): FieldProblem[] {
  const named = new Map<string, FieldProblem>()
  for (const entry of error.validation ?? []) {
    const path = entry.instancePath.split('/').filter(Boolean)
    const { missingProperty, additionalProperty } = entry.params as {
      missingProperty?: string
      additionalProperty?: string
    }
    const last = missingProperty ?? additionalProperty
    const field = [...path, ...(last ? [last] : [])].join('.') || (error.validationContext ?? 'body')
    if (!named.has(field)) named.set(field, { field, reason: reasonWords[entry.keyword] ?? entry.keyword })
  }
  return [...named.values()]
}

const reasonWords: Record<string, string> = {
  required: 'missing',
  additionalProperties: 'unknown',
  type: 'wrong-type',
  maxLength: 'too-long',
  minLength: 'too-short',
  maximum: 'too-large',
  minimum: 'too-small',
  maxItems: 'too-many',
  minItems: 'too-few',
  enum: 'not-one-of-the-choices',
  const: 'not-one-of-the-choices',
  anyOf: 'not-one-of-the-choices',
  format: 'wrong-form',
  pattern: 'wrong-form',
}
