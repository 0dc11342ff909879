import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Alarm, causes, openAlarm, type Telling } from './rules-alarms.ts'
import { joinCause, type Told } from './rules-joined.ts'
import { chainOf } from './rules-plans.ts'

const chain = chainOf({ riskClass: 'normal', responseMinutes: 60, duress: false })
const now = new Date('2026-11-25T02:00:00Z')
const at = { now, reach: () => true }

/** Whom each step turns to: one of the team answers for the grid as well, and the desk stands in both of the last steps. */
const people: readonly (readonly string[])[] = [
  ['herself'],
  ['son', 'niece'],
  ['liang'],
  ['liang', 'leader', 'clerk', 'screen'],
  ['clerk', 'screen'],
]
const toldAre = (heard: readonly string[] = [], owner: string | null = null): Told => {
  const all = (step: number) => people[step]!.filter((one) => one !== owner)
  return { rounds: () => 0, all, untold: (step) => all(step).filter((one) => !heard.includes(one)) }
}
const join = (alarm: Alarm, cause: (typeof causes)[number], told = toldAre()) => {
  const decision = joinCause(alarm, cause, { ...at, told })
  if ('refused' in decision) throw new Error(decision.refused)
  return decision
}
const joined = (...asked: Parameters<typeof join>) => {
  const { alarm, tellings } = join(...asked)
  return { ...alarm, told: tellings.flatMap((each) => (each.to === 'step' ? [each.step] : [])) }
}
const some = (tellings: readonly Telling[]) =>
  tellings.flatMap((each) => (each.to === 'some' ? [[each.step, ...each.keys]] : []))
const owned = (change: Partial<Alarm> = {}): Alarm => {
  const claim = { state: 'owned' as const, owner: 'liang', nextAt: new Date(now.getTime() + 1_200_000) }
  return { ...openAlarm(chain, 'missed', at).alarm, ...claim, ...change }
}

describe('a cause that joins an open alarm', () => {
  it('wakes one that waited for a feed: she is called for a missed sign, others are told where somebody saw', () => {
    const blind = openAlarm(chain, 'blind', at).alarm
    expect(joined(blind, 'missed')).toMatchObject({ state: 'verify', cause: 'missed', told: [0] })
    expect(joined(blind, 'no_answer_at_door')).toMatchObject({ state: 'notify', cause: 'no_answer_at_door', told: [1] })
    expect(joined(blind, 'collapse')).toMatchObject({ state: 'notify', cause: 'collapse', told: [1, 2, 3] })
    expect(joined(blind, 'blind')).toMatchObject({ state: 'blind', told: [] })
  })

  it('tells, after a collapse, all that were not told yet, also where a step waited for a quiet night', () => {
    const told = openAlarm(chain, 'no_answer_at_door', at).alarm
    expect(joined(told, 'collapse')).toMatchObject({ cause: 'collapse', step: 3, told: [2, 3] })
    const quiet = openAlarm(chain, 'no_answer_at_door', { ...at, quiet: () => new Date(now.getTime() + 600_000) }).alarm
    expect(quiet.round).toBe(0)
    expect(joined(quiet, 'collapse')).toMatchObject({ step: 3, told: [1, 2, 3] })
  })

  it('asks the desk for 120 at once after a collapse where grid and desk were told of something lighter', () => {
    const waiting = { ...openAlarm(chain, 'missed', at).alarm, state: 'notify' as const, step: 3, round: 1 }
    expect(joined(waiting, 'collapse')).toMatchObject({ state: 'notify', step: 4, round: 1, told: [4] })
    expect(joined({ ...waiting, step: 4, round: 6 }, 'collapse')).toMatchObject({ step: 4, round: 7, told: [4] })
  })

  it('never makes it lighter', () => {
    const fallen = openAlarm(chain, 'collapse', at).alarm
    expect(joined(fallen, 'missed')).toMatchObject({ cause: 'collapse', told: [] })
  })
})

describe('a graver cause that joins an alarm somebody has claimed', () => {
  it('takes it from nobody: she keeps it with her time, and is told that it became worse', () => {
    const before = owned()
    for (const state of ['owned', 'on_site'] as const) {
      const { alarm, tellings, facts, supersedes } = join({ ...before, state }, 'collapse')
      expect(alarm).toMatchObject({ state, owner: 'liang', nextAt: before.nextAt, cause: 'collapse' })
      expect(tellings[0]).toEqual({ to: 'owner', cause: 'collapse', version: before.version + 2 })
      expect(facts.map(({ kind }) => kind).slice(0, 2)).toEqual(['alarm.joined', 'alarm.worse_told'])
      expect(supersedes).toBe(false)
    }
  })

  it('tells after a collapse whom that would have told besides, and asks the desk for 120', () => {
    const { alarm, tellings } = join(owned(), 'collapse', toldAre(['herself', 'son'], 'liang'))
    expect(some(tellings)).toEqual([
      [1, 'niece'],
      [3, 'leader'],
      [4, 'clerk', 'screen'],
    ])
    // Where she is not heard from, the chain goes on with the desk.
    expect(alarm).toMatchObject({ step: 4, round: 1 })
  })

  it('asks the desk for 120 also where it was told of something lighter, and nobody where 120 was called', () => {
    const everybody = people.flat()
    const late = owned({ step: 3, round: 1 })
    expect(some(join(late, 'collapse', toldAre(everybody, 'liang')).tellings)).toEqual([[4, 'clerk', 'screen']])
    const called = owned({ state: 'emergency', step: 4, round: 1 })
    expect(some(join(called, 'collapse', toldAre(['clerk', 'screen'], 'liang')).tellings)).toEqual([
      [1, 'son', 'niece'],
      [3, 'leader'],
    ])
  })

  it('tells the first beyond herself after an unanswered door, where only she was called; after a worry the owner alone', () => {
    expect(some(join(owned(), 'no_answer_at_door', toldAre([], 'liang')).tellings)).toEqual([[1, 'son', 'niece']])
    const gone = owned({ step: 2, round: 1 })
    expect(some(join(gone, 'no_answer_at_door', toldAre([], 'liang')).tellings)).toEqual([])
    const worried = join(owned(), 'worry', toldAre([], 'liang'))
    expect(worried.tellings.map(({ to }) => to)).toEqual(['owner'])
  })

  it('tells each person once, whatever causes join it in whatever order, and counts every fact without a gap', () => {
    const anyOrder = fc.array(fc.constantFrom(...causes), { maxLength: 8 })
    const anyHeard = fc.subarray([...new Set(people.flat())])
    fc.assert(
      fc.property(anyOrder, anyHeard, (order, before) => {
        let alarm = owned()
        const heard = [...before]
        for (const cause of order) {
          const told = toldAre(heard, alarm.owner)
          const { alarm: after, tellings, facts } = join(alarm, cause, told)
          const now = some(tellings).flatMap(([, ...keys]) => keys as string[])
          expect(new Set(now).size).toBe(now.length)
          // Nobody hears twice but the desk, which is asked for 120 when she is seen to collapse.
          const again = now.filter((one) => heard.includes(one))
          expect(again.filter((one) => !(cause === 'collapse' && people[4]!.includes(one)))).toEqual([])
          expect(facts.map(({ facts: { seq } }) => seq)).toEqual(facts.map((_, index) => alarm.version + index + 1))
          expect(after).toMatchObject({ owner: 'liang', state: 'owned', nextAt: alarm.nextAt })
          heard.push(...now)
          alarm = after
        }
      }),
    )
  })
})
