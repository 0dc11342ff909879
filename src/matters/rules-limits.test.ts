import { describe, expect, it } from 'vitest'
import { CalendarMissing } from '../platform/calendar/working-calendar.ts'
import { decide, wake } from './rules.ts'
import type { MatterAct } from './rules-acts.ts'
import { limitsFrom } from './rules-limits.ts'
import { at, facts, lamp, refusal, reported, through } from './testing-rules.ts'

describe('the clock', () => {
  it('reminds at a half and at four fifths of the working time, each once', () => {
    // Three working days of lamp time from Monday 10:00 are 27 hours with the rest of Monday; the answer is given.
    const first = wake(lamp(), facts('0201', at('2026-11-04T10:00')))
    expect(first.ok && first.facts.map((fact) => fact.facts)).toEqual([
      { share: 50, limit: 'settle', dueAt: at('2026-11-05T18:00').toISOString() },
    ])
    const again = wake(first.ok ? first.matter : lamp(), facts('0201', at('2026-11-04T10:00')))
    expect(again.ok && again.facts).toEqual([])
    const late = wake(lamp(), facts('0201', at('2026-11-05T17:00')))
    expect(late.ok && late.facts.map((fact) => fact.facts.share)).toEqual([80])
  })

  it('lets what is overdue rise one tier under supervision with new limits, and keeps who works on it', () => {
    const woken = wake(lamp(), facts('0201', at('2026-11-05T18:00')))
    expect(woken.ok && woken.facts.map((fact) => fact.kind)).toEqual(['matter.escalated'])
    expect(woken.ok && woken.matter).toMatchObject({
      stage: 'dispatched',
      handler: 'property',
      tier: 'subdistrict',
      holderOffice: 'subdistrict',
      supervisedAt: at('2026-11-05T18:00'),
      missed: ['settle'],
      dueAt: at('2026-11-10T18:00'),
    })
  })

  it('rises by night for danger, fifteen minutes a tier, and stays at the top supervised day by day', () => {
    let matter = reported('0402', at('2026-11-07T23:00'))
    const fired: string[] = []
    for (const local of ['2026-11-07T23:15', '2026-11-07T23:30', '2026-11-07T23:45', '2026-11-08T23:45']) {
      const woken = wake(matter, facts('0402', at(local)))
      if (!woken.ok) throw new Error(woken.reason)
      matter = woken.matter
      fired.push(...woken.facts.map((fact) => `${fact.kind} ${matter.tier}`))
    }
    expect(fired).toEqual([
      'matter.escalated subdistrict',
      'matter.escalated district',
      'matter.supervised district',
      'matter.supervised district',
    ])
    expect(matter).toMatchObject({ holderOffice: 'liaison', wakeAt: at('2026-11-09T23:45'), missed: ['safe'] })
  })

  it('keeps a late answer as missed though it was given', () => {
    const answered = through(reported('0201'), ['2026-11-03T18:30', { act: 'reply' }])
    expect(answered).toMatchObject({ missed: ['first_answer'], met: { firstAnsweredAt: at('2026-11-03T18:30') } })
  })

  it('winds itself anew when it is woken for nothing', () => {
    const stale = { ...lamp(), wakeAt: at('2026-11-02T12:00') }
    const woken = wake(stale, facts('0201', at('2026-11-02T12:00')))
    expect(woken.ok && woken.facts).toEqual([])
    expect(woken.ok && woken.matter.wakeAt).toEqual(lamp().wakeAt)
  })

  it('refuses an act whose limit falls into a year that is not published', () => {
    const matter = lamp()
    const far = at('2059-12-30T10:00')
    expect(decide(matter, { act: 'handle-on-spot' }, facts('0201', far))).toEqual({
      ok: false,
      reason: 'calendar-not-published',
    })
    expect(() => limitsFrom(far, facts('0201', far))).toThrow(CalendarMissing)
  })
})

