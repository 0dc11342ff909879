import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'

export type NewAccount = {
  id: string
  subdistrict: string
  username: string
  name: string
  passwordHash: string
  mustChangePassword: boolean
  createdBy: string | null
}

/** Makes an account; false when the user name is taken. */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<boolean> {
  const touched = await tx.run(sql`
    insert into accounts.accounts (id, subdistrict_id, username, name, password_hash, must_change_password, created_by, created_at)
    values (${account.id}::uuid, ${account.subdistrict}::uuid, ${account.username}, ${account.name}, ${account.passwordHash},
      ${account.mustChangePassword}, ${account.createdBy}::uuid, clock_now())
    on conflict (username) do nothing`)
  return touched > 0
}

/** Sets the password; one given by somebody else must be changed at the next sign-in. */
export async function setPassword(tx: Tx, at: { account: string; hash: string; mustChange: boolean }): Promise<void> {
  await tx.run(sql`
    update accounts.accounts set password_hash = ${at.hash}, must_change_password = ${at.mustChange}
    where id = ${at.account}::uuid`)
}

/** Keeps a sealed authenticator secret that does not count until a code confirms it. */
export async function beginSecondFactor(tx: Tx, at: { account: string; sealed: Buffer }): Promise<void> {
  await tx.run(sql`
    update accounts.accounts set second_factor_begun = ${at.sealed}::bytea
    where id = ${at.account}::uuid`)
}

/** From now on the account's sign-ins need a code of the authenticator that was begun. */
export async function confirmSecondFactor(tx: Tx, account: string): Promise<void> {
  await tx.run(sql`
    update accounts.accounts set second_factor = second_factor_begun, second_factor_begun = null
    where id = ${account}::uuid and second_factor_begun is not null`)
}

/** Takes the authenticator off the account. */
export async function removeSecondFactor(tx: Tx, account: string): Promise<void> {
  await tx.run(sql`
    update accounts.accounts set second_factor = null, second_factor_begun = null where id = ${account}::uuid`)
}

/** Uses up the half minute of a code; false when a code of it or a later one was taken before. */
export async function takeCodeStep(tx: Tx, at: { account: string; step: number }): Promise<boolean> {
  const touched = await tx.run(sql`
    update accounts.accounts set second_factor_step = ${at.step}::bigint
    where id = ${at.account}::uuid and second_factor_step < ${at.step}::bigint`)
  return touched > 0
}

/** Suspends the account, or lets it in again with null. */
export async function setSuspended(tx: Tx, at: { account: string; suspended: boolean }): Promise<void> {
  const moment = at.suspended ? sql`clock_now()` : sql`null`
  await tx.run(sql`update accounts.accounts set suspended_at = ${moment} where id = ${at.account}::uuid`)
  await tx.run(sql`update posts set suspended_at = ${moment} where account_id = ${at.account}::uuid`)
}

/** Keeps a new sign-in under the hash of its token. */
export async function insertSignIn(tx: Tx, at: { id: string; account: string; tokenHash: Buffer }): Promise<void> {
  await tx.run(sql`
    insert into accounts.sign_ins (id, account_id, token_hash, signed_in_at, seen_at)
    values (${at.id}::uuid, ${at.account}::uuid, ${at.tokenHash}::bytea, clock_now(), clock_now())`)
}

/** Notes that somebody was there just now. */
export async function touchSignIn(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update accounts.sign_ins set seen_at = clock_now() where id = ${id}::uuid and ended_at is null`)
}

export type EndReason = 'signed-out' | 'idle' | 'revoked' | 'suspended' | 'password-changed'

/** Ends one sign-in. */
export async function endSignIn(tx: Tx, at: { id: string; reason: EndReason }): Promise<void> {
  await tx.run(sql`
    update accounts.sign_ins set ended_at = clock_now(), end_reason = ${at.reason}
    where id = ${at.id}::uuid and ended_at is null`)
}

/** Ends all sign-ins of an account, but the one to keep. */
export async function endSignIns(tx: Tx, at: { account: string; reason: EndReason; keep?: string }): Promise<void> {
  await tx.run(sql`
    update accounts.sign_ins set ended_at = clock_now(), end_reason = ${at.reason}
    where account_id = ${at.account}::uuid and ended_at is null and id is distinct from ${at.keep ?? null}::uuid`)
}

/** Remembers the device as one in which the account signed in. */
export async function rememberDevice(tx: Tx, at: { account: string; device: Buffer }): Promise<void> {
  await tx.run(sql`
    insert into accounts.devices (account_id, token_hash, seen_at)
    values (${at.account}::uuid, ${at.device}::bytea, clock_now())
    on conflict (account_id, token_hash) do update set seen_at = clock_now()`)
}

/** Forgets all devices of an account, after somebody else may have known its password. */
export async function forgetDevices(tx: Tx, account: string): Promise<void> {
  await tx.run(sql`delete from accounts.devices where account_id = ${account}::uuid`)
}

/** Makes first set-ups wait for one another until the end of the transaction. */
export async function lockFirstSetup(tx: Tx): Promise<void> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended('gangwan:first-setup', 0))`)
}
