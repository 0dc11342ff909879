import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultsOfDoor, type HouseOfDoors, planMerge, planSplit } from './rules-doors.ts'

const span = { from: '2026-01-01', to: null }
const house: HouseOfDoors = {
  ...span,
  floors: 4,
  staircases: [
    { id: 'a', ...span },
    { id: 'b', ...span },
  ],
  doors: ['101', '102', '201', '202'].map((door) => ({
    id: door,
    staircase: 'a',
    floor: Number(door[0]),
    door,
    ...span,
  })),
}
const on = { from: '2026-06-01', today: '2026-06-01' }

describe('the doors of a house', () => {
  it('merge on the lowest floor, under a number that is free or becomes free with it', () => {
    const merged = planMerge(house, { ...on, dwellings: ['201', '101'], door: '101' })
    expect(merged).toMatchObject({ plan: { makes: [{ staircase: 'a', floor: 1, door: '101' }] } })
    expect(planMerge(house, { ...on, dwellings: ['201', '101'], door: '102' })).toEqual({
      faults: [{ field: 'door', reason: 'door-twice' }],
    })
  })

  it('merge and split to doors that are each there once, whatever is asked', () => {
    const ids = fc.constantFrom('101', '102', '201', '202', '999')
    const names = fc.constantFrom('101', '102', '103', '201', ' １０２', '')
    fc.assert(
      fc.property(fc.array(ids, { minLength: 2, maxLength: 4 }), names, (dwellings, door) => {
        const planned = planMerge(house, { ...on, dwellings, door })
        if ('plan' in planned) expectEachOnce(planned.plan)
      }),
    )
    fc.assert(
      fc.property(ids, fc.array(names, { minLength: 2, maxLength: 4 }), (dwelling, parts) => {
        const planned = planSplit(house, { ...on, dwelling, parts: parts.map((door) => ({ door })) })
        if ('plan' in planned) expectEachOnce(planned.plan)
      }),
    )
  })

  it('may have the same number on another staircase', () => {
    expect(faultsOfDoor(house, { staircase: 'b', floor: 1, door: '101', from: on.from })).toEqual([])
    expect(faultsOfDoor(house, { staircase: 'a', floor: 1, door: '101', from: on.from })).toHaveLength(1)
  })
})

function expectEachOnce(plan: { ends: readonly { id: string }[]; makes: readonly { door: string }[] }) {
  const left = house.doors.filter(({ id }) => !plan.ends.some((end) => end.id === id)).map(({ door }) => door)
  const names = [...left, ...plan.makes.map(({ door }) => door)]
  expect(new Set(names).size).toBe(names.length)
  expect(names).not.toContain('')
}
