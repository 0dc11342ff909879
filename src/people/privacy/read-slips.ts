import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'

export type SlipRow = {
  id: string
  community_id: string
  person_id: string
  guardian_id: string | null
  made_at: Date
  expires_at: Date
  used_at: Date | null
  ended_at: Date | null
}

const columns = sql`id, community_id, person_id, guardian_id, made_at, expires_at, used_at, ended_at`

/** The slip whose hash the actor stated; undefined when there is none. */
export function findSlipOfLink(tx: ReadTx): Promise<SlipRow | undefined> {
  return tx.first(sql<SlipRow>`
    select ${columns} from slips where code_hash = decode(current_setting('gangwan.code', true), 'hex') limit 1`)
}

/** Locks a slip of the stated person. */
export function lockSlip(tx: ReadTx, at: { community: string; slip: string }): Promise<SlipRow | undefined> {
  return tx.first(sql<SlipRow>`
    select ${columns} from slips where community_id = ${at.community}::uuid and id = ${at.slip}::uuid for update`)
}

/** The newest slip of an opened person. */
export function findNewestSlip(tx: ReadTx, at: { community: string; person: string }): Promise<SlipRow | undefined> {
  return tx.first(sql<SlipRow>`
    select ${columns} from slips where community_id = ${at.community}::uuid and person_id = ${at.person}::uuid
    order by made_at desc, id desc limit 1`)
}

export type SignInRow = {
  id: string
  community_id: string
  person_id: string
  guardian_id: string | null
}

/** The open browser whose token the actor stated. */
export function findResidentSignIn(tx: ReadTx): Promise<SignInRow | undefined> {
  return tx.first(sql<SignInRow>`
    select id, community_id, person_id, guardian_id from resident_sign_ins
    where token_hash = decode(current_setting('gangwan.code', true), 'hex') and ended_at is null and expires_at > clock_now()
    limit 1`)
}

/** Whether a browser of an opened person is open now. */
export async function hasOpenSignIn(tx: ReadTx, at: { community: string; person: string }): Promise<boolean> {
  const row = await tx.first(sql`
    select 1 from resident_sign_ins where community_id = ${at.community}::uuid and person_id = ${at.person}::uuid
      and ended_at is null and expires_at > clock_now() limit 1`)
  return row !== undefined
}

/** The household a resident lives in and whether her record was erased. */
export function findOwnHousehold(
  tx: ReadTx,
  at: { community: string; person: string },
): Promise<{ household_id: string | null; erased_at: Date | null } | undefined> {
  return tx.first(sql<{ household_id: string | null; erased_at: Date | null }>`
    select household_id, erased_at from persons where community_id = ${at.community}::uuid and id = ${at.person}::uuid`)
}
