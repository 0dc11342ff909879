import type { Tx } from '../platform/db/transaction.ts'
import { clockNow } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import type { Allowance } from '../platform/throttles/write.ts'
import { countTries } from '../platform/throttles/write.ts'
import { verifyPassword } from './passwords.ts'
import type { PeopleContext } from './people-context.ts'
import { peopleProblems } from './problems.ts'
import type { AccountRow } from './read-accounts.ts'
import { stepOfCode } from './second-factor.ts'
import { refuseWhile, takeBackTry } from './sign-in-tries.ts'
import { takeCodeStep } from './write-accounts.ts'

/** What somebody says to show who she is. */
export type Proof = { readonly password: string; readonly code?: string }

const sealedFor = 'second-factor'
const anybody = { kind: 'public' } as const

/**
 * Counts a try and checks the password; an unknown account is refused alike and after as long. Throws people.wrong-credentials,
 * people.too-many-tries. No transaction stays open while the password is worked out.
 */
export async function checkPassword(
  { accounts, throttled }: PeopleContext,
  account: AccountRow | undefined,
  proof: Proof & { allowances: readonly Allowance[] },
): Promise<AccountRow> {
  if (throttled) refuseWhile(await accounts.write(anybody, (tx) => countTries(tx, proof.allowances)))
  const isRight = await verifyPassword(proof.password, account?.password_hash)
  if (!account || !isRight) throw new Problem(peopleProblems.wrongCredentials)
  return account
}

/** Checks the authenticator's code where the account has one, and uses it up. Throws people.code-needed, people.wrong-code. */
export async function checkCode(
  { accounts, secrets }: PeopleContext,
  account: AccountRow,
  proof: { code?: string; allowances: readonly Allowance[] },
): Promise<void> {
  if (!account.second_factor) return
  const { second_factor: sealed, id } = account
  const { code } = proof
  if (code === undefined) {
    await accounts.write(anybody, (tx) => takeBackTry(tx, proof.allowances))
    throw new Problem(peopleProblems.codeNeeded, { reason: 'code-needed' })
  }
  const isRight = await accounts.write(anybody, (tx) =>
    takeCode(tx, { account: id, secret: secrets.open(sealedFor, sealed), code }),
  )
  if (!isRight) throw new Problem(peopleProblems.wrongCode)
}

/** Whether the code is right now and was not used before; uses it up. */
export async function takeCode(tx: Tx, at: { account: string; secret: string; code: string }): Promise<boolean> {
  const step = stepOfCode(at.secret, at.code, await clockNow(tx))
  return step !== null && (await takeCodeStep(tx, { account: at.account, step }))
}

/** The authenticator's secret, sealed for keeping. */
export function sealSecret({ secrets }: PeopleContext, secret: string): Buffer {
  return secrets.seal(sealedFor, secret)
}

/** The secret that was sealed. */
export function openSecret({ secrets }: PeopleContext, sealed: Buffer): string {
  return secrets.open(sealedFor, sealed)
}
