import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Helper, type Round, shareOut } from './rules-sharing.ts'

const buildings = ['b1', 'b2', 'b3', 'b4'] as const
const helperArb = fc.record({
  buildings: fc.uniqueArray(fc.constantFrom(...buildings), { maxLength: 3 }),
  weeklyMost: fc.integer({ min: 0, max: 4 }),
})
const townArb = fc.record({
  helpers: fc
    .array(helperArb, { maxLength: 6 })
    .map((all) => all.map((helper, index): Helper => ({ ...helper, id: `h${index}` }))),
  rounds: fc
    .array(
      fc.record({
        building: fc.constantFrom(...buildings),
        helper: fc.option(fc.constantFrom('h0', 'h1', 'h2', 'gone')),
        familiar: fc.option(fc.constantFrom('h0', 'h1', 'h2', 'h3')),
      }),
      { maxLength: 16 },
    )
    .map((all) => all.map((round, index): Round => ({ ...round, id: `r${String(index).padStart(2, '0')}` }))),
})

/** Most rounds that can be placed with nobody over her number, tried out in every way; a plain search that shares nothing with the rules. */
function mostWithin(rounds: readonly Round[], helpers: readonly Helper[]): number {
  const room = new Map(helpers.map(({ id, weeklyMost }) => [id, weeklyMost]))
  const known = new Map<string, number>()
  const from = (index: number): number => {
    if (index === rounds.length) return 0
    const key = `${index}|${[...room.values()].join()}`
    const before = known.get(key)
    if (before !== undefined) return before
    let best = from(index + 1)
    for (const { id, buildings: hers } of helpers) {
      if (room.get(id)! === 0 || !hers.includes(rounds[index]!.building)) continue
      room.set(id, room.get(id)! - 1)
      best = Math.max(best, 1 + from(index + 1))
      room.set(id, room.get(id)! + 1)
    }
    known.set(key, best)
    return best
  }
  return from(0)
}

describe('sharing out rounds', () => {
  it('gives each to somebody who looks after the building, and to nobody only where nobody does', () => {
    fc.assert(
      fc.property(townArb, ({ helpers, rounds }) => {
        const sharing = shareOut(rounds, helpers)
        for (const { id, building } of rounds) {
          const able = helpers.filter((helper) => helper.buildings.includes(building)).map((helper) => helper.id)
          const holder = sharing.get(id) ?? null
          expect(able.length === 0 ? holder === null : able.includes(holder!)).toBe(true)
        }
      }),
    )
  })

  it('leaves nobody over her agreed number while another could take over and is under hers', () => {
    fc.assert(
      fc.property(townArb, ({ helpers, rounds }) => {
        const sharing = shareOut(rounds, helpers)
        const load = (id: string) => [...sharing.values()].filter((holder) => holder === id).length
        // As many as at all possible stand within the agreed numbers: then nobody is over while a chain of hands leads to room.
        const within = helpers.reduce((sum, { id, weeklyMost }) => sum + Math.min(load(id), weeklyMost), 0)
        expect(within).toBe(mostWithin(rounds, helpers))
      }),
      { numRuns: 300 },
    )
  })

  it('changes nothing that was shared out so before', () => {
    fc.assert(
      fc.property(townArb, ({ helpers, rounds }) => {
        const first = shareOut(rounds, helpers)
        const again = shareOut(
          rounds.map((round) => ({ ...round, helper: first.get(round.id) ?? null })),
          helpers,
        )
        expect([...again]).toEqual([...first])
      }),
    )
  })

  it('sends a familiar face where she has room', () => {
    const helpers = [
      { id: 'h0', buildings: ['b1'], weeklyMost: 3 },
      { id: 'h1', buildings: ['b1'], weeklyMost: 2 },
    ]
    const rounds = [{ id: 'r', building: 'b1', helper: null, familiar: 'h1' }]
    expect(shareOut(rounds, helpers).get('r')).toBe('h1')
  })
})
