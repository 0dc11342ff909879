import { type AccountActor, wholeInstallation } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import { newId, newPassword } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { recordPeople } from './journal-people.ts'
import { hashPassword } from './passwords.ts'
import type { PeopleContext } from './people-context.ts'
import { mayCreateAccount } from './policy.ts'
import { peopleProblems } from './problems.ts'
import { isUsername, plainUsername } from './rules-passwords.ts'
import { allow, refuseFields } from './staff-subjects.ts'
import { insertAccount } from './write-accounts.ts'

type Wish = { username: string; name: string; subdistrict?: string; command: Command }
type Made = { account: string; username: string; initialPassword: string | null }

/**
 * Makes an account without posts. The first password is given this once; the same command again gives null for it.
 * Throws people.refused, people.username-taken, http.invalid.
 */
export async function createAccount({ accounts }: PeopleContext, actor: AccountActor, wish: Wish): Promise<Made> {
  const username = plainUsername(wish.username)
  if (!isUsername(username)) refuseFields([{ field: 'username', reason: 'wrong-form' }])
  const subdistrict = wish.subdistrict ?? actor.administers[0] ?? ''
  allow(mayCreateAccount(actor, subdistrict))
  const password = newPassword()
  const passwordHash = await hashPassword(password)
  let initialPassword: string | null = null
  const made = await accounts.write(actor, (tx) =>
    once(tx, { community: wholeInstallation, command: wish.command }, async () => {
      const account = newId()
      const about = { name: wish.name.trim(), passwordHash, mustChangePassword: true, createdBy: actor.account }
      if (!(await insertAccount(tx, { id: account, subdistrict, username, ...about }))) {
        throw new Problem(peopleProblems.usernameTaken, { fields: [{ field: 'username', reason: 'taken' }] })
      }
      await recordPeople(tx, { kind: 'account.created', subject: account, words: { username, name: about.name } })
      initialPassword = password
      return { account, username }
    }),
  )
  return { ...made, initialPassword }
}
