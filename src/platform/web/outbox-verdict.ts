import type { Refusal } from './outbox-store.ts'
import { readProblem } from './problem-error.ts'

/** What an answer means for a command that was sent. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly reply: unknown }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'sign-in' }
  /** Milliseconds to wait at least, where the server said so. */
  | { readonly kind: 'again'; readonly wait: number }

const passing = new Set([408, 425, 429])

/**
 * Reads an answer. Only our server decides: a page of somebody else (the sign-in of a Wi-Fi, a gateway's error) and a
 * reply that broke off mean that nothing is known, and the command is sent again under the same id.
 */
export async function readVerdict(response: Response): Promise<Verdict> {
  if (response.ok) return await readAcceptance(response)
  const problem = await readProblem(response)
  const wait = 1000 * (problem.retryAfter ?? (Number(response.headers.get('retry-after')) || 0))
  const isOurs = problem.code !== 'not-ours' && problem.code !== 'network'
  if (!isOurs || problem.status >= 500 || passing.has(problem.status)) return { kind: 'again', wait }
  if (problem.status === 401) return { kind: 'sign-in' }
  const { code, status, reason, fields, isFinal, requestId } = problem
  return { kind: 'refused', refusal: { code, status, reason, fields, isFinal, requestId } }
}

async function readAcceptance(response: Response): Promise<Verdict> {
  if (response.status === 204) return { kind: 'accepted', reply: null }
  if (!response.headers.get('content-type')?.startsWith('application/json')) return { kind: 'again', wait: 0 }
  try {
    return { kind: 'accepted', reply: await response.json() }
  } catch {
    return { kind: 'again', wait: 0 }
  }
}

const firstPause = 2_000
const longestPause = 15 * 60_000

/** Milliseconds until the next try after so many failed ones: doubling, at most 15 minutes, `chance` (0 to 1) spreading the second half. */
export function pauseAfter(tries: number, chance: number): number {
  const whole = Math.min(longestPause, firstPause * 2 ** Math.min(Math.max(tries - 1, 0), 30))
  return Math.round(whole * (0.5 + chance / 2))
}
