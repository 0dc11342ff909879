import { describe, expect, it } from 'vitest'
import { isWhole, newTakenDraft, reportOf } from './taken-draft.ts'

describe('a report taken down at the desk', () => {
  const draft = {
    ...newTakenDraft(),
    words: ' 三楼灯不亮 ',
    category: '0101',
    place: { grid: 'g', building: 'b', staircase: 'GW-001-1' },
  }

  it('needs words, a kind and a place', () => {
    expect(isWhole(draft)).toBe(true)
    expect(isWhole({ ...draft, words: '  ' })).toBe(false)
    expect(isWhole({ ...draft, category: undefined })).toBe(false)
    expect(isWhole({ ...draft, place: {} })).toBe(false)
  })

  it('names the narrowest place alone, and a contact only with a number', () => {
    expect(reportOf(draft, 'c')).toEqual({
      community: 'c',
      staircase: 'GW-001-1',
      spot: { kind: 'floor' },
      category: '0101',
      words: '三楼灯不亮',
      private: false,
      channel: 'telephone',
    })
    const { building, staircase, contact } = reportOf(
      { ...draft, place: { grid: 'g', building: 'b' }, name: '梁婆婆', phone: '' },
      'c',
    )
    expect({ building, staircase, contact }).toEqual({ building: 'b', staircase: undefined, contact: undefined })
  })
})
