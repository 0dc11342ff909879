import type { PeopleContext } from './people-context.ts'
import { onOwnBehalf } from './rules.ts'
import { endSignIn } from './write-accounts.ts'

/** Ends one session at its owner's wish. */
export async function signOut(context: PeopleContext, at: { account: string; signIn: string }): Promise<void> {
  await context.accounts.write(onOwnBehalf(at.account), (tx) => endSignIn(tx, { id: at.signIn, reason: 'signed-out' }))
  context.sessions.forget()
}
