import { describe, expect, it } from 'vitest'
import { doorHistory } from './door-history.ts'

const day = '2026-01-01'
const door = (id: string, more: object = {}) => ({
  id,
  staircase: 'a',
  floor: 1,
  door: id,
  from: day,
  to: null,
  before: [],
  ...more,
})
const made = (id: string, act: 'merge' | 'split', on: string) => ({ id, door: id, act, on })

describe('the history of a house’s doors', () => {
  it('says each change once, the newest first, and nothing of doors that only stand', () => {
    const doors = [
      door('101', { to: '2026-03-01' }),
      door('102', { to: '2026-03-01' }),
      door('10', {
        from: '2026-03-01',
        before: [made('101', 'merge', '2026-03-01'), made('102', 'merge', '2026-03-01')],
      }),
      door('201', { to: '2026-05-01' }),
      door('201A', { from: '2026-05-01', before: [made('201', 'split', '2026-05-01')] }),
      door('201B', { from: '2026-05-01', before: [made('201', 'split', '2026-05-01')] }),
      door('301', { to: '2026-04-01' }),
      door('401', { from: '2026-02-01' }),
      door('501'),
    ]
    expect(doorHistory({ from: day, doors })).toEqual([
      { act: 'split', on: '2026-05-01', before: ['201'], after: ['201A', '201B'] },
      { act: 'ended', on: '2026-04-01', before: ['301'], after: [] },
      { act: 'merged', on: '2026-03-01', before: ['101', '102'], after: ['10'] },
      { act: 'added', on: '2026-02-01', before: [], after: ['401'] },
    ])
  })
})
