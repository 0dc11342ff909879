import { newId, newSecret } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { digest } from '../platform/secrets.ts'
import type { Allowance } from '../platform/throttles/write.ts'
import { checkCode, checkPassword, type Proof } from './credentials.ts'
import { recordPeople } from './journal-people.ts'
import type { PeopleContext } from './people-context.ts'
import { peopleProblems } from './problems.ts'
import { findAccountByUsername, findUsersOfDevice } from './read-accounts.ts'
import { onOwnBehalf } from './rules.ts'
import { plainUsername } from './rules-passwords.ts'
import { allowancesFor, forgiveTries } from './sign-in-tries.ts'
import { insertSignIn, rememberDevice } from './write-accounts.ts'

/** A try to sign in: who and with what, from which address, and the token of the browser's device cookie. */
export type SignInTry = Proof & { username: string; source: string; device: string | null }

/** The tokens for the browser's two cookies; only their hashes are kept. */
export type NewSignIn = { readonly account: string; readonly token: string; readonly device: string }

/**
 * Signs somebody in. Throws people.wrong-credentials, code-needed, wrong-code, suspended, too-many-tries.
 * That an account is suspended is said to those alone who know its password.
 */
export async function signIn(context: PeopleContext, tried: SignInTry): Promise<NewSignIn> {
  const username = plainUsername(tried.username)
  const device = tried.device ? digest(tried.device) : null
  const { known, users } = await context.accounts.read({ kind: 'public' }, async (tx) => ({
    known: await findAccountByUsername(tx, username),
    users: device ? await findUsersOfDevice(tx, device) : [],
  }))
  const from = { username, source: tried.source, knownDevice: users.includes(username) ? device : null }
  const proof = { ...tried, allowances: allowancesFor(context.secrets, from) }
  const account = await checkPassword(context, known, proof)
  if (account.suspended_at) throw new Problem(peopleProblems.suspended)
  await checkCode(context, account, proof)
  // A device token that opened nothing before may have been planted by somebody else: this browser gets one of its own.
  const deviceToken = users.length > 0 ? tried.device : null
  return keepSignIn(context, { account: account.id, device: deviceToken, allowances: proof.allowances })
}

type Proven = { account: string; device: string | null; allowances: readonly Allowance[] }

/** Opens a session for somebody who has shown who she is. */
export async function keepSignIn({ accounts }: Pick<PeopleContext, 'accounts'>, proven: Proven): Promise<NewSignIn> {
  const { account } = proven
  const token = newSecret(256)
  const device = proven.device ?? newSecret(256)
  await accounts.write(onOwnBehalf(account), async (tx) => {
    const id = newId()
    await insertSignIn(tx, { id, account, tokenHash: digest(token) })
    await rememberDevice(tx, { account, device: digest(device) })
    await forgiveTries(tx, proven.allowances)
    await recordPeople(tx, { kind: 'account.signed_in', subject: account, facts: { signIn: id } })
  })
  return { account, token, device }
}
