import type { Tx } from '../platform/db/transaction.ts'
import { Problem } from '../platform/problem.ts'
import type { Sealing } from '../platform/secrets.ts'
import { networkOf } from '../platform/throttles/network.ts'
import { type Allowance, forgetTries, forgiveTry } from '../platform/throttles/write.ts'
import { peopleProblems } from './problems.ts'

/** Where a try came from. Nothing is counted for an account as such, so nobody can lock its owner out. */
export type TriedFrom =
  | { readonly username: string; readonly source: string; readonly knownDevice: Buffer | null }
  | { readonly signIn: string }

const windowSeconds = 15 * 60
const most = { knownDevice: 10, accountAndSource: 5, source: 30, inside: 10 }

/**
 * The counts that a try uses up, narrowest first. A device in which the account signed in before has its own;
 * so has somebody signed in who is asked for her password again.
 */
export function allowancesFor(secrets: Sealing, from: TriedFrom): Allowance[] {
  const allowance = (name: string, limit: number) => ({ key: secrets.hash('tries', name), most: limit, windowSeconds })
  if ('signIn' in from) return [allowance(`inside:${from.signIn}`, most.inside)]
  const { username, knownDevice } = from
  if (knownDevice) return [allowance(`device:${username}:${knownDevice.toString('hex')}`, most.knownDevice)]
  const source = networkOf(from.source)
  return [allowance(`account:${username}:${source}`, most.accountAndSource), allowance(`source:${source}`, most.source)]
}

/** Refuses when there is something to wait for. */
export function refuseWhile(wait: number): void {
  if (wait > 0) throw new Problem(peopleProblems.tooManyTries, { retryAfter: wait })
}

/** Takes back one try that went well so far. Wrong ones before it still count. */
export async function takeBackTry(tx: Tx, allowances: readonly Allowance[]): Promise<void> {
  for (const allowance of allowances) await forgiveTry(tx, allowance.key)
}

/** After a sign-in: the narrowest count begins anew, wider ones lose this one try. */
export async function forgiveTries(tx: Tx, [narrowest, ...wider]: readonly Allowance[]): Promise<void> {
  if (narrowest) await forgetTries(tx, narrowest.key)
  for (const allowance of wider) await forgiveTry(tx, allowance.key)
}
