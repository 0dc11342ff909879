import { describe, expect, it } from 'vitest'
import { storySentence, storyTone, storyWords } from './story-lines.ts'

const now = new Date('2026-11-23T02:00:00Z')
const entry = (kind: string, facts: Record<string, unknown> = {}) => ({
  id: '0190a000-0000-7000-8000-000000000001',
  kind,
  at: '2026-11-23T01:00:00Z',
  by: { kind: 'account', post: null, officeName: null, name: null },
  facts,
  words: null,
})

describe('storySentence', () => {
  it('says a plain step', () => {
    expect(storySentence(entry('matter.accepted'), now, 'zh-Hans')).toBe('受理了')
  })

  it('says more where the facts are there', () => {
    expect(storySentence(entry('matter.handed_up', { to: 'subdistrict' }), now, 'zh-Hans')).toBe('上报了一级，交到街道')
    expect(storySentence(entry('matter.extension_asked', { workingDays: 3 }), now, 'en')).toBe(
      '3 more working days were asked for',
    )
  })

  it('does not hide a kind it has no sentence for', () => {
    expect(storySentence(entry('matter.sang'), now, 'en')).toContain('matter.sang')
  })
})

describe('storyTone', () => {
  it('marks what went wrong', () => {
    expect(storyTone(entry('matter.disputed'))).toBe('bad')
    expect(storyTone(entry('matter.verified'))).toBe('good')
    expect(storyTone(entry('matter.verified', { result: 'rework' }))).toBe('watch')
    expect(storyTone(entry('matter.accepted'))).toBe('calm')
  })
})

describe('storyWords', () => {
  it('gives what people wrote and nothing of ids', () => {
    expect(storyWords({ reason: '电源在隔壁', words: '先断电', party: 'x' })).toBe('先断电\n电源在隔壁')
    expect(storyWords({})).toBeNull()
    expect(storyWords(null)).toBeNull()
  })
})
