import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'

export type NewFeed = {
  id: string
  community: string
  name: string
  secret: Buffer
  silentMinutes: number
  madeBy: string
}

/** Keeps a feed. */
export async function insertFeed(tx: Tx, feed: NewFeed): Promise<void> {
  await tx.run(sql`
    insert into care_feeds (community_id, id, name, secret, silent_minutes, made_by, made_at, next_at)
    values (${feed.community}::uuid, ${feed.id}::uuid, ${feed.name}, ${feed.secret}::bytea, ${feed.silentMinutes}, ${feed.madeBy}::uuid,
      clock_now(), clock_now() + ${feed.silentMinutes} * interval '1 minute')`)
}

/** Takes nothing more from a feed, and does not look for it any more. Gives whether there was one. */
export async function revokeFeed(tx: Tx, at: { community: string; feed: string }): Promise<boolean> {
  const revoked = await tx.run(sql`
    update care_feeds set revoked_at = clock_now(), next_at = null
    where community_id = ${at.community}::uuid and id = ${at.feed}::uuid and revoked_at is null`)
  return revoked === 1
}

export type NewMeter = {
  id: string
  community: string
  feed: string
  serial: string
  plan: string
  building: string
  takenBy: string
}

/** Binds a meter to a plan; false where the serial or the plan is bound already. */
export async function insertMeter(tx: Tx, meter: NewMeter): Promise<boolean> {
  const kept = await tx.run(sql`
    insert into care_sensors (community_id, id, feed_id, serial, plan_id, building_id, consented_at, consent_taken_by)
    values (${meter.community}::uuid, ${meter.id}::uuid, ${meter.feed}::uuid, ${meter.serial}, ${meter.plan}::uuid, ${meter.building}::uuid,
      clock_now(), ${meter.takenBy}::uuid) on conflict do nothing`)
  return kept === 1
}

/** Nothing of hers is counted any more. Gives how many meters she had. */
export function revokeMeters(tx: Tx, at: { community: string; plan: string }): Promise<number> {
  return tx.run(sql`
    update care_sensors set revoked_at = clock_now(), doubted = null
    where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid and revoked_at is null`)
}

export type NewReading = { packet: string; sensor: string; at: Date; litres: number }

/** Keeps readings; gives the ids of those that were not there yet. */
export async function insertReadings(
  tx: Tx,
  at: { community: string; feed: string; readings: readonly NewReading[] },
): Promise<Set<string>> {
  const rows = await tx.all(sql<{ packet: string }>`
    insert into care_readings (community_id, feed_id, packet, sensor_id, at, litres, received_at)
    select ${at.community}::uuid, ${at.feed}::uuid, packet, sensor, at, litres, clock_now()
    from jsonb_to_recordset(${JSON.stringify(at.readings)}::jsonb) as r (packet text, sensor uuid, at timestamptz, litres integer)
    on conflict (community_id, feed_id, packet) do nothing returning packet`)
  return new Set(rows.map(({ packet }) => packet))
}

/** Moves the mark of each meter on to the newest moment that it spoke of. */
export async function markMeters(
  tx: Tx,
  at: { community: string; marks: readonly { sensor: string; at: Date }[] },
): Promise<void> {
  // In one order, so that two batches at once do not wait for each other in a circle.
  const marks = at.marks.toSorted((one, other) => (one.sensor < other.sensor ? -1 : 1))
  await tx.run(sql`
    update care_sensors s set last_at = m.at from (
      select r.sensor, r.at from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as r (sensor uuid, at timestamptz)
      join care_sensors k on k.community_id = ${at.community}::uuid and k.id = r.sensor order by k.id for update of k) m
    where s.community_id = ${at.community}::uuid and s.id = m.sensor and (s.last_at is null or s.last_at < m.at)`)
}

export type Counts = { accepted: number; duplicate: number; late: number; reordered: number; refused: number }

