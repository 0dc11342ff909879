import type { FastifyRequest } from 'fastify'
import { Problem } from '../problem.ts'
import { httpProblems } from './problems.ts'

/** Refuses text that a database cannot keep: NUL characters and halves of surrogate pairs. Names the field. */
export async function refuseUncleanText(request: FastifyRequest): Promise<void> {
  check(request.params, 'params')
  check(request.query, 'query')
  if (!Buffer.isBuffer(request.body)) check(request.body, '')
}

function check(value: unknown, field: string): void {
  if (typeof value === 'string') {
    if (value.includes('\u0000') || !value.isWellFormed()) {
      throw new Problem(httpProblems.malformed, { fields: [{ field: field || 'body', reason: 'unclean-text' }] })
    }
    return
  }
  if (value === null || typeof value !== 'object') return
  for (const [name, inner] of Object.entries(value)) {
    const path = field ? `${field}.${name}` : name
    check(name, path)
    check(inner, path)
  }
}
