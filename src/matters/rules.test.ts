import { describe, expect, it } from 'vitest'
import { decide, wake } from './rules.ts'
import { mayHappen } from './rules-acts.ts'
import { at, facts, lamp, offices, refusal, reported, through } from './testing-rules.ts'

describe('a matter goes all the way round', () => {
  it('begins with the first answer due, at the office that receives it first', () => {
    expect(reported('0201')).toMatchObject({
      tier: 'community',
      holderOffice: 'community',
      dueAt: at('2026-11-03T18:00'),
    })
    expect(reported('0101')).toMatchObject({ tier: 'grid', holderOffice: 'grid-1' })
    expect(reported('0301')).toMatchObject({ tier: 'community' })
  })

  it('ends put right by someone other than its handler, with neither date', () => {
    const done = through(
      lamp(),
      ['2026-11-02T14:00', { act: 'acknowledge' }, 'electrician'],
      ['2026-11-02T15:00', { act: 'start' }, 'electrician'],
      ['2026-11-03T10:00', { act: 'done' }, 'electrician'],
    )
    expect(done).toMatchObject({ stage: 'verifying', handledBy: 'electrician', dueAt: at('2026-11-05T18:00') })
    expect(refusal(done, '2026-11-03T11:00', { act: 'verify', result: 'pass' }, 'electrician')).toBe(
      'verifier-is-the-handler',
    )
    expect(refusal(done, '2026-11-03T11:00', { act: 'verify', result: 'pass' }, null)).toBe('verifier-unknown')
    const closed = through(done, ['2026-11-03T11:00', { act: 'verify', result: 'pass' }, 'clerk'])
    expect(closed).toMatchObject({
      stage: 'closed',
      outcome: 'put_right',
      settledTier: 'community',
      dueAt: null,
      wakeAt: null,
      missed: [],
    })
  })

  it('goes back to work when the verifier is not content', () => {
    const again = through(
      lamp(),
      ['2026-11-03T10:00', { act: 'done' }],
      ['2026-11-03T11:00', { act: 'verify', result: 'rework' }, 'clerk'],
    )
    expect(again).toMatchObject({ stage: 'handling', handler: 'property', dueAt: at('2026-11-05T18:00') })
  })

  it('goes back to the desk when the handler returns the order', () => {
    const returned = through(lamp(), ['2026-11-02T15:00', { act: 'return', reason: '不属我司' }])
    expect(returned).toMatchObject({ stage: 'registered', handler: null, returns: 1 })
    expect(refusal(returned, '2026-11-02T15:00', { act: 'return', reason: 'x' })).toBe('not-in-this-stage')
  })

  it('ends declined or not done only with a reason', () => {
    expect(refusal(reported('0201'), '2026-11-02T11:00', { act: 'decline', reason: ' ' })).toBe('reason-missing')
    const notDone = through(lamp(), ['2026-11-03T10:00', { act: 'close-not-done', reason: '产权单位拒绝' }])
    expect(notDone).toMatchObject({ outcome: 'not_done', endedReason: '产权单位拒绝', met: { settledAt: null } })
    expect(refusal(notDone, '2026-11-03T11:00', { act: 'accept' })).toBe('already-ended')
  })
})

describe('handled on the spot', () => {
  const onSpot = () => through(reported('0201'), ['2026-11-02T11:00', { act: 'handle-on-spot' }])

  it('waits five working days for the reporter or a second person', () => {
    expect(onSpot()).toMatchObject({
      stage: 'confirming',
      dueAt: at('2026-11-09T18:00'),
      wakeAt: at('2026-11-09T18:00'),
    })
    expect(refusal(onSpot(), '2026-11-02T12:00', { act: 'sample', result: 'pass' })).toBe('verifier-is-the-handler')
  })

  it('is put right by the reporter’s yes or the second person', () => {
    const yes = through(onSpot(), ['2026-11-04T12:00', { act: 'confirm' }, null])
    const sampled = through(onSpot(), ['2026-11-04T12:00', { act: 'sample', result: 'pass' }, 'clerk'])
    for (const matter of [yes, sampled]) {
      expect(matter).toMatchObject({ outcome: 'put_right', met: { settledAt: at('2026-11-02T11:00') } })
    }
  })

  it('closes not confirmed when nobody spoke, and not a moment sooner', () => {
    expect(refusal(onSpot(), '2026-11-09T17:59', { act: 'not-confirm' }, null)).toBe('not-due')
    const woken = wake(onSpot(), facts('0201', at('2026-11-09T18:00')))
    expect(woken.ok && woken.matter).toMatchObject({ stage: 'closed', outcome: 'not_confirmed' })
  })

  it('goes on with the time that was left when a sample finds it undone', () => {
    const undone = through(onSpot(), ['2026-11-04T11:00', { act: 'sample', result: 'rework' }, 'clerk'])
    // From Monday 11:00 to Thursday 18:00 there were 26 working hours; they begin again on Wednesday 11:00.
    expect(undone).toMatchObject({ stage: 'handling', limits: { settleDue: at('2026-11-09T18:00') } })
  })
})