/** Counts a batch on its feed, whose mark moves on; the silence that the engine looks for begins anew. */
export async function countBatch(
  tx: Tx,
  at: { community: string; feed: string; counts: Counts & { future: number }; newest: Date | null },
): Promise<void> {
  const { counts } = at
  await tx.run(sql`
    update care_feeds set accepted = accepted + ${counts.accepted}, duplicate = duplicate + ${counts.duplicate}, late = late + ${counts.late},
      reordered = reordered + ${counts.reordered}, refused = refused + ${counts.refused}, future = future + ${counts.future}, last_at = clock_now(),
      watermark = greatest(watermark, ${at.newest}::timestamptz), next_at = clock_now() + silent_minutes * interval '1 minute'
    where community_id = ${at.community}::uuid and id = ${at.feed}::uuid`)
}

/** Notes which expected sign a meter could not show, or that none is in doubt any more. */
export async function doubtMeter(tx: Tx, at: { community: string; meter: string; slot: string | null }): Promise<void> {
  await tx.run(sql`
    update care_sensors set doubted = ${at.slot}::uuid where community_id = ${at.community}::uuid and id = ${at.meter}::uuid`)
}

/** Forgets what meters showed more than three days ago; gives how many readings. */
export function forgetReadings(tx: Tx, most: number): Promise<number> {
  return tx.run(sql`
    delete from care_readings where ctid = any (array(
      select ctid from care_readings where received_at < clock_now() - interval '73 hours' order by received_at limit ${most}))`)
}

/** The engine has looked at a feed; it looks again once the feed could be silent anew. */
export async function putOffFeed(tx: Tx, id: string): Promise<{ community: string } | undefined> {
  return tx.first(sql<{ community: string }>`
    update care_feeds set next_at = null
    where id = (select f.id from care_feeds f where f.id = ${id}::uuid and f.next_at <= clock_now() for update skip locked)
    returning community_id as community`)
}

export type NewNotice = {
  id: string
  community: string
  kind: 'feed_silent' | 'building_silent' | 'leak' | 'use_while_away' | 'concern'
  feed?: string | null
  building?: string | null
  plan?: string | null
  /** Whether an expected sign could not be verified because of it. */
  isUnverified?: boolean
}

/** Opens a notice, or joins the open one of the same thing; gives its id and whether it is new. */
export async function openNotice(tx: Tx, notice: NewNotice): Promise<{ id: string; isNew: boolean }> {
  const row = await tx.first(sql<{ id: string }>`
    insert into care_notices (community_id, id, kind, feed_id, building_id, plan_id, opened_at, unverified)
    values (${notice.community}::uuid, ${notice.id}::uuid, ${notice.kind}, ${notice.feed ?? null}::uuid, ${notice.building ?? null}::uuid,
      ${notice.plan ?? null}::uuid, clock_now(), ${notice.isUnverified ? 1 : 0})
    on conflict (community_id, kind, coalesce(feed_id, building_id, plan_id)) where ended_at is null
      do update set unverified = care_notices.unverified + ${notice.isUnverified ? 1 : 0}
    returning id`)
  return { id: row!.id, isNew: row!.id === notice.id }
}

/** Ends a notice by hand; gives whether it was open. */
export async function endNotice(tx: Tx, at: { community: string; notice: string; by: string }): Promise<boolean> {
  const ended = await tx.run(sql`
    update care_notices set ended_at = clock_now(), ended_by = ${at.by}::uuid
    where community_id = ${at.community}::uuid and id = ${at.notice}::uuid and ended_at is null`)
  return ended === 1
}

/** The feed speaks again: the notice of its silence is over. Gives the ids of those that ended. */
export async function endSilence(tx: Tx, at: { community: string; feed: string }): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`
    update care_notices set ended_at = clock_now()
    where community_id = ${at.community}::uuid and kind = 'feed_silent' and feed_id = ${at.feed}::uuid and ended_at is null returning id`)
  return rows.map(({ id }) => id)
}
