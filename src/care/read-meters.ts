import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'
import type { Around, KnownMeter, Use } from './rules-meters.ts'
import type { Concern } from './rules-rounds.ts'

export type FeedRow = {
  community_id: string
  id: string
  name: string
  secret: Buffer
  silent_minutes: number
  made_at: Date
  revoked_at: Date | null
  watermark: Date | null
  last_at: Date | null
  accepted: string
  duplicate: string
  late: string
  reordered: string
  refused: string
  future: string
}

const columns = sql`f.community_id, f.id, f.name, f.secret, f.silent_minutes, f.made_at, f.revoked_at, f.watermark, f.last_at, f.accepted,
  f.duplicate, f.late, f.reordered, f.refused, f.future`

/** A feed by its id alone, for whoever says that it sends. */
export function findFeed(tx: ReadTx, id: string): Promise<(FeedRow & { now: Date }) | undefined> {
  return tx.first(sql<FeedRow & { now: Date }>`
    select ${columns}, clock_now() as now from care_feeds f where f.id = ${id}::uuid`)
}

/** The feeds of a community in sight. */
export function findFeeds(tx: ReadTx, community: string): Promise<(FeedRow & { now: Date })[]> {
  return tx.all(sql<FeedRow & { now: Date }>`
    select ${columns}, clock_now() as now from care_feeds f where f.community_id = ${community}::uuid order by f.made_at, f.id limit 100`)
}

export type MeterRow = KnownMeter & { serial: string; plan: string; doubted: string | null }

/** The meters of a feed that packets name; of a serial that was bound again the one that holds. */
export function findMeters(
  tx: ReadTx,
  at: { community: string; feed: string; serials: readonly string[] },
): Promise<MeterRow[]> {
  return tx.all(sql<MeterRow>`
    select distinct on (serial) serial, id, plan_id as plan, doubted, last_at as "lastAt", revoked_at is not null as "isRevoked"
    from care_sensors where community_id = ${at.community}::uuid and feed_id = ${at.feed}::uuid
      and serial = any (${`{${at.serials.map((serial) => JSON.stringify(serial)).join(',')}}`}::text[])
    order by serial, revoked_at is not null, revoked_at desc`)
}

export type PlanMeter = {
  id: string
  feed_id: string
  building_id: string
  last_at: Date | null
  doubted: string | null
  serial: string
}

/** The meter of an open plan, where it has one. */
export function findPlanMeter(tx: ReadTx, at: { community: string; plan: string }): Promise<PlanMeter | undefined> {
  return tx.first(sql<PlanMeter>`
    select id, feed_id, building_id, last_at, doubted, serial from care_sensors
    where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid and revoked_at is null`)
}

/** What a meter counted between two moments, with the newest it spoke of. */
export async function flowBetween(
  tx: ReadTx,
  at: { community: string; meter: string; from: Date; to: Date },
): Promise<Use> {
  const row = await tx.first(sql<Use>`
    select (select coalesce(sum(litres), 0)::int from care_readings r where r.community_id = s.community_id and r.sensor_id = s.id
        and r.at > ${at.from}::timestamptz and r.at <= ${at.to}::timestamptz) as litres, s.last_at as "lastAt"
    from care_sensors s where s.community_id = ${at.community}::uuid and s.id = ${at.meter}::uuid`)
  return row ?? { litres: 0, lastAt: null }
}

/** What a meter counted during the last day, moment by moment. */
export function flowsOfDay(
  tx: ReadTx,
  at: { community: string; meter: string },
): Promise<{ at: Date; litres: number }[]> {
  return tx.all(sql<{ at: Date; litres: number }>`
    select at, litres from care_readings
    where community_id = ${at.community}::uuid and sensor_id = ${at.meter}::uuid and at > clock_now() - interval '24 hours'`)
}

/** How the meters around one are at a moment. */
export async function aroundOf(
  tx: ReadTx,
  at: { community: string; building: string; feed: string; due: Date },
): Promise<Around> {
  const row = await tx.first(sql<Around>`
    select meters, silent, feed_mark as "feedMark"
    from care_silence(${at.community}::uuid, ${at.building}::uuid, ${at.feed}::uuid, ${at.due}::timestamptz)`)
  return row!
}

/** Ids of feeds that should be looked at: whether they are silent. */
export async function findDueFeeds(tx: ReadTx): Promise<string[]> {
  const rows = await tx.all(
    sql<{ id: string }>`select id from care_feeds where next_at <= clock_now() order by next_at limit 50`,
  )
  return rows.map(({ id }) => id)
}

export type NoticeRow = {
  id: string
  kind: 'feed_silent' | 'building_silent' | 'leak' | 'use_while_away' | 'concern'
  feed: string | null
  building: string | null
  plan_id: string | null
  name: string | null
  concerns: Concern[]
  opened_at: Date
  ended_at: Date | null
  unverified: number
}

/** What the desk should look at, of plans in its sight, longest open first; or what it has seen to lately, newest first. */
export function findNotices(tx: ReadTx, at: { community: string; isOpen: boolean }): Promise<NoticeRow[]> {
  const which = at.isOpen
    ? sql`n.ended_at is null order by n.opened_at, n.id limit 200`
    : sql`n.ended_at is not null order by n.ended_at desc, n.id limit 20`
  return tx.all(sql<NoticeRow>`
    select n.id, n.kind, f.name as feed, b.name as building, n.plan_id, p.name, n.opened_at, n.ended_at, n.unverified,
      case when n.kind = 'concern' then coalesce((select r.concerns from care_rounds r where r.community_id = n.community_id
        and r.plan_id = n.plan_id and r.result = 'concern' and r.done_at <= coalesce(n.ended_at, r.done_at)
        order by r.due_on desc limit 1), '{}') else '{}' end as concerns
    from care_notices n left join care_feeds f on f.community_id = n.community_id and f.id = n.feed_id
    left join care_plans c on c.community_id = n.community_id and c.id = n.plan_id
    left join persons p on p.community_id = c.community_id and p.id = c.person_id
    left join buildings b on b.community_id = n.community_id and b.id = coalesce(n.building_id, c.building_id)
    where n.community_id = ${at.community}::uuid and (n.plan_id is null or c.id is not null) and ${which}`)
}

/** The expected sign that a meter could not show in time, with the alarm it opened. */
export function findDoubted(
  tx: ReadTx,
  at: { community: string; plan: string; slot: string },
): Promise<{ opens_at: Date; due_at: Date; alarm_id: string | null } | undefined> {
  return tx.first(sql<{ opens_at: Date; due_at: Date; alarm_id: string | null }>`
    select opens_at, due_at, alarm_id from care_expectations
    where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid and id = ${at.slot}::uuid`)
}