describe('tiers', () => {
  it('handing up leaves the limits and gives the office above the choice of the handler', () => {
    const up = through(lamp(), ['2026-11-03T10:00', { act: 'hand-up', reason: '需街道协调' }])
    expect(up).toMatchObject({
      tier: 'subdistrict',
      holderOffice: 'subdistrict',
      stage: 'registered',
      handler: null,
      dueAt: at('2026-11-05T18:00'),
    })
    expect(refusal(up, '2026-11-03T11:00', { act: 'transfer-outside', receiptNumber: 'A1' })).toBe(
      'not-above-the-subdistrict',
    )
    const top = through(
      up,
      ['2026-11-03T11:00', { act: 'hand-up', reason: '属供电局' }],
      ['2026-11-03T12:00', { act: 'transfer-outside', receiptNumber: 'GD-0012' }],
    )
    expect(top).toMatchObject({ tier: 'district', holderOffice: 'liaison', receiptNumber: 'GD-0012' })
    expect(top.dueAt).toEqual(at('2026-11-05T18:00'))
    expect(refusal(top, '2026-11-03T13:00', { act: 'hand-up', reason: 'x' })).toBe('already-at-the-top')
  })

  it('handing back goes down no further than where such matters begin', () => {
    expect(refusal(lamp(), '2026-11-03T10:00', { act: 'hand-back', reason: '可自办' })).toBe('never-rose')
    const back = through(
      lamp(),
      ['2026-11-03T10:00', { act: 'hand-up', reason: '需街道协调' }],
      ['2026-11-03T11:00', { act: 'hand-back', reason: '社区可办' }],
    )
    expect(back).toMatchObject({ tier: 'community', holderOffice: 'community' })
  })

  it('a corrected place hands it to the grid of that place', () => {
    const decision = decide(
      reported('0101'),
      { act: 'correct-place' },
      {
        ...facts('0101', at('2026-11-02T11:00')),
        offices: { ...offices, grid: 'grid-2' },
      },
    )
    expect(decision.ok && decision.matter.holderOffice).toBe('grid-2')
  })
})

