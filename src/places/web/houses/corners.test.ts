import { describe, expect, it } from 'vitest'
import { readCorners, writeCorners } from './corners.ts'

const square = [
  [0, 0],
  [10, 0],
  [10, 8.5],
]

describe('corners', () => {
  it('are read as lines, however they are parted and in full-width digits', () => {
    expect(readCorners('0, 0\n10 0\n10，8.5')).toEqual(square)
    expect(readCorners('０,０；10,0;10、8.5')).toEqual(square)
    expect(readCorners('  ')).toEqual([])
    expect(readCorners(writeCorners(square as never))).toEqual(square)
  })

  it('are read from GeoJSON: a collection, a feature, a geometry or bare coordinates', () => {
    const geometry = { type: 'Polygon', coordinates: [square] }
    const feature = { type: 'Feature', geometry }
    for (const value of [{ type: 'FeatureCollection', features: [feature] }, feature, geometry, [square], square])
      expect(readCorners(JSON.stringify(value))).toEqual(square)
  })

  it('are nothing where a line is no pair of numbers', () => {
    for (const text of ['1, 2, 3', '1; two, 3', '{"type":"Point"}', '[[]]', '{broken'])
      expect(readCorners(text), text).toBeNull()
  })
})
