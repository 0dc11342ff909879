import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLeak, keptMs, massOf, waterSays, weighPacket } from './rules-meters.ts'

const now = new Date('2026-11-25T12:00:00Z')
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const meter = { id: 'm', isRevoked: false, lastAt: at(-30) }
const packet = { id: 'p', sensor: 's', at: at(-15), litres: 3 }

describe('a packet', () => {
  it('is taken, and counted as late or out of order where it is', () => {
    expect(weighPacket(packet, meter, now)).toEqual({ taken: true, meter: 'm', isLate: false, isReordered: false })
    expect(weighPacket({ ...packet, at: at(-45) }, meter, now)).toMatchObject({
      taken: true,
      isLate: true,
      isReordered: true,
    })
  })

  it('is refused with a reason of its own: unknown or revoked meter, negative flow, from the future, older than what is kept', () => {
    expect(weighPacket(packet, undefined, now)).toEqual({ taken: false, reason: 'unknown-sensor' })
    expect(weighPacket(packet, { ...meter, isRevoked: true }, now)).toEqual({ taken: false, reason: 'revoked-sensor' })
    expect(weighPacket({ ...packet, litres: -1 }, meter, now)).toEqual({ taken: false, reason: 'negative-flow' })
    expect(weighPacket({ ...packet, at: at(11) }, meter, now)).toEqual({ taken: false, reason: 'from-the-future' })
    const old = new Date(now.getTime() - keptMs - 1)
    expect(weighPacket({ ...packet, at: old }, meter, now)).toEqual({ taken: false, reason: 'too-old' })
  })
})

describe('a window without water', () => {
  it('is silence only where the meter spoke for the whole of it; never where it did not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.option(fc.integer({ min: -2000, max: 2000 })), (litres, last) => {
        const said = waterSays({ litres, lastAt: last === null ? null : at(last) }, now)
        expect(said === 'silent').toBe(last !== null && last >= 0)
        expect(said).not.toBe('used')
      }),
    )
    expect(waterSays({ litres: 10, lastAt: null }, now)).toBe('used')
  })

  it('of five meters and a third of the building, or of the whole feed, is nobody’s silence', () => {
    expect(massOf({ meters: 16, silent: 5, feedMark: at(1) }, now)).toBe('building')
    expect(massOf({ meters: 17, silent: 5, feedMark: at(1) }, now)).toBeNull()
    expect(massOf({ meters: 4, silent: 4, feedMark: at(1) }, now)).toBeNull()
    expect(massOf({ meters: 40, silent: 1, feedMark: at(-1) }, now)).toBe('feed')
    expect(massOf({ meters: 40, silent: 1, feedMark: null }, now)).toBe('feed')
  })
})

describe('a leak', () => {
  const everyQuarter = (litres: number) => Array.from({ length: 96 }, (_, index) => ({ at: at(-15 * index), litres }))

  it('is flow in every half-hour of a day, or over two cubic metres in it', () => {
    expect(isLeak(everyQuarter(1), now)).toBe(true)
    expect(isLeak(everyQuarter(0), now)).toBe(false)
    expect(
      isLeak(
        everyQuarter(1).filter(({ at: moment }) => moment < at(-120) || moment > at(-60)),
        now,
      ),
    ).toBe(false)
    expect(isLeak([{ at: at(-5), litres: 2_001 }], now)).toBe(true)
    expect(isLeak([{ at: at(-5), litres: 2_000 }], now)).toBe(false)
    expect(isLeak([{ at: at(-1500), litres: 3_000 }], now)).toBe(false)
  })
})
