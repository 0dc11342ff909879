import { describe, expect, it } from 'vitest'
import { answersToKeep } from './kept-queries.tsx'

const now = Date.parse('2026-11-23T01:00:00Z')
const hour = 3_600_000

describe('kept queries', () => {
  it('keeps answers whose key begins as chosen, and no others', () => {
    const all = [
      { key: ['pocket', 'mine'], data: 1, at: now },
      { key: ['places', 'estate', 'c'], data: 2, at: now },
      { key: ['places', 'secret'], data: 3, at: now },
    ]
    const kept = answersToKeep(all, [['pocket'], ['places', 'estate']], now)
    expect(kept.map(({ data }) => data)).toEqual([1, 2])
  })

  it('keeps nothing that was never read or is older than three days', () => {
    const all = [
      { key: ['pocket', 'a'], data: undefined, at: 0 },
      { key: ['pocket', 'b'], data: 'old', at: now - 73 * hour },
      { key: ['pocket', 'c'], data: 'new', at: now - 71 * hour },
    ]
    expect(answersToKeep(all, [['pocket']], now).map(({ data }) => data)).toEqual(['new'])
  })
})
