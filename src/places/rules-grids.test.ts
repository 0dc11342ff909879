import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaOf, type Ring, rectangle } from './rules-geometry.ts'
import { cutOutline, joinOutlines } from './rules-grids.ts'
import { overlap, standsIn } from './rules-outlines.ts'

const square = (x: number, y: number, side: number): Ring => rectangle([x, y], { length: side, depth: side, angle: 0 })
const area = (ring: Ring) => Math.abs(areaOf(ring))

describe('outlines of grids', () => {
  it('become one where they touch, and none where they do not', () => {
    const joined = joinOutlines(square(0, 0, 100), square(100, 0, 100))!
    expect(area(joined)).toBeCloseTo(20_000, 0)
    expect(joinOutlines(square(0, 0, 100), square(300, 0, 100))).toBeNull()
  })

  it('are cut so that each building stands on its side and no ground is lost or doubled', () => {
    const spot = fc.record({ x: fc.integer({ min: -80, max: 80 }), y: fc.integer({ min: -80, max: 80 }) })
    const angle = fc.double({ min: 0, max: Math.PI, noNaN: true })
    fc.assert(
      fc.property(fc.array(spot, { minLength: 2, maxLength: 8 }), angle, (spots, turned) => {
        const grid = rectangle([20, -30], { length: 240, depth: 240, angle: turned })
        const houses = spots.map(({ x, y }) => square(x + 20, y - 30, 8))
        const [going, staying] = [houses.filter((_, index) => index % 2 === 0), houses.filter((_, index) => index % 2)]
        const parts = cutOutline(grid, going, staying)
        if (!parts) return
        expect(area(parts.cut) + area(parts.rest)).toBeCloseTo(area(grid), -1)
        expect(overlap(parts.cut, parts.rest)).toBe(false)
        for (const house of going) expect(standsIn(house, parts.cut)).toBe(true)
        for (const house of staying) expect(standsIn(house, parts.rest)).toBe(true)
      }),
    )
  })

  it('are not cut where what goes stands around what stays', () => {
    const ring = [square(-50, 0, 8), square(50, 0, 8), square(0, 50, 8), square(0, -50, 8)]
    expect(cutOutline(square(0, 0, 200), ring, [square(0, 0, 8)])).toBeNull()
    expect(cutOutline(square(0, 0, 200), ring.slice(0, 1), ring.slice(1))).not.toBeNull()
  })
})
