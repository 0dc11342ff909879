import { describe, expect, it } from 'vitest'
import { storyLinesIn } from './story-lines.ts'

type Entry = Parameters<typeof storyLinesIn>[1][number]

const entry = (part: Partial<Entry>): Entry => ({
  id: 'e',
  kind: 'matter.accepted',
  at: '2026-11-23T01:00:00Z',
  by: { kind: 'account', post: 'desk_clerk', officeName: '港湾一村社区', name: null },
  facts: {},
  words: null,
  ...part,
})
const line = (part: Partial<Entry>) => storyLinesIn('zh-Hans', [entry(part)])[0]

describe('the story residents read', () => {
  it('says a verdict by its result', () => {
    expect(line({ kind: 'matter.verified', facts: { result: 'pass' } })?.sentence).toBe('核查过了，确实办好了')
    expect(line({ kind: 'matter.verified', facts: { result: 'rework' } })?.sentence).toBe('核查没有通过，接着办')
  })

  it('says whether words or a picture were hidden', () => {
    const hidden = (target: string) => line({ kind: 'matter.words_hidden', facts: { target } })?.sentence
    expect([hidden('report'), hidden('picture')]).toEqual(['有些话不合适，遮起来了', '有一张照片不合适，遮起来了'])
  })

  it('falls back to the plain sentence, then to a general one', () => {
    expect(line({ kind: 'matter.suspended', facts: { pauseReason: 'eclipse' } })?.sentence).toBe('先等一等')
    expect(line({ kind: 'matter.painted_blue' })?.sentence).toBe('有新的进展')
  })

  it('names the office and never a person of the staff', () => {
    const by = { kind: 'account', post: 'grid_worker', officeName: '第一网格', name: '某人' }
    expect(line({ by })?.by).toBe('第一网格')
  })

  it('shows words and reasons as they were written', () => {
    expect(line({ kind: 'matter.declined', words: { reason: '不归社区管' } })?.words).toBe('不归社区管')
    expect(line({ kind: 'matter.accepted', words: null })?.words).toBeNull()
  })
})
