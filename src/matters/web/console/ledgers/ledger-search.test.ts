import { describe, expect, it } from 'vitest'
import { ledgerFor } from './ledger-search.ts'

describe('the ledger of a queue', () => {
  it('is the list of what is overdue, and of what was closed out, under the one name that each of them has', () => {
    expect(ledgerFor('all', { queue: 'overdue', tier: 'grid' })).toEqual({
      ledger: 'overdue',
      search: { tier: 'grid' },
    })
    expect(ledgerFor('all', { queue: 'ended' })).toEqual({ ledger: 'closed-out', search: {} })
    expect(ledgerFor('overdue', {})).toEqual({ ledger: 'overdue', search: {} })
  })

  it('holds what the queue shows, and everything only where everything was asked for', () => {
    expect(ledgerFor('all', { queue: 'open', category: '0104' })).toEqual({
      ledger: 'all',
      search: { queue: 'open', category: '0104' },
    })
    expect(ledgerFor('all', { queue: 'all' })).toEqual({ ledger: 'all', search: {} })
    expect(ledgerFor('all', { queue: 'mine' })).toEqual({ ledger: 'all', search: { queue: 'mine' } })
  })

  it('of a figure stays the figure’s', () => {
    const search = { figure: 'ended', part: 'of', queue: 'ended' } as const
    expect(ledgerFor('figure', search)).toEqual({ ledger: 'figure', search })
  })
})
