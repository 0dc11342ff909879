import { describe, expect, it } from 'vitest'
import { type Alarm, type Cause, joinCause, openAlarm } from './rules-alarms.ts'
import { chainOf } from './rules-plans.ts'

const chain = chainOf({ riskClass: 'normal', responseMinutes: 60, duress: false })
const now = new Date('2026-11-25T02:00:00Z')
const at = { now, reach: () => true }
const joined = (alarm: Alarm, cause: Cause) => {
  const decision = joinCause(alarm, cause, at)
  if ('refused' in decision) throw new Error(decision.refused)
  return { ...decision.alarm, told: decision.tellings.flatMap((each) => (each.to === 'step' ? [each.step] : [])) }
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

  it('never makes it lighter, and takes it from nobody who is on her way', () => {
    const fallen = openAlarm(chain, 'collapse', at).alarm
    expect(joined(fallen, 'missed')).toMatchObject({ cause: 'collapse', told: [] })
    const owned = { ...openAlarm(chain, 'missed', at).alarm, state: 'owned' as const, owner: 'somebody' }
    expect(joined(owned, 'collapse')).toMatchObject({ state: 'owned', owner: 'somebody', cause: 'collapse', told: [] })
  })
})
