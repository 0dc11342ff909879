import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estatePlan, gangwanYicun } from './estate-plan.ts'
import type { Ring } from './rules-geometry.ts'
import { crossesItself, faultOfOutline, overlap, sharedArea } from './rules-outlines.ts'

const rectangle = (x: number, y: number, width: number, height: number): Ring => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
]

describe('an outline', () => {
  it('crosses itself where two sides meet that are not neighbours', () => {
    const bow: Ring = [
      [0, 0],
      [10, 10],
      [10, 0],
      [0, 10],
    ]
    const spike: Ring = [
      [0, 0],
      [10, 0],
      [20, 0],
      [10, 0],
      [10, 10],
    ]
    expect(crossesItself(bow)).toBe(true)
    expect(crossesItself(spike)).toBe(true)
    expect(faultOfOutline(bow)).toBe('crosses-itself')
    expect(faultOfOutline(rectangle(0, 0, 30, 12))).toBeNull()
    expect(
      faultOfOutline([
        [0, 0],
        [1, 1],
      ]),
    ).toBe('too-few-corners')
    expect(faultOfOutline(rectangle(0, 0, 1, 1))).toBe('no-area')
  })

  it('does not cross itself while its corners go once around its middle, wherever they are', () => {
    const corners = fc.array(
      fc.record({
        turn: fc.double({ min: 0.1, max: 1, noNaN: true }),
        far: fc.double({ min: 5, max: 90, noNaN: true }),
      }),
      {
        minLength: 4,
        maxLength: 14,
      },
    )
    fc.assert(
      fc.property(corners, (steps) => {
        const whole = steps.reduce((sum, { turn }) => sum + turn, 0)
        // Less than half a turn a step keeps each corner in front of the one before.
        fc.pre(steps.every(({ turn }) => turn / whole < 0.45))
        let angle = 0
        const star = steps.map(({ turn, far }) => {
          angle += (turn / whole) * 2 * Math.PI
          return [Math.cos(angle) * far, Math.sin(angle) * far] as const
        })
        expect(crossesItself(star)).toBe(false)
      }),
    )
  })

  it('overlaps another by what they share, not by a border drawn twice', () => {
    expect(overlap(rectangle(0, 0, 100, 100), rectangle(100.01, 0, 100, 100))).toBe(false)
    expect(overlap(rectangle(0, 0, 100, 100), rectangle(99.99, 0, 100, 100))).toBe(false)
    expect(overlap(rectangle(0, 0, 100, 100), rectangle(90, 0, 100, 100))).toBe(true)
    expect(sharedArea(rectangle(0, 0, 100, 100), rectangle(20, 20, 10, 10))).toBeCloseTo(100)
  })

  it('finds nothing wrong with an estate that was laid out without overlaps', () => {
    const { grids, buildings } = estatePlan(440112001, gangwanYicun)
    for (const { outline } of [...grids, ...buildings]) expect(faultOfOutline(outline)).toBeNull()
    for (const [index, grid] of grids.entries())
      for (const other of grids.slice(index + 1)) expect(overlap(grid.outline, other.outline)).toBe(false)
  })
})
