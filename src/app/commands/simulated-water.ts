/** What invented households use, by the hour: the same meter and moment always give the same. Pure. */

export type SimulatedPacket = { id: string; sensor: string; at: string; litres: number }

/** Litres of a quarter-hour by the local hour: nights are quiet, mornings and evenings are not. */
const usual = [0, 0, 0, 0, 0, 1, 4, 6, 5, 3, 2, 3, 5, 3, 2, 2, 2, 4, 6, 6, 5, 4, 3, 1] as const
const shanghaiHours = 8

/** One packet of each meter at a moment. */
export function packetsAt(
  at: Date,
  { count, prefix, silent }: { count: number; prefix: string; silent: ReadonlySet<number> },
): SimulatedPacket[] {
  const hour = (at.getUTCHours() + shanghaiHours) % 24
  const quarter = Math.floor(at.getTime() / 900_000)
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1
    const litres = silent.has(number) ? 0 : Math.round(usual[hour]! * chance(number, quarter) * 2)
    return { id: `${prefix}-${number}-${quarter}`, sensor: `${prefix}-${number}`, at: at.toISOString(), litres }
  })
}

/** From nought to one, without a source of chance. */
function chance(number: number, quarter: number): number {
  let mixed = Math.imul(number ^ quarter, 0x9e3779b1)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed, 0x85ebca6b)
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 4_294_967_296
}
