import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultCategories } from './categories.ts'
import { decide, wake } from './rules.ts'
import { type MatterAct, mayHappen, refusalOf } from './rules-acts.ts'
import { dueAct } from './rules-limits.ts'
import { isAboveTier, isOpen, type MatterState, type PauseReason, pauseReasons, tiers } from './rules-states.ts'
import { at, facts, offices, reported } from './testing-rules.ts'

const codes = defaultCategories.map((category) => category.code)
const minute = 60_000
const plain = [
  'accept',
  'acknowledge',
  'start',
  'handle-on-spot',
  'make-safe',
  'reply',
  'done',
  'confirm',
  'resume',
] as const
const others = ['dispute', 'not-yet', 'correct-place', 'unmerge', 'supervise'] as const
const ofEngine = ['remind-50', 'remind-80', 'escalate', 'supervise-again', 'not-confirm'] as const
const reasoned = ['return', 'hand-up', 'hand-back'] as const
const ends = ['decline', 'close-not-done', 'void'] as const

const fixed: fc.Arbitrary<MatterAct> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...plain, ...others).map((act) => ({ act })) },
  { weight: 3, arbitrary: fc.constantFrom(...ofEngine).map((act) => ({ act })) },
  { weight: 3, arbitrary: fc.constantFrom(...reasoned).map((act) => ({ act, reason: '原因' })) },
  { weight: 1, arbitrary: fc.constantFrom(...ends).map((act) => ({ act, reason: '原因' })) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constantFrom('verify' as const, 'sample' as const),
      result: fc.constantFrom('pass' as const, 'rework' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('post-1', 'firm-1').map((handler) => ({ act: 'dispatch', handler }) as const),
  },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 1, max: 12 })
      .map((workingDays) => ({ act: 'request-extension', workingDays, reason: '原因' }) as const),
  },
  { weight: 2, arbitrary: fc.boolean().map((granted) => ({ act: 'approve-extension', granted }) as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...codes).map((category) => ({ act: 'correct-category', category }) as const),
  },
  { weight: 1, arbitrary: fc.constant({ act: 'merge', into: 'other' } as const) },
  { weight: 1, arbitrary: fc.constant({ act: 'transfer-outside', receiptNumber: 'R-1' } as const) },
  { weight: 1, arbitrary: fc.constant({ act: 'rate', rating: 'mostly' } as const) },
)
const pauses = fc.record({
  pauseReason: fc.constantFrom(...(Object.keys(pauseReasons) as PauseReason[])),
  minutes: fc.integer({ min: 1, max: 9 * 1440 }),
})

/** An act as it is tried at a moment. */
const acts: fc.Arbitrary<(now: Date) => MatterAct> = fc.oneof(
  { weight: 10, arbitrary: fixed.map((act) => () => act) },
  {
    weight: 2,
    arbitrary: pauses.map(({ pauseReason, minutes }) => (now: Date) => ({
      act: 'suspend' as const,
      pauseReason,
      until: new Date(now.getTime() + minutes * minute),
    })),
  },
)

/** One step: how long nothing happens, whether the engine comes by, who acts, and what she tries. */
const steps = fc.array(
  fc.record({
    minutes: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 5 * 1440 })),
    engine: fc.boolean(),
    account: fc.constantFrom('ann', 'ben', null),
    tries: fc.array(acts, { minLength: 8, maxLength: 8 }),
  }),
  { maxLength: 30, size: 'max' },
)
const starts = fc.record({ code: fc.constantFrom(...codes), minutes: fc.integer({ min: 0, max: 60 * 1440 }) })
const walks = fc.record({ start: starts, way: steps })

type Walk = typeof walks extends fc.Arbitrary<infer Shape> ? Shape : never
type Moment = { before: MatterState; after: MatterState; act: MatterAct | null; account: string | null; now: Date }

/** Walks from a report through all steps and shows every change to `look`; the first act that is allowed is done. */
function walk({ start, way }: Walk, look: (moment: Moment) => void): void {
  let now = new Date(at('2025-01-01T00:00').getTime() + start.minutes * minute)
  let matter = reported(start.code, now)
  look({ before: matter, after: matter, act: null, account: null, now })
  for (const { minutes, engine, account, tries } of way) {
    now = new Date(now.getTime() + minutes * minute)
    const given = { ...facts(matter.category, now, account) }
    if (engine) {
      const woken = wake(matter, given)
      if (!woken.ok) throw new Error(woken.reason)
      look({ before: matter, after: woken.matter, act: null, account: null, now })
      matter = woken.matter
    }
    for (const make of tries) {
      const act = make(now)
      const decision = decide(matter, act, given)
      if (!decision.ok) continue
      look({ before: matter, after: decision.matter, act, account, now })
      matter = decision.matter
      break
    }
  }
}