describe('the reporter’s word', () => {
  const closed = () =>
    through(
      lamp(),
      ['2026-11-03T10:00', { act: 'done' }],
      ['2026-11-03T11:00', { act: 'verify', result: 'pass' }, 'clerk'],
    )

  it('reopens one tier up at the first dispute and goes to supervision at the second', () => {
    const reopened = through(closed(), ['2026-11-06T10:00', { act: 'dispute' }, null])
    expect(reopened).toMatchObject({
      stage: 'registered',
      outcome: null,
      tier: 'subdistrict',
      disputes: 1,
      reopened: 1,
      supervisedAt: null,
      handler: null,
      dueAt: at('2026-11-11T18:00'),
    })
    const second = through(
      reopened,
      ['2026-11-06T11:00', { act: 'close-not-done', reason: '无法解决' }],
      ['2026-11-06T12:00', { act: 'dispute' }, null],
    )
    expect(second).toMatchObject({ tier: 'subdistrict', disputes: 2, supervisedAt: at('2026-11-06T12:00') })
  })

  it('reopens what was declined, and what was said to be handled on the spot', () => {
    const declined = through(reported('0201'), ['2026-11-02T11:00', { act: 'decline', reason: '不属本社区' }])
    const onSpot = through(reported('0201'), ['2026-11-02T11:00', { act: 'handle-on-spot' }])
    for (const matter of [declined, onSpot]) {
      const reopened = through(matter, ['2026-11-03T10:00', { act: 'dispute' }, null])
      expect(reopened).toMatchObject({ stage: 'registered', tier: 'subdistrict', met: { settledAt: null } })
    }
  })

  it('sends what waits for its check back as a failed check does, and is not her dispute', () => {
    const waiting = through(lamp(), ['2026-11-03T10:00', { act: 'done' }])
    const sentBack = through(waiting, ['2026-11-03T12:00', { act: 'not-yet' }, null])
    const failed = through(waiting, ['2026-11-03T12:00', { act: 'verify', result: 'rework' }, 'clerk'])
    expect(sentBack).toEqual({ ...failed, sentBack: true })
    expect(sentBack).toMatchObject({ stage: 'handling', handler: 'property', disputes: 0, reopened: 0 })
  })

  it('sends what was put right on the spot back as a failed sample does', () => {
    const onSpot = through(reported('0201'), ['2026-11-02T11:00', { act: 'handle-on-spot' }])
    const sentBack = through(onSpot, ['2026-11-04T11:00', { act: 'not-yet' }, null])
    const failed = through(onSpot, ['2026-11-04T11:00', { act: 'sample', result: 'rework' }, 'clerk'])
    expect(sentBack).toEqual({ ...failed, sentBack: true })
  })

  it('goes ahead of the check once; what is handled anew is looked at first, and then it counts again', () => {
    const once = through(
      lamp(),
      ['2026-11-03T10:00', { act: 'done' }],
      ['2026-11-03T11:00', { act: 'not-yet' }, null],
      ['2026-11-03T12:00', { act: 'done' }],
    )
    expect(through(once, ['2026-11-03T13:00', { act: 'not-yet' }, null])).toEqual(once)
    const checked = through(
      once,
      ['2026-11-03T14:00', { act: 'verify', result: 'rework' }, 'clerk'],
      ['2026-11-03T15:00', { act: 'done' }],
      ['2026-11-03T16:00', { act: 'not-yet' }, null],
    )
    expect(checked).toMatchObject({ stage: 'handling', sentBack: true })
  })

  it('is heard while an earlier one stands, and means nothing before anything was handled', () => {
    const back = through(lamp(), ['2026-11-03T10:00', { act: 'done' }], ['2026-11-03T11:00', { act: 'not-yet' }, null])
    expect(through(back, ['2026-11-03T12:00', { act: 'not-yet' }, null])).toEqual(back)
    expect(refusal(lamp(), '2026-11-03T12:00', { act: 'not-yet' }, null)).toBe('not-in-this-stage')
  })

  it('sends what was put right on the spot back each time, since nobody else looks', () => {
    const twice = through(
      reported('0201'),
      ['2026-11-02T11:00', { act: 'handle-on-spot' }],
      ['2026-11-02T12:00', { act: 'not-yet' }, null],
      ['2026-11-02T13:00', { act: 'handle-on-spot' }],
      ['2026-11-02T14:00', { act: 'not-yet' }, null],
    )
    expect(twice).toMatchObject({ stage: 'handling', sentBack: true })
  })

  it('is kept as a word and moves nothing', () => {
    expect(through(closed(), ['2026-11-03T12:00', { act: 'rate', rating: 'mostly' }, null])).toEqual(closed())
  })
})

describe('corrections', () => {
  it('a category brings its own limits, counted from the report, and begins anew where they have gone by', () => {
    const corrected = through(lamp(), ['2026-11-02T16:00', { act: 'correct-category', category: '0203' }])
    expect(corrected).toMatchObject({
      category: '0203',
      limits: { safeDue: at('2026-11-02T20:00'), settleDue: at('2026-11-03T18:00') },
      dueAt: at('2026-11-02T20:00'),
    })
    expect(refusal(lamp(), '2026-11-02T16:00', { act: 'correct-category', category: '9999' })).toBe('unknown-category')
  })

  it('a category corrected after a limit ran out does not hide that it did', () => {
    const late = through(reported('0201'), ['2026-11-04T10:00', { act: 'correct-category', category: '0302' }])
    expect(late.missed).toEqual(['first_answer'])
  })

  it('a category that is private by nature makes the matter private, and none makes it public unasked', () => {
    const quarrel = through(lamp(), ['2026-11-02T16:00', { act: 'correct-category', category: '0501', private: false }])
    expect(quarrel.private).toBe(true)
    expect(through(quarrel, ['2026-11-02T17:00', { act: 'correct-category', category: '0201' }]).private).toBe(true)
  })

  it('a merged matter waits for nothing and begins anew when taken out', () => {
    const merged = through(lamp(), ['2026-11-02T16:00', { act: 'merge', into: 'other' }])
    expect(merged).toMatchObject({ stage: 'merged', mergedInto: 'other', dueAt: null })
    expect(mayHappen(merged)).toEqual(['unmerge'])
    const out = through(merged, ['2026-11-12T10:00', { act: 'unmerge' }])
    expect(out).toMatchObject({ stage: 'registered', mergedInto: null, dueAt: at('2026-11-17T18:00') })
  })

  it('a void matter allows nothing more', () => {
    expect(mayHappen(through(lamp(), ['2026-11-02T16:00', { act: 'void', reason: '测试' }]))).toEqual([])
  })
})
