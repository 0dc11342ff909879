import { createHmac, timingSafeEqual } from 'node:crypto'
import type { EngineActor } from '../platform/actor.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import { careProblems } from './problems.ts'
import { type FeedRow, findFeed, findMeters, type MeterRow } from './read-meters.ts'
import { type Packet, type PacketReason, weighPacket } from './rules-meters.ts'
import { settleDoubt } from './settle-doubt.ts'
import { type Counts, countBatch, endSilence, insertReadings, markMeters, type NewReading } from './write-meters.ts'

/** What became of a batch; `refused` names packets, at most a hundred. */
export type BatchVerdict = Counts & { readonly refusals: { id: string; reason: PacketReason }[] }

type Batch = { feed: string; signature: string; raw: Buffer; packets: readonly Packet[] }

const mostRefusals = 100

/** The signature of a batch: HMAC-SHA256 of its bytes under the feed's secret, as hex. */
export function signBatch(secret: string, raw: Buffer | string): string {
  return createHmac('sha256', secret).update(raw).digest('hex')
}

/**
 * Takes a signed batch of packets, each once by its id however often it is sent; what is wrong with one is said of that one.
 * Throws care.wrong-signature, also where there is no such feed, and care.feed-revoked.
 */
export async function takePackets(context: CareContext, batch: Batch): Promise<BatchVerdict> {
  const actor: EngineActor = { kind: 'engine', subject: batch.feed }
  const taken = await context.database.write(actor, async (tx) => {
    const feed = await findFeed(tx, batch.feed)
    return take(tx, signedFeed(context, feed, batch), batch.packets)
  })
  // What came late may show what could not be seen in time; each person on her own, after the packets are kept.
  for (const plan of taken.doubted) await settleDoubt(context, plan)
  return taken.verdict
}

/** The feed, where the batch bears its signature: whoever cannot sign does not learn whether there is such a feed. */
function signedFeed<Row extends FeedRow>({ secrets }: CareContext, feed: Row | undefined, batch: Batch): Row {
  const secret = feed ? secrets.open('care feed', feed.secret) : batch.feed
  const wanted = Buffer.from(signBatch(secret, batch.raw))
  const given = Buffer.from(batch.signature)
  const isSigned = given.length === wanted.length && timingSafeEqual(given, wanted)
  if (!feed || !isSigned) throw new Problem(careProblems.wrongSignature)
  if (feed.revoked_at) throw new Problem(careProblems.feedRevoked)
  return feed
}

type Taken = { verdict: BatchVerdict; doubted: string[] }

async function take(tx: Tx, feed: FeedRow & { now: Date }, packets: readonly Packet[]): Promise<Taken> {
  const at = { community: feed.community_id, feed: feed.id }
  const serials = [...new Set(packets.map(({ sensor }) => sensor))]
  const meters = new Map((await findMeters(tx, { ...at, serials })).map((meter) => [meter.serial, meter]))
  const weighed = packets.map((packet) => ({
    packet,
    verdict: weighPacket(packet, meters.get(packet.sensor), feed.now),
  }))
  const good = weighed.flatMap(({ packet, verdict }) => (verdict.taken ? [{ packet, verdict }] : []))
  // The same id twice in one batch counts once.
  const each = [...new Map(good.toReversed().map((one) => [one.packet.id, one])).values()]
  const readings = each.map(({ packet, verdict }) => readingOf(packet, verdict.meter))
  const isNew = await insertReadings(tx, { ...at, readings })
  const fresh = each.filter(({ packet }) => isNew.has(packet.id))
  const refusals = weighed.flatMap(({ packet, verdict }) =>
    verdict.taken ? [] : [{ id: packet.id, reason: verdict.reason }],
  )
  const counts = {
    accepted: isNew.size,
    duplicate: good.length - isNew.size,
    late: fresh.filter(({ verdict }) => verdict.isLate).length,
    reordered: fresh.filter(({ verdict }) => verdict.isReordered).length,
    refused: refusals.length,
  }
  const marks = newestOf(readings.filter(({ packet }) => isNew.has(packet)))
  if (marks.length > 0) await markMeters(tx, { community: at.community, marks })
  const newest = marks.reduce<Date | null>((last, mark) => (last && last > mark.at ? last : mark.at), null)
  const future = refusals.filter(({ reason }) => reason === 'from-the-future').length
  await countBatch(tx, { ...at, counts: { ...counts, future }, newest })
  if (newest) await noteSpeaking(tx, feed)
  return { verdict: { ...counts, refusals: refusals.slice(0, mostRefusals) }, doubted: doubtedOf(meters, marks) }
}

function readingOf({ id, at, litres }: Packet, sensor: string): NewReading {
  return { packet: id, sensor, at, litres }
}

function newestOf(readings: readonly NewReading[]): { sensor: string; at: Date }[] {
  const newest = new Map<string, Date>()
  for (const { sensor, at } of readings) {
    const known = newest.get(sensor)
    if (!known || known < at) newest.set(sensor, at)
  }
  return [...newest].map(([sensor, at]) => ({ sensor, at }))
}

function doubtedOf(meters: ReadonlyMap<string, MeterRow>, marks: readonly { sensor: string }[]): string[] {
  const spoke = new Set(marks.map(({ sensor }) => sensor))
  return [...meters.values()].flatMap(({ id, plan, doubted }) => (doubted && spoke.has(id) ? [plan] : []))
}

async function noteSpeaking(tx: Tx, feed: FeedRow & { now: Date }): Promise<void> {
  const community = feed.community_id
  for (const id of await endSilence(tx, { community, feed: feed.id })) {
    const subject = { kind: 'care_notice', id }
    await record(tx, {
      community,
      kind: 'care_notice.ended',
      subject,
      at: feed.now,
      reader: 'staff',
      facts: { kind: 'feed_silent' },
    })
  }
}
