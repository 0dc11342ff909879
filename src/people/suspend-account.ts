import { type AccountActor, wholeInstallation } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import { Problem } from '../platform/problem.ts'
import { recordPeople } from './journal-people.ts'
import type { PeopleContext } from './people-context.ts'
import { maySuspend } from './policy.ts'
import { peopleProblems } from './problems.ts'
import { allow, keepOne, openAccount } from './staff-subjects.ts'
import { endSignIns, setSuspended } from './write-accounts.ts'

type Wish = { account: string; reason: string; command: Command }

/** Suspends an account: its sessions end, its posts count no longer. Throws people.not-here, refused, already-so. */
export async function suspendAccount(context: PeopleContext, actor: AccountActor, wish: Wish): Promise<void> {
  await context.accounts.write(actor, (tx) =>
    once(tx, { community: wholeInstallation, command: wish.command }, async () => {
      const account = await openAccount(tx, actor, wish.account)
      allow(maySuspend(actor, account))
      if (account.row.suspended_at) throw new Problem(peopleProblems.alreadySo)
      for (const post of account.posts) await keepOne(tx, post)
      await setSuspended(tx, { account: account.id, suspended: true })
      await endSignIns(tx, { account: account.id, reason: 'suspended' })
      await recordPeople(tx, { kind: 'account.suspended', subject: account.id, words: { reason: wish.reason } })
    }),
  )
  context.sessions.forget()
}

/** Lets a suspended account in again, with the posts that have not ended. Throws people.not-here, refused, already-so. */
export async function resumeAccount(context: PeopleContext, actor: AccountActor, wish: Wish): Promise<void> {
  await context.accounts.write(actor, (tx) =>
    once(tx, { community: wholeInstallation, command: wish.command }, async () => {
      const account = await openAccount(tx, actor, wish.account)
      allow(maySuspend(actor, account))
      if (!account.row.suspended_at) throw new Problem(peopleProblems.alreadySo)
      await setSuspended(tx, { account: account.id, suspended: false })
      await recordPeople(tx, { kind: 'account.resumed', subject: account.id, words: { reason: wish.reason } })
    }),
  )
  context.sessions.forget()
}
