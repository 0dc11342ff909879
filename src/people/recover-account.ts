import { newPassword } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { recordPeople } from './journal-people.ts'
import { hashPassword } from './passwords.ts'
import type { PeopleContext } from './people-context.ts'
import { peopleProblems } from './problems.ts'
import { findAccountByUsername } from './read-accounts.ts'
import { giveAnew } from './reset-password.ts'
import { plainUsername } from './rules-passwords.ts'
import { separateKinds } from './rules-posts.ts'
import { askConfirmationAgain } from './write-posts.ts'

type Wish = { username: string; removeSecondFactor: boolean }
export type Recovered = {
  initialPassword: string
  /** The authenticator still stands and its code is asked for. */
  needsCode: boolean
  isSuspended: boolean
  /** Posts that wait for the security officer again. */
  waiting: number
}

/**
 * Lets somebody in again at the machine itself, whoever it is: a new first password, every sign-in ended. For whoever may read
 * the installation's keys. The posts of administrator, security officer and auditor go on, else nobody could confirm; every
 * other post waits for confirmation, since somebody else now knows the password. Throws people.not-here.
 */
export async function recoverAccount(context: PeopleContext, wish: Wish): Promise<Recovered> {
  const initialPassword = newPassword()
  const hash = await hashPassword(initialPassword)
  const { removeSecondFactor } = wish
  const recovered = await context.accounts.write({ kind: 'founder' }, async (tx) => {
    const account = await findAccountByUsername(tx, plainUsername(wish.username))
    if (!account) throw new Problem(peopleProblems.notHere)
    await giveAnew(tx, { account: account.id, hash, removeSecondFactor })
    const waiting = await askConfirmationAgain(tx, { account: account.id, by: null, but: separateKinds })
    const facts = { waiting, secondFactorRemoved: removeSecondFactor && account.second_factor !== null }
    await recordPeople(tx, { kind: 'account.recovered', subject: account.id, facts })
    const needsCode = account.second_factor !== null && !removeSecondFactor
    return { needsCode, isSuspended: account.suspended_at !== null, waiting }
  })
  context.sessions.forget()
  return { initialPassword, ...recovered }
}
