import { codeSquares } from '../platform/documents/qr-code.ts'
import { Problem } from '../platform/problem.ts'
import { countTries } from '../platform/throttles/write.ts'
import { checkCode, checkPassword, openSecret, type Proof, sealSecret, takeCode } from './credentials.ts'
import { recordPeople } from './journal-people.ts'
import type { PeopleContext } from './people-context.ts'
import { peopleProblems } from './problems.ts'
import { findAccount, lockAccount } from './read-accounts.ts'
import { onOwnBehalf } from './rules.ts'
import { newAuthenticator } from './second-factor.ts'
import { allowancesFor, forgiveTries, refuseWhile } from './sign-in-tries.ts'
import { beginSecondFactor, confirmSecondFactor } from './write-accounts.ts'

type Own = { account: string; signIn: string }

/**
 * Begins to set an authenticator up; gives its secret once, for the QR code. Where there is one already its code is asked
 * for, and it counts until the new one is confirmed. Throws people.wrong-credentials, code-needed, wrong-code, too-many-tries.
 */
export async function beginEnrolment(
  context: PeopleContext,
  own: Own & Proof,
): Promise<{ secret: string; address: string; code: string[] }> {
  const known = await context.accounts.read(onOwnBehalf(own.account), (tx) => findAccount(tx, own.account))
  const proof = { ...own, allowances: allowancesFor(context.secrets, { signIn: own.signIn }) }
  const account = await checkPassword(context, known, proof)
  await checkCode(context, account, proof)
  const made = newAuthenticator(account.username)
  await context.accounts.write(onOwnBehalf(own.account), async (tx) => {
    await beginSecondFactor(tx, { account: account.id, sealed: sealSecret(context, made.secret) })
    await forgiveTries(tx, proof.allowances)
    await recordPeople(tx, { kind: 'account.second_factor_begun', subject: account.id })
  })
  const code = codeSquares(made.address, 'M').map((row) => row.map(Number).join(''))
  return { ...made, code }
}

/** Sets the authenticator up with its first code. Throws people.no-second-factor-begun, wrong-code, too-many-tries. */
export async function confirmEnrolment(context: PeopleContext, own: Own & { code: string }): Promise<void> {
  const allowances = allowancesFor(context.secrets, { signIn: own.signIn })
  const { accounts, throttled } = context
  if (throttled) refuseWhile(await accounts.write(onOwnBehalf(own.account), (tx) => countTries(tx, allowances)))
  await accounts.write(onOwnBehalf(own.account), async (tx) => {
    const account = await lockAccount(tx, own.account)
    if (!account?.second_factor_begun) throw new Problem(peopleProblems.noSecondFactorBegun)
    const secret = openSecret(context, account.second_factor_begun)
    if (!(await takeCode(tx, { account: account.id, secret, code: own.code }))) {
      throw new Problem(peopleProblems.wrongCode)
    }
    await confirmSecondFactor(tx, account.id)
    await forgiveTries(tx, allowances)
    await recordPeople(tx, { kind: 'account.second_factor_set_up', subject: account.id })
  })
}
