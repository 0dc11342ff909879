import { describe, expect, it } from 'vitest'
import { matrixOf } from './matrix.ts'

const span = { from: '2026-01-01', to: null }
const staircase = (id: string, number: number) => ({
  id,
  number,
  code: `GW-001-${number}`,
  name: `${number}梯`,
  ...span,
})
const door = (staircase: string, floor: number, name: string, more: object = {}) => ({
  id: `${staircase}-${name}`,
  staircase,
  floor,
  door: name,
  ...span,
  before: [],
  ...more,
})
const house = {
  floors: 3,
  staircases: [staircase('a', 1), staircase('b', 2)],
  doors: [door('a', 1, '101'), door('a', 1, '102'), door('a', 2, '201'), door('b', 3, '303', { to: '2026-06-01' })],
}

describe('the matrix of a house', () => {
  it('goes from the roof down and keeps floors without doors', () => {
    const { floors, columns } = matrixOf(house, '2026-02-01')
    expect(floors).toEqual([3, 2, 1])
    expect(columns.map(({ width }) => width)).toEqual([2, 1])
    expect(columns[0]!.doors.get(3)).toEqual([])
    expect(columns[0]!.doors.get(1)!.map((each) => each.door)).toEqual(['101', '102'])
  })

  it('shows the doors of the day', () => {
    expect(matrixOf(house, '2026-05-31').columns[1]!.doors.get(3)).toHaveLength(1)
    expect(matrixOf(house, '2026-06-01').columns[1]!.doors.get(3)).toHaveLength(0)
  })

  it('puts what lies below the ground below the first floor, without a floor nought', () => {
    const cellar = { ...house, doors: [...house.doors, door('a', -1, '地下1')] }
    expect(matrixOf(cellar, '2026-02-01').floors).toEqual([3, 2, 1, -1])
  })
})
