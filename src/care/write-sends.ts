import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'

export type ClaimedSend = {
  community_id: string
  alarm_id: string
  recipient_id: string
  channel: 'sms' | 'voice'
  template: string
  phone: Buffer
  /** This attempt included; what comes back later under another number is a zombie's. */
  attempt: number
}

/** Takes the turn to send one message for so long; undefined where another has it, it was sent, or is no longer right. */
export function claimSend(tx: Tx, id: string, leaseMs: number): Promise<ClaimedSend | undefined> {
  return tx.first(sql<ClaimedSend>`
    update alarm_sends set state = 'sending', attempt = attempt + 1, next_at = clock_now() + ${leaseMs} * interval '1 millisecond'
    where id = (select due.id from alarm_sends due where due.id = ${id}::uuid and due.state in ('queued', 'sending')
      and due.next_at <= clock_now() for update skip locked)
    returning community_id, alarm_id, recipient_id, channel, template, phone, attempt`)
}

/** The provider took it; only the attempt that claimed it last may say so. */
export async function markAccepted(tx: Tx, at: { id: string; attempt: number }): Promise<boolean> {
  const marked = await tx.run(sql`
    update alarm_sends set state = 'accepted', told_at = clock_now(), next_at = null, last_error = null
    where id = ${at.id}::uuid and attempt = ${at.attempt} and state = 'sending'`)
  return marked === 1
}

/** The provider did not take it: again after the pause, or given up where there is none. */
export async function markSendFailed(
  tx: Tx,
  at: { id: string; attempt: number; error: string; pauseMs: number | null },
): Promise<void> {
  const { pauseMs } = at
  await tx.run(sql`
    update alarm_sends set state = ${pauseMs === null ? 'failed' : 'queued'}, last_error = ${at.error},
      next_at = clock_now() + ${pauseMs}::int * interval '1 millisecond'
    where id = ${at.id}::uuid and attempt = ${at.attempt} and state = 'sending'`)
}

export type Receipted = {
  community_id: string
  alarm_id: string
  recipient_id: string
  channel: string
  state: string
  changed: boolean
}

/** What became of a message that was handed over; delivered stands over undelivered. Gives whether that was news; undefined where there is none. */
export function noteReceipt(tx: Tx, at: { id: string; isDelivered: boolean }): Promise<Receipted | undefined> {
  const { id, isDelivered } = at
  return tx.first(sql<Receipted>`
    with before as (
      select community_id, id, delivered_at, undelivered_at from alarm_sends where id = ${id}::uuid and channel <> 'desk' and told_at is not null for update)
    update alarm_sends s set
      delivered_at = coalesce(s.delivered_at, case when ${isDelivered} then clock_now() end),
      undelivered_at = coalesce(s.undelivered_at, case when not ${isDelivered} then clock_now() end),
      state = case when ${isDelivered} or b.delivered_at is not null then 'accepted' else 'failed' end,
      last_error = case when ${isDelivered} or b.delivered_at is not null then null else 'undelivered' end
    from before b where s.community_id = b.community_id and s.id = b.id and s.state in ('accepted', 'failed')
    returning s.community_id, s.alarm_id, s.recipient_id, s.channel, s.state,
      case when ${isDelivered} then b.delivered_at is null else b.delivered_at is null and b.undelivered_at is null end as changed`)
}

/** Notes that a number of a plan worked or failed just now. */
export async function noteCheck(
  tx: Tx,
  at: { community: string; plan: string; recipient: string; channel: string; worked: boolean },
): Promise<void> {
  const column = at.worked ? sql.ref('proven_at') : sql.ref('failed_at')
  await tx.run(sql`
    insert into care_contact_checks (community_id, plan_id, recipient_id, channel, is_child, ${column})
    select ${at.community}::uuid, ${at.plan}::uuid, ${at.recipient}::uuid, ${at.channel}, coalesce((
      select category = 'C08' from care_plans where community_id = ${at.community}::uuid and id = ${at.plan}::uuid), true), clock_now()
    on conflict (community_id, plan_id, recipient_id, channel) do update set ${column} = excluded.${column}`)
}
