import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toEarth, toMetres } from './rules-ground.ts'

const anchor = { longitude: 113.4575, latitude: 23.0935 }

describe('the ground', () => {
  it('brings every point of an estate back to where it was, within two centimetres', () => {
    const metres = fc.double({ min: -2000, max: 2000, noNaN: true })
    fc.assert(
      fc.property(metres, metres, (x, y) => {
        const [backX, backY] = toMetres(anchor, toEarth(anchor, [x, y]))
        expect(Math.hypot(backX - x, backY - y)).toBeLessThan(0.02)
      }),
    )
  })

  it('measures a kilometre north and a kilometre east as the ellipsoid has them', () => {
    // A degree at 23.0935° north is 110,758 m of latitude and 102,457 m of longitude on WGS-84.
    const [longitude] = toEarth(anchor, [1000, 0])
    const [, latitude] = toEarth(anchor, [0, 1000])
    expect(1000 / (longitude - anchor.longitude)).toBeCloseTo(102_457, -2)
    expect(1000 / (latitude - anchor.latitude)).toBeCloseTo(110_758, -2)
  })
})
