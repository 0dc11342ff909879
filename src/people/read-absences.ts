import { sql } from 'kysely'
import type { PostKind } from '../platform/actor.ts'
import type { ReadTx } from '../platform/db/transaction.ts'

export type AbsenceRow = {
  id: string
  post: string
  account: string
  beginsAt: Date
  endsAt: Date
  deputy: string | null
  deputyName: string | null
  isNow: boolean
}

/** Leave of the posts that is not over, soonest first. Needs the accounts role for the deputies' names. */
export function findAbsences(tx: ReadTx, posts: readonly string[]): Promise<AbsenceRow[]> {
  return tx.all(sql<AbsenceRow>`
    select x.id, x.post_id as post, x.account_id as account, x.begins_at as "beginsAt", x.ends_at as "endsAt",
      x.deputy_id as deputy, a.name as "deputyName", x.begins_at <= clock_now() as "isNow"
    from absences x left join accounts.accounts a on a.id = x.deputy_id
    where x.post_id = any (${posts}::uuid[]) and x.cancelled_at is null and x.ends_at > clock_now()
    order by x.begins_at, x.id`)
}

/** The post a leave belongs to, or undefined when there is no such leave or it is over. */
export async function findPostOfAbsence(tx: ReadTx, absence: string): Promise<string | undefined> {
  const row = await tx.first(sql<{ post: string }>`
    select post_id as post from absences
    where id = ${absence}::uuid and cancelled_at is null and ends_at > clock_now()`)
  return row?.post
}

/** Whether the post has leave in these days already. Days are the community's, both included. */
export async function hasLeaveBetween(tx: ReadTx, at: { post: string; from: string; to: string }): Promise<boolean> {
  const row = await tx.first(sql<{ id: string }>`
    select id from absences where post_id = ${at.post}::uuid and cancelled_at is null
      and begins_at < ${endOfDay(at.to)} and ends_at > ${startOfDay(at.from)} limit 1`)
  return row !== undefined
}

/** The instant a calendar day begins. China has one time zone. */
export function startOfDay(day: string) {
  return sql`(${day}::date::timestamp at time zone 'Asia/Shanghai')`
}

/** The instant a calendar day is over. */
export function endOfDay(day: string) {
  return sql`((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai')`
}

/** Today on the calendar, YYYY-MM-DD. */
export async function today(tx: ReadTx): Promise<string> {
  const row = await tx.first(sql<{ day: string }>`
    select to_char(clock_now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day`)
  return row!.day
}

export type PresenceRow = {
  office: string
  officeName: string
  tier: 'grid' | 'community' | 'subdistrict'
  grid: string | null
  post: string | null
  account: string
  name: string
  kind: PostKind
  awayUntil: Date | null
  deputy: string | null
  deputyName: string | null
  deputyIsAway: boolean
}

/**
 * Offices of a community and of its sub-district, each with the posts that count now and the leave that runs now;
 * an office without any is one row without post.
 */
export function findPresence(tx: ReadTx, community: string): Promise<PresenceRow[]> {
  return tx.all(sql<PresenceRow>`
    select o.id as office, o.name as "officeName", o.tier, o.grid_id as grid, p.id as post, p.account_id as account,
      p.shown_name as name, p.kind, x.ends_at as "awayUntil", d.id as deputy, d.name as "deputyName",
      coalesce(d.suspended_at is not null
        or not exists (select 1 from posts own where own.account_id = d.id and own.community_id is not distinct from p.community_id
          and own.kind <> 'resident' and own.begins_at <= clock_now() and (own.ends_at is null or own.ends_at > clock_now())
          and (not own.needs_confirmation or own.confirmed_at is not null))
        or exists (select 1 from absences y where y.account_id = d.id and y.cancelled_at is null
          and y.begins_at <= clock_now() and y.ends_at > clock_now()), false) as "deputyIsAway"
    from offices o
    left join grids g on g.community_id = o.community_id and g.id = o.grid_id
    left join posts p on p.office_id = o.id and p.begins_at <= clock_now() and (p.ends_at is null or p.ends_at > clock_now())
      and (not p.needs_confirmation or p.confirmed_at is not null) and p.suspended_at is null
    left join lateral (
      select ends_at, deputy_id from absences x where x.post_id = p.id and x.cancelled_at is null
        and x.begins_at <= clock_now() and x.ends_at > clock_now() limit 1) x on true
    left join accounts.accounts d on d.id = x.deputy_id
    where o.tier <> 'district' and (o.community_id = ${community}::uuid
      or (o.community_id is null and o.subdistrict_id = (select subdistrict_id from communities where community_id = ${community}::uuid)))
    order by case o.tier when 'grid' then 1 when 'community' then 2 else 3 end, g.number, o.id, p.kind, p.shown_name, p.id`)
}
