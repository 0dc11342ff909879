import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addCalendarDays,
  addWorkingDays,
  addWorkingMinutes,
  CalendarMissing,
  calendarFault,
  dayOf,
  isOpenAt,
  isPublished,
  isWorkingDay,
  nextOpening,
  usualCalendar,
  type WorkingCalendar,
  workingDaysUntil,
  workingMinutesBetween,
} from './working-calendar.ts'

const at = (local: string) => new Date(`${local}:00+08:00`)
const calendar = usualCalendar

const begin = at('2024-01-01T00:00').getTime()
const moments = fc.integer({ min: 0, max: 2 * 366 * 24 * 60 }).map((minute) => new Date(begin + minute * 60_000))
const spans = fc.integer({ min: 0, max: 60 * 420 })
const days = fc.integer({ min: 0, max: 60 })

describe('the working day', () => {
  it('is a Saturday that was swapped, and not the Monday of a holiday', () => {
    expect(isWorkingDay(calendar, '2026-10-10')).toBe(true)
    expect(isWorkingDay(calendar, '2026-10-11')).toBe(false)
    expect(isWorkingDay(calendar, '2026-10-05')).toBe(false)
  })

  it('follows the local day, not the day of UTC', () => {
    expect(dayOf(new Date('2026-11-22T17:00:00Z'))).toBe('2026-11-23')
    expect(dayOf(new Date('2026-11-22T17:00:00Z'), { offsetMinutes: 0 })).toBe('2026-11-22')
  })

  it('is an error in a year whose calendar is not published, with the year named', () => {
    expect(isPublished(2026)).toBe(true)
    expect(isPublished(2060)).toBe(false)
    expect(() => isWorkingDay(calendar, '2060-01-04')).toThrow(CalendarMissing)
    expect(() => addWorkingDays({ ...calendar, byHand: [] }, at('2060-01-04T09:00'), 1)).toThrow('2060')
  })

  it('follows the days entered by hand for such a year', () => {
    const known = { ...calendar, byHand: [{ year: 2060, off: ['2060-01-01', '2060-01-02'], on: ['2060-01-03'] }] }
    expect(['2060-01-01', '2060-01-02', '2060-01-03', '2060-01-04'].map((day) => isWorkingDay(known, day))).toEqual([
      false,
      false,
      true,
      false,
    ])
  })
})

describe('working time', () => {
  it('ends five working days after the eve of the national holiday on 13 October 2026, at the close', () => {
    expect(addWorkingDays(calendar, at('2026-09-30T15:00'), 5)).toEqual(at('2026-10-13T18:00'))
  })

  it('does not count the day itself, at whatever hour it begins', () => {
    expect(addWorkingDays(calendar, at('2026-11-23T00:01'), 1)).toEqual(at('2026-11-24T18:00'))
    expect(addWorkingDays(calendar, at('2026-11-23T23:59'), 1)).toEqual(at('2026-11-24T18:00'))
    expect(addWorkingDays(calendar, at('2026-11-21T10:00'), 1)).toEqual(at('2026-11-23T18:00'))
    expect(addWorkingDays(calendar, at('2026-11-21T10:00'), 0)).toEqual(at('2026-11-23T18:00'))
  })

  it('stands still over lunch, night and weekend', () => {
    expect(addWorkingMinutes(calendar, at('2026-11-27T11:00'), 120)).toEqual(at('2026-11-27T15:00'))
    expect(addWorkingMinutes(calendar, at('2026-11-27T17:30'), 60)).toEqual(at('2026-11-30T09:30'))
    expect(workingMinutesBetween(calendar, at('2026-11-27T17:30'), at('2026-11-30T09:30'))).toBe(60)
    expect(workingMinutesBetween(calendar, at('2026-11-30T09:30'), at('2026-11-27T17:30'))).toBe(-60)
  })

  it('ends at a close that it reaches exactly', () => {
    expect(addWorkingMinutes(calendar, at('2026-11-27T11:00'), 60)).toEqual(at('2026-11-27T12:00'))
  })

  it('opens next on the swapped Saturday after the holiday week', () => {
    expect(nextOpening(calendar, at('2026-10-09T18:00'))).toEqual(at('2026-10-10T09:00'))
    expect(nextOpening(calendar, at('2026-10-10T10:10'))).toEqual(at('2026-10-10T10:10'))
    expect(isOpenAt(calendar, at('2026-10-10T11:59'))).toBe(true)
    expect(isOpenAt(calendar, at('2026-10-10T12:00'))).toBe(false)
  })

  it('counts working days until a moment, and those since one that is past', () => {
    expect(workingDaysUntil(calendar, at('2026-09-30T15:00'), at('2026-10-13T18:00'))).toBe(5)
    expect(workingDaysUntil(calendar, at('2026-10-13T18:00'), at('2026-09-30T15:00'))).toBe(-5)
    expect(Object.is(workingDaysUntil(calendar, at('2026-11-23T18:00'), at('2026-11-23T09:00')), 0)).toBe(true)
  })

  it('refuses a limit that runs past the last published year', () => {
    const last = [2027, 2028, 2029, 2030].find((year) => !isPublished(year))! - 1
    expect(() => addWorkingDays(calendar, at(`${last}-12-31T12:00`), 5)).toThrow(CalendarMissing)
  })
})

