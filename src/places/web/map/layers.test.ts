import { describe, expect, it } from 'vitest'
import type { Estate } from '../../contract.ts'
import { extentOf, shapesOf } from './layers.ts'

const square = (x: number, y: number, side: number) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
]
const estate = {
  grids: [
    { id: 'g1', name: '第一网格', outline: square(0, 0, 100) },
    { id: 'g2', name: '没有边界', outline: [] },
  ],
  buildings: [{ id: 'b1', grid: 'g1', number: 7, outline: square(10, 10, 20) }],
} as unknown as Estate

describe('the shapes of an estate', () => {
  it('colour a building by what the layer says of it, and leave it at rest where it says nothing', () => {
    const layer = {
      key: 'matters',
      label: '',
      legend: [],
      of: (id: string) => (id === 'b1' ? { tone: 'bad' as const, word: '' } : undefined),
    }
    expect(shapesOf(estate, layer).find(({ id }) => id === 'b1')).toMatchObject({ paint: 'bad', label: '7' })
    expect(shapesOf(estate, { ...layer, of: () => undefined }).find(({ id }) => id === 'b1')!.paint).toBe('rest')
  })

  it('leave out what has no outline, and reach as far as what has one', () => {
    const shapes = shapesOf(estate, undefined)
    expect(shapes.map(({ id }) => id)).toEqual(['g1', 'b1'])
    expect(extentOf(shapes)).toEqual([0, 0, 100, 100])
    expect(extentOf([])).toBeNull()
  })
})
