import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'

type PersonAt = { community: string; person: string }

/** Ends every code and browser of a person. */
export async function endSlips(tx: Tx, at: PersonAt): Promise<number> {
  const slips = await tx.run(sql`
    update slips set ended_at = clock_now()
    where community_id = ${at.community}::uuid and person_id = ${at.person}::uuid and ended_at is null`)
  await tx.run(sql`
    update resident_sign_ins set ended_at = clock_now()
    where community_id = ${at.community}::uuid and person_id = ${at.person}::uuid and ended_at is null`)
  return slips
}

export type NewSlip = PersonAt & {
  id: string
  guardian: string | null
  hash: Buffer
  madeBy: string
  expiresAt: Date
}

/** Keeps a slip; the ones before must have been ended. */
export async function insertSlip(tx: Tx, slip: NewSlip): Promise<void> {
  await tx.run(sql`
    insert into slips (community_id, id, person_id, guardian_id, code_hash, made_by, made_at, expires_at)
    values (${slip.community}::uuid, ${slip.id}::uuid, ${slip.person}::uuid, ${slip.guardian}::uuid, ${slip.hash}::bytea,
      ${slip.madeBy}::uuid, clock_now(), ${slip.expiresAt}::timestamptz)`)
}

/** Uses a slip up. */
export async function markUsed(tx: Tx, at: { community: string; slip: string }): Promise<void> {
  await tx.run(sql`
    update slips set used_at = clock_now() where community_id = ${at.community}::uuid and id = ${at.slip}::uuid`)
}

export type NewResidentSignIn = PersonAt & {
  id: string
  slip: string
  guardian: string | null
  hash: Buffer
  expiresAt: Date
}

/** Opens a browser. */
export async function insertResidentSignIn(tx: Tx, signIn: NewResidentSignIn): Promise<void> {
  await tx.run(sql`
    insert into resident_sign_ins (community_id, id, person_id, slip_id, guardian_id, token_hash, signed_in_at, expires_at)
    values (${signIn.community}::uuid, ${signIn.id}::uuid, ${signIn.person}::uuid, ${signIn.slip}::uuid, ${signIn.guardian}::uuid,
      ${signIn.hash}::bytea, clock_now(), ${signIn.expiresAt}::timestamptz)`)
}

/** Closes one browser at its owner's wish. */
export async function endResidentSignIn(tx: Tx, at: { community: string; signIn: string }): Promise<void> {
  await tx.run(sql`
    update resident_sign_ins set ended_at = clock_now()
    where community_id = ${at.community}::uuid and id = ${at.signIn}::uuid and ended_at is null`)
}
