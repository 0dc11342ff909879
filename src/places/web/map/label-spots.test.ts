import { describe, expect, it } from 'vitest'
import { labelSpots } from './label-spots.ts'
import type { Shape } from './layers.ts'

const square = (x: number, y: number, side: number) =>
  [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ] as [number, number][]
const shape = (id: string, kind: Shape['kind'], outline: [number, number][]): Shape => ({
  id,
  kind,
  outline,
  label: id,
  paint: 'ground',
  grid: 'g',
})

describe('the name of a grid', () => {
  it('stands in the middle of an empty grid, and beside its buildings where they stand there', () => {
    const grid = shape('g', 'grid', square(0, 0, 100))
    expect(labelSpots([grid]).get('g')).toEqual([50, 50])
    const houses = [20, 35, 50].flatMap((y) =>
      [20, 50, 80].map((x) => shape(`${x}-${y}`, 'building', square(x - 5, y - 5, 10))),
    )
    const [x, y] = labelSpots([grid, ...houses]).get('g')!
    expect(y).toBeGreaterThan(60)
    expect(x).toBeGreaterThan(20)
    expect(labelSpots([grid, ...houses]).get('20-35')).toEqual([20, 35])
  })

  it('keeps away from the walls of a long house, not only from its middle', () => {
    const grid = shape('g', 'grid', square(0, 0, 100))
    const long: [number, number][] = [
      [2, 60],
      [98, 60],
      [98, 70],
      [2, 70],
    ]
    const [, y] = labelSpots([grid, shape('long', 'building', long)]).get('g')!
    expect(y).toBeLessThan(50)
  })
})
