import { sql } from 'kysely'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'

/** An account with what signing in needs; never sent anywhere. */
export type AccountRow = {
  id: string
  subdistrict_id: string
  username: string
  name: string
  password_hash: string
  must_change_password: boolean
  second_factor: Buffer | null
  second_factor_begun: Buffer | null
  suspended_at: Date | null
}

const accountColumns = sql`a.id, a.subdistrict_id, a.username, a.name, a.password_hash, a.must_change_password,
  a.second_factor, a.second_factor_begun, a.suspended_at`

/** The account of a user name as it is stored, or undefined. */
export function findAccountByUsername(tx: ReadTx, username: string): Promise<AccountRow | undefined> {
  return tx.first(sql<AccountRow>`select ${accountColumns} from accounts.accounts a where a.username = ${username}`)
}

/** One account, or undefined. */
export function findAccount(tx: ReadTx, id: string): Promise<AccountRow | undefined> {
  return tx.first(sql<AccountRow>`select ${accountColumns} from accounts.accounts a where a.id = ${id}::uuid`)
}

/** One account, held until the end of the transaction so that two changes to it happen one after the other. */
export function lockAccount(tx: Tx, id: string): Promise<AccountRow | undefined> {
  return tx.first(
    sql<AccountRow>`select ${accountColumns} from accounts.accounts a where a.id = ${id}::uuid for update`,
  )
}

/** Whether nobody has an account yet. */
export async function hasNoAccounts(tx: ReadTx): Promise<boolean> {
  return (await tx.first(sql<{ id: string }>`select id from accounts.accounts limit 1`)) === undefined
}

/** The user names that signed in from a device before. */
export async function findUsersOfDevice(tx: ReadTx, device: Buffer): Promise<string[]> {
  const rows = await tx.all(sql<{ username: string }>`
    select a.username from accounts.devices d join accounts.accounts a on a.id = d.account_id
    where d.token_hash = ${device}::bytea`)
  return rows.map((row) => row.username)
}

export type SignInRow = {
  id: string
  account_id: string
  seen_at: Date
  now: Date
  name: string
  must_change_password: boolean
}

/** The sign-in that a token's hash opens: neither ended nor of a suspended account; or undefined. */
export function findSignIn(tx: ReadTx, tokenHash: Buffer): Promise<SignInRow | undefined> {
  return tx.first(sql<SignInRow>`
    select s.id, s.account_id, s.seen_at, clock_now() as now, a.name, a.must_change_password
    from accounts.sign_ins s join accounts.accounts a on a.id = s.account_id
    where s.token_hash = ${tokenHash}::bytea and s.ended_at is null and a.suspended_at is null`)
}
