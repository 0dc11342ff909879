import { describe, expect, it } from 'vitest'
import { asSent, inside, leadOn, type Stroke } from './strokes.ts'

const stroke: Stroke = { size: 0.05, points: [[0.5, 0.5]] }

describe('leadOn', () => {
  it('keeps the brush inside the picture', () => {
    expect(leadOn(stroke, [1.2, -3]).points.at(-1)).toEqual([1, 0])
  })

  it('leaves out points nearer than a hair', () => {
    expect(leadOn(stroke, [0.501, 0.501])).toBe(stroke)
  })

  it('never sends more points than the server takes', () => {
    const long = Array.from({ length: 900 }, (_, index) => [index / 900, 0.5] as const).reduce<Stroke>(
      (led, point, index) => leadOn(led, [point[0], index % 2 === 0 ? 0.2 : 0.8]),
      { size: 0.05, points: [] },
    )
    expect(long.points).toHaveLength(500)
  })
})

describe('asSent', () => {
  it('sends parts of width and height with four digits', () => {
    expect(asSent([{ size: 0.08, points: [inside([1 / 3, 2 / 3])] }])).toEqual([
      { size: 0.08, points: [[0.3333, 0.6667]] },
    ])
  })
})
