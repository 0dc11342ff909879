import { describe, expect, it } from 'vitest'
import { demoSeed, estatePlan } from '../../estate-plan.ts'
import { gapBetween, isInside, rectangle } from '../../rules-geometry.ts'
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

  // The estate of the document and that of the demo.
  it.each([demoSeed, 440_112_001])(
    'touches neither a building nor the border of any grid, at the size it has at the desk (seed %i)',
    (seed) => {
      const plan = estatePlan(seed)
      const of = (kind: Shape['kind'], each: { number: number; outline: Shape['outline'] }, grid: number): Shape => {
        return {
          id: `${kind}-${each.number}`,
          kind,
          outline: each.outline,
          label: '',
          paint: 'ground',
          grid: `grid-${grid}`,
        }
      }
      const grids = plan.grids.map((grid) => of('grid', grid, grid.number))
      const spots = labelSpots([...grids, ...plan.buildings.map((house) => of('building', house, house.grid))])
      // Four characters of 15 px on a map that shows a metre as a pixel.
      const names = grids.map(({ id }) => rectangle(spots.get(id)!, { length: 60, depth: 15, angle: 0 }))
      const touched = names.flatMap((name, index) => {
        const isWhole = name.every((corner) => isInside(corner, grids[index]!.outline))
        const houses = plan.buildings.filter(({ outline }) => gapBetween(name, outline) < 0.5)
        return [
          ...(isWhole ? [] : [`border of ${index + 1}`]),
          ...houses.map((house) => `${index + 1}: ${house.number}`),
        ]
      })
      expect(touched).toEqual([])
    },
  )
})
