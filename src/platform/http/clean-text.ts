import type { FastifyRequest } from 'fastify'
import { Problem } from '../problem.ts'
import { httpProblems } from './problems.ts'

/** Text that a database cannot keep, NUL characters and halves of surrogate pairs, as a problem that names the field. */
export function unclean(request: FastifyRequest): Problem | undefined {
  const field =
    uncleanField(request.params, 'params') ??
    uncleanField(request.query, 'query') ??
    (Buffer.isBuffer(request.body) ? undefined : uncleanField(request.body, ''))
  if (field === undefined) return undefined
  return new Problem(httpProblems.malformed, { fields: [{ field: field || 'body', reason: 'unclean-text' }] })
}

function uncleanField(value: unknown, field: string): string | undefined {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? field : undefined
  if (value === null || typeof value !== 'object') return undefined
  for (const [name, inner] of Object.entries(value)) {
    const path = field ? `${field}.${name}` : name
    const found = uncleanField(name, path) ?? uncleanField(inner, path)
    if (found !== undefined) return found
  }
  return undefined
}
