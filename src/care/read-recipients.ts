import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'

/** Somebody who can be told: sealed number or none, and the account under which she would see the alarm. */
export type RecipientRow = {
  kind: 'person' | 'contact' | 'duty'
  /** Which step turns to her. */
  role: 'person' | 'family' | 'team_member' | 'grid_leader' | 'duty_desk'
  id: string
  name: string
  phone: Buffer | null
  account_id: string | null
  link_id: string | null
  /** Hours in which she is not called, where she said so. */
  quiet_from: string | null
  quiet_to: string | null
  now: Date
  zone: string
}

/**
 * Everybody a chain could turn to at this moment: the person, whom she named (a resident by her own record), and who is on duty for
 * her building and grid. The person has to be the one whom the transaction concerns.
 */
export function findRecipients(
  tx: ReadTx,
  at: { community: string; plan: string; person: string; building: string; grid: string },
): Promise<RecipientRow[]> {
  return tx.all(sql<RecipientRow>`
    select r.*, (select z.time_zone from communities z where z.community_id = ${at.community}::uuid) as zone from (
    select 'person' as kind, 'person' as role, p.id, p.name, p.phone, null::uuid as account_id,
      (select l.id from care_links l where l.community_id = p.community_id and l.plan_id = ${at.plan}::uuid and l.kind = 'person'
        and l.ended_at is null limit 1) as link_id,
      null::text as quiet_from, null::text as quiet_to, clock_now() as now
    from persons p where p.community_id = ${at.community}::uuid and p.id = ${at.person}::uuid
    union all
    select 'contact', 'family', c.id, coalesce(c.name, k.name, '—'), coalesce(c.phone, k.phone), null::uuid,
      (select l.id from care_links l where l.community_id = c.community_id and l.plan_id = ${at.plan}::uuid and l.contact_id = c.id
        and l.ended_at is null limit 1), q.from_time, q.to_time, clock_now()
    from contacts c
    left join known_contacts(${at.community}::uuid, ${at.person}::uuid) k on k.contact_id = c.id
    left join care_quiet q on q.community_id = c.community_id and q.plan_id = ${at.plan}::uuid and q.recipient_id = c.id
    where c.community_id = ${at.community}::uuid and c.person_id = ${at.person}::uuid and c.valid_to is null
      and c.kind in ('emergency', 'guardian')
    union all
    select 'duty', d.role, d.id, d.name, d.phone, d.account_id, null::uuid, null::text, null::text, clock_now()
    from duties d where d.community_id = ${at.community}::uuid and d.begins_at <= clock_now() and (d.ends_at is null or d.ends_at > clock_now())
      and (d.role = 'duty_desk' or d.grid_id = ${at.grid}::uuid or d.building_id = ${at.building}::uuid)) r`)
}

/** Somebody as she was on duty last, whether she still is or not, where she had a number then. */
export function findDutyOf(tx: ReadTx, at: { community: string; account: string }): Promise<RecipientRow | undefined> {
  return tx.first(sql<RecipientRow>`
    select 'duty' as kind, d.role, d.id, d.name, d.phone, d.account_id, null::uuid as link_id, null::text as quiet_from, null::text as quiet_to,
      clock_now() as now, (select z.time_zone from communities z where z.community_id = d.community_id) as zone
    from duties d where d.community_id = ${at.community}::uuid and d.account_id = ${at.account}::uuid and d.phone is not null
      and d.begins_at <= clock_now()
    order by d.begins_at desc limit 1`)
}
