import { describe, expect, it } from 'vitest'
import { countFilters, readQueueSearch } from './queue-search.ts'

const office = '0190a000-0000-7000-8000-000000000001'

describe('readQueueSearch', () => {
  it('keeps what it understands and drops the rest', () => {
    expect(readQueueSearch({ queue: 'overdue', office, tier: 'moon', stage: 'closed', matter: 'x' })).toEqual({
      queue: 'overdue',
      office,
      stage: 'closed',
    })
  })

  it('reads a category and a search that the router took for numbers', () => {
    expect(readQueueSearch({ category: 201, search: 123456 })).toEqual({ category: '0201', search: '123456' })
  })

  it('refuses ids and words out of form', () => {
    expect(readQueueSearch({ office: "1' or 1=1", grid: 7, search: 'x'.repeat(61) })).toEqual({})
  })
})

describe('countFilters', () => {
  it('does not count the queue', () => {
    expect(countFilters({ queue: 'all' })).toBe(0)
    expect(countFilters({ queue: 'all', tier: 'grid', office })).toBe(2)
  })
})
