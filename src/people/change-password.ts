import { Problem } from '../platform/problem.ts'
import { checkPassword } from './credentials.ts'
import { recordPeople } from './journal-people.ts'
import { hashPassword } from './passwords.ts'
import type { PeopleContext } from './people-context.ts'
import { peopleProblems } from './problems.ts'
import { type AccountRow, findAccount } from './read-accounts.ts'
import { onOwnBehalf } from './rules.ts'
import { weaknessOf } from './rules-passwords.ts'
import { allowancesFor, forgiveTries } from './sign-in-tries.ts'
import { endSignIns, setPassword } from './write-accounts.ts'

type Change = { account: string; signIn: string; current: string; next: string }

/** Changes the own password and ends the sessions elsewhere. Throws people.wrong-credentials, weak-password, too-many-tries. */
export async function changePassword(context: PeopleContext, change: Change): Promise<void> {
  const { account: id, signIn } = change
  const known = await context.accounts.read(onOwnBehalf(id), (tx) => findAccount(tx, id))
  const allowances = allowancesFor(context.secrets, { signIn })
  const account = await checkPassword(context, known, { password: change.current, allowances })
  refuseWeak(change, account)
  const hash = await hashPassword(change.next)
  await context.accounts.write(onOwnBehalf(id), async (tx) => {
    await setPassword(tx, { account: id, hash, mustChange: false })
    await endSignIns(tx, { account: id, reason: 'password-changed', keep: signIn })
    await forgiveTries(tx, allowances)
    await recordPeople(tx, { kind: 'account.password_changed', subject: id })
  })
  context.sessions.forget()
}

function refuseWeak({ current, next }: Change, account: AccountRow): void {
  const weakness = current === next ? 'same-as-before' : weaknessOf(next, account)
  if (weakness) {
    throw new Problem(peopleProblems.weakPassword, { reason: weakness, fields: [{ field: 'next', reason: weakness }] })
  }
}
