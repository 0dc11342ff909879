import { type AccountActor, wholeInstallation } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { newPassword } from '../platform/ids.ts'
import { recordPeople } from './journal-people.ts'
import { hashPassword } from './passwords.ts'
import type { PeopleContext } from './people-context.ts'
import { mayResetPassword } from './policy.ts'
import { allow, openAccount } from './staff-subjects.ts'
import { endSignIns, forgetDevices, removeSecondFactor, setPassword } from './write-accounts.ts'
import { askConfirmationAgain } from './write-posts.ts'

type Wish = { account: string; removeSecondFactor?: boolean; command: Command }

/**
 * Gives a new first password, this once; the same command again gives null. Since the administrator now knows it, the posts
 * wait for the security officer's confirmation again: else he could sign in as anybody. Throws people.not-here, refused.
 */
export async function resetPassword(
  context: PeopleContext,
  actor: AccountActor,
  wish: Wish,
): Promise<{ initialPassword: string | null }> {
  const password = newPassword()
  const hash = await hashPassword(password)
  let initialPassword: string | null = null
  await context.accounts.write(actor, (tx) =>
    once(tx, { community: wholeInstallation, command: wish.command }, async () => {
      const account = await openAccount(tx, actor, wish.account)
      allow(mayResetPassword(actor, account))
      await giveAnew(tx, { account: account.id, hash, removeSecondFactor: wish.removeSecondFactor === true })
      const waiting = await askConfirmationAgain(tx, { account: account.id, by: actor.account })
      const facts = { waiting, secondFactorRemoved: wish.removeSecondFactor === true }
      await recordPeople(tx, { kind: 'account.password_reset', subject: account.id, facts })
      initialPassword = password
    }),
  )
  context.sessions.forget()
  return { initialPassword }
}

type Anew = { account: string; hash: string; removeSecondFactor: boolean }

/** Sets the password, ends every sign-in, and takes the authenticator off where that is wanted. */
export async function giveAnew(tx: Tx, at: Anew): Promise<void> {
  await setPassword(tx, { account: at.account, hash: at.hash, mustChange: true })
  await endSignIns(tx, { account: at.account, reason: 'revoked' })
  await forgetDevices(tx, at.account)
  if (at.removeSecondFactor) await removeSecondFactor(tx, at.account)
}
