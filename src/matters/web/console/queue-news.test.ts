import { describe, expect, it } from 'vitest'
import { newsIn } from './queue-news.ts'

const line = (id: string, changedAt = '1') => ({ id, changedAt })

describe('newsIn', () => {
  it('counts what came in and what changed', () => {
    expect(newsIn([line('a'), line('b')], [line('c'), line('a', '2'), line('b')])).toBe(2)
  })

  it('has nothing to say when the first page is as it was', () => {
    expect(newsIn([line('a'), line('b'), line('of the second page')], [line('a'), line('b')])).toBe(0)
  })
})
