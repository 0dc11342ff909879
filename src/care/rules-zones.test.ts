import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextSlot, type Schedule } from './rules-expectations.ts'
import { dayIn, momentIn } from './rules-zones.ts'

const shanghai: Schedule = {
  zone: 'Asia/Shanghai',
  times: ['09:00'],
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  opensHours: 4,
  graceMinutes: 60,
}

describe('moments of a zone', () => {
  it('are plain where there is no summer time', () => {
    expect(momentIn('Asia/Shanghai', '2026-11-25', '09:00').toISOString()).toBe('2026-11-25T01:00:00.000Z')
    expect(dayIn('Asia/Shanghai', new Date('2026-11-24T16:00:00Z'))).toBe('2026-11-25')
  })

  it('take the next minute there is where the clock is put forward', () => {
    expect(momentIn('Europe/Berlin', '2026-03-29', '02:30').toISOString()).toBe('2026-03-29T01:00:00.000Z')
    expect(momentIn('Australia/Lord_Howe', '2026-10-04', '02:10').toISOString()).toBe('2026-10-03T15:30:00.000Z')
  })

  it('take the first of two where it is put back', () => {
    expect(momentIn('Europe/Berlin', '2026-10-25', '02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })

  it('fall on the day they were asked for, one slot a day, in order, in any zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'Asia/Shanghai',
          'Europe/Berlin',
          'Australia/Lord_Howe',
          'America/New_York',
          'Pacific/Kiritimati',
        ),
        fc.integer({ min: 0, max: 900 }),
        (zone, offset) => {
          const first = new Date(Date.UTC(2025, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10)
          let slot = nextSlot({ ...shanghai, zone, times: ['02:30', '21:00'] }, { day: first, slot: -1 })
          for (let step = 0; step < 6; step += 1) {
            const next = nextSlot({ ...shanghai, zone, times: ['02:30', '21:00'] }, slot)
            expect(next.dueAt.getTime()).toBeGreaterThan(slot.dueAt.getTime())
            expect(dayIn(zone, next.dueAt)).toBe(next.day)
            slot = next
          }
        },
      ),
    )
  })
})

describe('the next slot', () => {
  it('is today’s while its grace is not over, else tomorrow’s', () => {
    const at = (now: string) => nextSlot(shanghai, { now: new Date(now), today: '2026-11-25' }).day
    expect(at('2026-11-25T01:59:00Z')).toBe('2026-11-25')
    expect(at('2026-11-25T02:00:00Z')).toBe('2026-11-26')
  })
})