const check = (look: (moment: Moment) => void, more: { seed?: number; numRuns?: number } = {}) =>
  fc.assert(
    fc.property(walks, (way) => walk(way, look)),
    { numRuns: 150, ...more },
  )

describe('whatever is done to a matter', () => {
  it('an open one has exactly one holder of its tier, one due date and one waking, an ended one neither date', () => {
    check(({ after }) => {
      expect(after.holderOffice).toBe(offices[after.tier])
      expect(after.dueAt !== null).toBe(isOpen(after))
      expect(after.wakeAt !== null).toBe(isOpen(after))
      expect(after.outcome !== null).toBe(after.stage === 'closed')
      expect(after.settledTier !== null).toBe(after.stage === 'closed')
      expect(after.mergedInto !== null).toBe(after.stage === 'merged')
      expect(after.pause !== null).toBe(after.stage === 'suspended')
    })
  })

  it('the due date is the soonest limit that is not met', () => {
    check(({ after }) => {
      if (!isOpen(after) || after.stage === 'confirming') return
      const { limits, met } = after
      const unmet = [
        met.firstAnsweredAt ? null : limits.firstAnswerDue,
        met.safeAt ? null : limits.safeDue,
        limits.settleDue,
      ].filter((due) => due !== null)
      expect(after.dueAt).toEqual(unmet.sort((a, b) => a.getTime() - b.getTime())[0])
    })
  })

  it('the engine has something to do at the waking and nothing a moment before', () => {
    check(({ after, now }) => {
      if (!after.wakeAt) return
      const at = (moment: number) => dueAct(after, facts(after.category, new Date(moment), null))
      expect(at(Math.max(after.wakeAt.getTime(), now.getTime()))).not.toBeNull()
      if (after.wakeAt.getTime() - 1 >= now.getTime()) expect(at(after.wakeAt.getTime() - 1)).toBeNull()
    })
  })

  it('after the engine came by nothing is due', () => {
    check(({ act, before, after, now }) => {
      if (act !== null || before === after) return
      expect(dueAct(after, facts(after.category, now, null))).toBeNull()
      if (after.wakeAt) expect(after.wakeAt.getTime()).toBeGreaterThan(now.getTime())
    })
  })

  it('nobody verifies what she handled herself', () => {
    check(({ act, account, before, after }) => {
      if (act?.act !== 'verify' && act?.act !== 'sample') return
      expect(account).not.toBeNull()
      expect(account).not.toBe(before.handledBy)
      expect(before.handledBy).not.toBeNull()
      expect(isOpen(after)).toBe(act.result === 'rework')
    })
  })

  it('a tier changes by one step at most, upward or where it rose from', () => {
    check(({ before, after }) => {
      if (before === after) return
      const step = tiers.indexOf(after.tier) - tiers.indexOf(before.tier)
      expect(Math.abs(step)).toBeLessThanOrEqual(1)
      expect(isAboveTier('grid', after.tier)).toBe(false)
    })
  })

  it('what was missed stays missed, and counts only go up', () => {
    check(({ before, after }) => {
      for (const limit of before.missed) expect(after.missed).toContain(limit)
      expect(new Set(after.missed).size).toBe(after.missed.length)
      for (const count of ['disputes', 'reopened', 'returns', 'extensions'] as const) {
        expect(after[count] - before[count]).toBeGreaterThanOrEqual(0)
        expect(after[count] - before[count]).toBeLessThanOrEqual(1)
      }
      expect(after.extensions).toBeLessThanOrEqual(2)
      expect(after.met.firstAnsweredAt ?? before.met.firstAnsweredAt).toBe(after.met.firstAnsweredAt)
    })
  })

  it('an overdue limit is named as missed before anybody can renew it', () => {
    check(({ before, after, now, act }) => {
      const renewedAnswer = after.limits.firstAnswerDue > before.limits.firstAnswerDue
      if (!renewedAnswer || act?.act === 'correct-category' || !isOpen(before)) return
      expect(before.limits.firstAnswerDue <= now).toBe(true)
      expect(after.missed).toContain('first_answer')
    })
  })

  it('only what is listed as allowed happens', () => {
    check(({ act, before }) => {
      if (!act) return
      expect(refusalOf(before, act.act)).toBeNull()
      expect(mayHappen(before)).toContain(act.act)
    })
  })

  it('walks reach every stage, so that these claims are about all of them', () => {
    const seen = new Set<string>()
    const tiersSeen = new Set<string>()
    // That walks as they are made get everywhere is said of fixed ones; the claims above take new ones each time.
    check(({ after }) => seen.add(after.stage) && tiersSeen.add(after.tier), { seed: 20261125, numRuns: 600 })
    expect([seen.size, tiersSeen.size]).toEqual([12, 4])
  })
})
