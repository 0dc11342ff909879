import { describe, expect, it } from 'vitest'
import { foldRepeats } from './fold-repeats.ts'

const line = (id: string, sentence: string, more = {}) => ({ id, at: `2026-11-${id}T10:00:00Z`, sentence, ...more })

describe('foldRepeats', () => {
  it('tells once what happened day after day, with how often and since when', () => {
    const story = [line('25', 'supervised'), line('24', 'supervised'), line('23', 'supervised'), line('20', 'reported')]
    expect(foldRepeats(story).map(({ at, sentence, times, since }) => [at, sentence, times, since])).toEqual([
      ['2026-11-25T10:00:00Z', 'supervised', 3, '2026-11-23T10:00:00Z'],
      ['2026-11-20T10:00:00Z', 'reported', 1, '2026-11-20T10:00:00Z'],
    ])
  })

  it('keeps apart what another did, what stands between, what was written and what was photographed', () => {
    const picture = { address: '/p', alt: '', width: 1, height: 1 }
    const story = [
      line('25', 'replied', { words: 'a' }),
      line('24', 'replied', { words: 'b' }),
      line('23', 'seen', { by: 'one' }),
      line('22', 'seen', { by: 'two' }),
      line('21', 'pictured', { pictures: [picture] }),
      line('20', 'pictured', { pictures: [picture] }),
      line('19', 'seen', { by: 'two' }),
    ]
    expect(foldRepeats(story).map(({ times }) => times)).toEqual([1, 1, 1, 1, 1, 1, 1])
  })
})
