import { describe, expect, it } from 'vitest'
import type { WhoAmI } from '../../../people/contract-session.ts'
import { handsOn, isGivenWork, mayApprove, mayTakeDown, seesAll } from './what-one-sees.ts'

const person = (kind: WhoAmI['posts'][number]['kind'], more: { readOnly?: boolean; building?: true } = {}) => ({
  readOnly: more.readOnly ?? false,
  posts: [{ kind, building: more.building ? { id: 'b', name: '1栋' } : null } as WhoAmI['posts'][number]],
})

describe('the desk', () => {
  it('is told of the whole community by secretary, clerk and auditor, of a part by everybody else', () => {
    expect([person('secretary'), person('desk_clerk'), person('auditor', { readOnly: true })].map(seesAll)).toEqual([
      true,
      true,
      true,
    ])
    expect([person('subdistrict_officer'), person('grid_leader'), person('property_company')].map(seesAll)).toEqual([
      false,
      false,
      false,
    ])
  })

  it('offers taking a report down to those who look after a place, and to nobody who only looks or is given work', () => {
    const may = [person('desk_clerk'), person('grid_worker'), person('building_captain', { building: true })]
    expect(may.map(mayTakeDown)).toEqual([true, true, true])
    const not = [person('auditor', { readOnly: true }), person('property_company'), person('subdistrict_officer')]
    expect(not.map(mayTakeDown)).toEqual([false, false, false])
    expect(not.map(isGivenWork)).toEqual([false, true, true])
  })

  it('offers what waits for approval to those who grant more time, and to no handler and no auditor', () => {
    const may = (['secretary', 'desk_clerk', 'grid_leader', 'subdistrict_officer'] as const).map((kind) => person(kind))
    expect(may.map(mayApprove)).toEqual([true, true, true, true])
    const not = [person('grid_worker'), person('property_company'), person('auditor', { readOnly: true })]
    expect(not.map(mayApprove)).toEqual([false, false, false])
  })

  it('keeps a list of what was handed on for an officer, who has it in no other', () => {
    const of = (['subdistrict_officer', 'desk_clerk', 'grid_worker', 'property_company'] as const).map((kind) =>
      person(kind),
    )
    expect(of.map(handsOn)).toEqual([true, false, false, false])
  })
})