describe('whatever the moment', () => {
  it('a later beginning never ends earlier, nor a longer time', () => {
    fc.assert(
      fc.property(moments, moments, fc.tuple(spans, spans, days), (a, b, [some, more, n]) => {
        const [first, second] = a <= b ? [a, b] : [b, a]
        expect(addWorkingMinutes(calendar, first, some) <= addWorkingMinutes(calendar, second, some)).toBe(true)
        expect(addWorkingDays(calendar, first, n) <= addWorkingDays(calendar, second, n)).toBe(true)
        expect(addWorkingMinutes(calendar, first, some) <= addWorkingMinutes(calendar, first, some + more)).toBe(true)
      }),
    )
  })

  it('measuring what was added gives what was added', () => {
    fc.assert(
      fc.property(moments, spans, (from, minutes) => {
        expect(workingMinutesBetween(calendar, from, addWorkingMinutes(calendar, from, minutes))).toBe(minutes)
      }),
    )
  })

  it('adding in two steps ends where adding at once does, but for a close that is the next opening', () => {
    fc.assert(
      fc.property(moments, spans, spans, (from, one, two) => {
        const steps = addWorkingMinutes(calendar, addWorkingMinutes(calendar, from, one), two)
        const atOnce = addWorkingMinutes(calendar, from, one + two)
        expect(nextOpening(calendar, steps)).toEqual(nextOpening(calendar, atOnce))
      }),
    )
  })

  it('ends inside hours or at their close', () => {
    fc.assert(
      fc.property(moments, spans, days, (from, minutes, n) => {
        for (const end of [addWorkingMinutes(calendar, from, minutes), addWorkingDays(calendar, from, n)]) {
          const justBefore = new Date(end.getTime() - 1)
          expect(isOpenAt(calendar, end) || isOpenAt(calendar, justBefore)).toBe(true)
        }
      }),
    )
  })

  it('so many working days later lie so many working days ahead', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 60 }), (from, n) => {
        expect(workingDaysUntil(calendar, from, addWorkingDays(calendar, from, n))).toBe(n)
      }),
    )
  })

  it('calendar days neither know weekends nor hours', () => {
    expect(addCalendarDays(at('2026-01-31T23:00'), 30)).toEqual(at('2026-03-02T23:00'))
  })
})

describe('hours that somebody entered', () => {
  const faults: [string, WorkingCalendar][] = [
    ['never-open', { periods: [] }],
    ['closes-before-it-opens', { periods: [[720, 540]] }],
    ['not-an-hour-of-the-day', { periods: [[540, 1500]] }],
    [
      'periods-overlap',
      {
        periods: [
          [540, 720],
          [700, 1080],
        ],
      },
    ],
    ['not-a-day-of-the-year', { periods: [[540, 720]], byHand: [{ year: 2060, off: ['2060-02-30'], on: [] }] }],
    ['not-a-day-of-the-year', { periods: [[540, 720]], byHand: [{ year: 2060, off: ['2061-02-03'], on: [] }] }],
    ['day-named-twice', { periods: [[540, 720]], byHand: [{ year: 2060, off: ['2060-02-03'], on: ['2060-02-03'] }] }],
  ]
  it.each(faults)('are refused as %s', (fault, entered) => expect(calendarFault(entered)).toBe(fault))

  it('are taken when they can be kept', () => {
    const byHand = [{ year: 2060, off: ['2060-02-03'], on: ['2060-02-07'] }]
    expect(calendarFault({ ...usualCalendar, byHand })).toBeNull()
  })
})