describe('a pause', () => {
  const pause: MatterAct = { act: 'suspend', pauseReason: 'materials', until: at('2026-11-12T09:00') }

  it('moves the settle limit on by its working time and wakes when it ends', () => {
    const paused = through(lamp(), ['2026-11-03T10:00', pause])
    // 7 + 7 + 6 working hours were left on Tuesday 10:00.
    expect(paused).toMatchObject({ limits: { settleDue: at('2026-11-16T17:00') }, wakeAt: at('2026-11-12T09:00') })
    const woken = wake(paused, facts('0201', at('2026-11-12T09:00')))
    expect(woken.ok && woken.matter).toMatchObject({
      stage: 'handling',
      pause: null,
      limits: { settleDue: at('2026-11-16T17:00') },
    })
  })

  it('gives back what was not used of it', () => {
    const resumed = through(lamp(), ['2026-11-03T10:00', pause], ['2026-11-04T10:00', { act: 'resume' }])
    expect(resumed.limits.settleDue).toEqual(at('2026-11-06T18:00'))
  })

  it('never moves the safe limit: danger rises while the repair waits', () => {
    const leak = through(
      reported('0203'),
      ['2026-11-02T10:05', { act: 'accept' }],
      ['2026-11-02T10:10', { act: 'suspend', pauseReason: 'materials', until: at('2026-11-04T09:00') }],
    )
    expect(leak).toMatchObject({ dueAt: at('2026-11-02T14:00'), wakeAt: at('2026-11-02T14:00') })
    const woken = wake(leak, facts('0203', at('2026-11-02T14:00')))
    expect(woken.ok && woken.matter).toMatchObject({ stage: 'suspended', tier: 'subdistrict', missed: ['safe'] })
  })

  it('needs a listed reason and an end within its length', () => {
    const tooLong = { ...pause, until: at('2026-12-20T09:00') } as MatterAct
    const unlisted = { ...pause, pauseReason: 'toString' } as unknown as MatterAct
    expect(refusal(lamp(), '2026-11-03T10:00', tooLong)).toBe('pause-too-long')
    expect(refusal(lamp(), '2026-11-03T10:00', unlisted)).toBe('pause-reason-not-listed')
    expect(refusal(lamp(), '2026-11-13T10:00', pause)).toBe('pause-ends-before-it-begins')
    expect(refusal(lamp(), '2026-11-06T10:00', pause)).toBe('already-overdue')
  })

  it('moves a mediation by calendar days', () => {
    const quarrel = through(
      reported('0501'),
      ['2026-11-02T11:00', { act: 'accept' }],
      ['2026-11-02T12:00', { act: 'reply' }],
      ['2026-11-03T10:00', { act: 'suspend', pauseReason: 'reporter-absent', until: at('2026-11-08T10:00') }],
    )
    expect(quarrel.limits.settleDue).toEqual(at('2026-12-07T10:00'))
  })
})

describe('an extension', () => {
  const asked = () =>
    through(lamp(), ['2026-11-03T10:00', { act: 'request-extension', workingDays: 3, reason: '等配件' }, 'electrician'])

  it('is granted by somebody else and moves the settle limit', () => {
    expect(refusal(asked(), '2026-11-03T11:00', { act: 'approve-extension', granted: true }, 'electrician')).toBe(
      'asker-may-not-approve',
    )
    const granted = through(asked(), ['2026-11-03T11:00', { act: 'approve-extension', granted: true }, 'clerk'])
    expect(granted).toMatchObject({ extensions: 1, extensionAsked: null, dueAt: at('2026-11-10T18:00') })
  })

  it('is asked one at a time, twice at most, for thirty working days at most', () => {
    const ask: MatterAct = { act: 'request-extension', workingDays: 3, reason: '等配件' }
    expect(refusal(asked(), '2026-11-03T11:00', ask)).toBe('extension-already-asked')
    expect(refusal({ ...asked(), extensionAsked: null, extensions: 2 }, '2026-11-03T11:00', ask)).toBe(
      'extensions-used-up',
    )
    expect(refusal(lamp(), '2026-11-03T11:00', { ...ask, workingDays: 31 })).toBe('extension-length-not-allowed')
  })
})
