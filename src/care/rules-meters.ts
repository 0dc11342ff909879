/**
 * What a water meter says of a person who lives alone. Pure. Source: care.md §1.9: under 0.01 m³ in twelve hours is silence; flow in every
 * half-hour of a day, or over 2 m³ in it, is a leak. What a meter did not send is never silence of the person.
 */

export const leastLitres = 10
export const windowHours = 12
export const leakLitres = 2_000
const halfHour = 30 * 60_000
const halvesADay = 48
/** A meter's clock may be wrong by so much; what comes from further ahead is refused. */
export const aheadMs = 10 * 60_000
/** Readings are kept for three days; what is older is refused, since nobody could tell it from one that was taken before. */
export const keptMs = 72 * 3_600_000
/** Later than this after its moment a packet counts as late. */
export const lateMs = 30 * 60_000

/** Of a building's meters so large a part, and so many at least, are not one person’s silence. */
const massShare = 0.3
const massLeast = 5

/** When water is looked at where nothing else is agreed: every three hours of the day, each for the twelve hours before. */
export const usualWater = {
  zone: 'Asia/Shanghai',
  times: ['07:00', '10:00', '13:00', '16:00', '19:00', '22:00'],
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  opensHours: windowHours,
  graceMinutes: 30,
} as const

/** One packet as it came: how many litres the meter counted since its last packet, at a moment of its own clock. */
export type Packet = { readonly id: string; readonly sensor: string; readonly at: Date; readonly litres: number }

/** What is known of the meter that a packet names. */
export type KnownMeter = { readonly id: string; readonly isRevoked: boolean; readonly lastAt: Date | null }

export const packetReasons = [
  'unknown-sensor',
  'revoked-sensor',
  'negative-flow',
  'from-the-future',
  'too-old',
] as const
export type PacketReason = (typeof packetReasons)[number]

export type Verdict =
  | { readonly taken: true; readonly meter: string; readonly isLate: boolean; readonly isReordered: boolean }
  | { readonly taken: false; readonly reason: PacketReason }

/** What becomes of a packet. Whether it came before is the database's to say. */
export function weighPacket(packet: Packet, meter: KnownMeter | undefined, now: Date): Verdict {
  if (!meter) return { taken: false, reason: 'unknown-sensor' }
  if (meter.isRevoked) return { taken: false, reason: 'revoked-sensor' }
  if (packet.litres < 0) return { taken: false, reason: 'negative-flow' }
  const age = now.getTime() - packet.at.getTime()
  if (age < -aheadMs) return { taken: false, reason: 'from-the-future' }
  if (age > keptMs) return { taken: false, reason: 'too-old' }
  const isReordered = meter.lastAt !== null && packet.at < meter.lastAt
  return { taken: true, meter: meter.id, isLate: age > lateMs, isReordered }
}

/** What a meter counted in the window of an expected sign, and the newest moment it spoke of. */
export type Use = { readonly litres: number; readonly lastAt: Date | null }

/** `used`: she is about. `silent`: the meter went on counting and nothing was used. `no-data`: the meter did not speak for the whole window. */
export function waterSays(use: Use, dueAt: Date): 'used' | 'silent' | 'no-data' {
  if (use.litres >= leastLitres) return 'used'
  return use.lastAt !== null && use.lastAt >= dueAt ? 'silent' : 'no-data'
}

/** A building's or feed's meters at the moment of one that is silent. */
export type Around = { readonly meters: number; readonly silent: number; readonly feedMark: Date | null }

/** Whether the silence of one meter is that of its feed or building: one notice to the desk, not an alarm a person. */
export function massOf(around: Around, dueAt: Date): 'feed' | 'building' | null {
  if (around.feedMark === null || around.feedMark < dueAt) return 'feed'
  return around.silent >= massLeast && around.silent >= around.meters * massShare ? 'building' : null
}

/** Whether water ran all day. `flows`: moments and litres of the last day. */
export function isLeak(flows: readonly { at: Date; litres: number }[], now: Date): boolean {
  const from = now.getTime() - halvesADay * halfHour
  const day = flows.filter(({ at }) => at.getTime() > from && at <= now)
  if (day.reduce((sum, { litres }) => sum + litres, 0) > leakLitres) return true
  const halves = new Set(
    day.filter(({ litres }) => litres > 0).map(({ at }) => Math.ceil((at.getTime() - from) / halfHour)),
  )
  return halves.size >= halvesADay
}
