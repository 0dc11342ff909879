import { sql } from 'kysely'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'

type At = { community: string; plan: string; now: Date }

/** Notes that a plan was gone over, and when next. */
export async function setReviewed(tx: Tx, at: At & { reviewOn: string }): Promise<void> {
  await tx.run(sql`
    update care_plans set reviewed_at = ${at.now}::timestamptz, review_on = ${at.reviewOn}::date, changed_at = ${at.now}::timestamptz
    where community_id = ${at.community}::uuid and id = ${at.plan}::uuid`)
}

/** Whether an alarm of the plan is open, or ended so lately that it may be opened again. */
export async function hasFreshAlarm(tx: ReadTx, at: At): Promise<boolean> {
  const row = await tx.first(sql`
    select 1 from alarms where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid
      and (state <> 'closed' or closed_at > ${at.now}::timestamptz - interval '24 hours')`)
  return row !== undefined
}

const nobody = '00000000-0000-0000-0000-000000000000'
const rounds = ['care_cadences', 'care_rounds'] as const
const held = ['care_watches', 'care_expectations', 'care_signals', 'care_aways'] as const

/** Takes everything from an open plan and its alarms that says who it was. */
export async function forgetPlan(tx: Tx, { community, plan, now }: At): Promise<void> {
  const own = sql`community_id = ${community}::uuid and plan_id = ${plan}::uuid`
  for (const table of held) await tx.run(sql`update ${sql.ref(table)} set person_id = null where ${own}`)
  // Of a round only that it was made stays; the id of nobody stands for her.
  for (const table of rounds) await tx.run(sql`update ${sql.ref(table)} set person_id = ${nobody}::uuid where ${own}`)
  await tx.run(sql`update care_rounds set who = null where ${own}`)
  await tx.run(sql`update care_sensors set serial = replace(id::text, '-', '') where ${own}`)
  await tx.run(sql`delete from care_contact_checks where ${own}`)
  await tx.run(sql`delete from care_links where ${own}`)
  await tx.run(sql`
    update alarm_sends set recipient_name = '', phone = null
    where community_id = ${community}::uuid and alarm_id in (select id from alarms where ${own}) and state not in ('queued', 'sending')`)
  await tx.run(sql`update alarms set person_id = null, audience = '{}' where ${own} and state = 'closed'`)
  await tx.run(sql`
    update care_plans set state = 'anonymised', person_id = null, card = null, duress = false, audience = '{}',
      anonymised_at = ${now}::timestamptz, changed_at = ${now}::timestamptz
    where community_id = ${community}::uuid and id = ${plan}::uuid`)
}
