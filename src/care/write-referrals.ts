import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'
import type { ReferTo } from './rules-rounds.ts'

type NewReferral = {
  id: string
  community: string
  plan: string
  round: string
  to: ReferTo
  by: string
  now: Date
}

/** Keeps that she is referred, and that she agreed when she was asked. */
export async function insertReferral(tx: Tx, one: NewReferral): Promise<void> {
  await tx.run(sql`
    insert into care_referrals (community_id, id, plan_id, round_id, refer_to, consented_at, made_by, made_at)
    values (${one.community}::uuid, ${one.id}::uuid, ${one.plan}::uuid, ${one.round}::uuid, ${one.to}, ${one.now}::timestamptz,
      ${one.by}::uuid, ${one.now}::timestamptz)`)
}

/** Notes that the note was printed; the first time stands. */
export async function markPrinted(tx: Tx, at: { community: string; referral: string; now: Date }): Promise<void> {
  await tx.run(sql`
    update care_referrals set printed_at = coalesce(printed_at, ${at.now}::timestamptz)
    where community_id = ${at.community}::uuid and id = ${at.referral}::uuid`)
}
