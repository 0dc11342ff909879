import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { postKinds } from '../platform/actor.ts'
import {
  goTogether,
  homeOf,
  idleMinutesOf,
  mayStandIn,
  type Standing,
  separateKinds,
  wrongPlaces,
} from './rules-posts.ts'

const kind = fc.constantFrom(...postKinds)

describe('three separate officers', () => {
  it('never share an account with one another or with work that sees residents’ data', () => {
    fc.assert(
      fc.property(fc.constantFrom(...separateKinds), kind, (officer, other) => {
        const apart = other !== officer && other !== 'resident'
        expect(goTogether(officer, other)).toBe(!apart)
      }),
    )
  })

  it('is the same whichever of two posts came first', () => {
    fc.assert(fc.property(kind, kind, (one, other) => goTogether(one, other) === goTogether(other, one)))
  })
})

describe('standing in', () => {
  const standing = (over: Partial<Standing> = {}): Standing => ({
    kind: 'grid_worker',
    subdistrict: 'S',
    community: 'C',
    organisation: null,
    ...over,
  })

  it('goes from one office worker to another of the same community only', () => {
    expect(mayStandIn(standing(), [standing({ kind: 'desk_clerk' })])).toBe(true)
    expect(mayStandIn(standing(), [standing({ community: 'D' })])).toBe(false)
    expect(mayStandIn(standing({ kind: 'secretary' }), [standing({ kind: 'building_captain' })])).toBe(false)
  })

  it('keeps engaged work in its organisation', () => {
    const lawyer = standing({ kind: 'professional', organisation: 'N' })

    expect(mayStandIn(lawyer, [standing({ kind: 'professional', organisation: 'N' })])).toBe(true)
    expect(mayStandIn(lawyer, [standing({ kind: 'professional', organisation: 'M' })])).toBe(false)
    expect(mayStandIn(lawyer, [standing({ kind: 'secretary' })])).toBe(false)
  })

  it('opens no community to somebody who holds no post in it', () => {
    fc.assert(
      fc.property(kind, kind, (absent, own) => {
        const post = standing({ kind: absent })
        expect(mayStandIn(post, [standing({ kind: own, community: 'D', subdistrict: 'T' })])).toBe(false)
        expect(mayStandIn(post, [])).toBe(false)
      }),
    )
  })

  it('is for none of the three officers', () => {
    for (const officer of separateKinds) {
      expect(mayStandIn(standing({ kind: officer }), [standing({ kind: officer })])).toBe(false)
    }
  })
})

describe('home and idle time', () => {
  it('opens the desk for whoever has a desk post, with its short idle time', () => {
    expect(homeOf(['grid_worker', 'desk_clerk'])).toBe('console')
    expect(idleMinutesOf(['grid_worker', 'desk_clerk'])).toBe(30)
  })

  it('leaves a grid worker’s phone signed in for a working day', () => {
    expect(homeOf(['grid_worker'])).toBe('pocket')
    expect(idleMinutesOf(['grid_worker'])).toBe(720)
  })

  it('gives somebody without a post the short time', () => {
    expect(homeOf([])).toBe('resident')
    expect(idleMinutesOf([])).toBe(30)
  })
})

describe('places of a post', () => {
  it('names what is missing and what does not belong to the kind', () => {
    expect(wrongPlaces('grid_worker', { community: 'C', building: 'B' })).toEqual([
      { field: 'grid', reason: 'missing' },
      { field: 'building', reason: 'not-for-this-kind' },
    ])
    expect(wrongPlaces('auditor', {})).toEqual([{ field: 'subdistrict', reason: 'missing' }])
    expect(wrongPlaces('auditor', { community: 'C' })).toEqual([])
    expect(wrongPlaces('professional', { community: 'C' })).toEqual([{ field: 'organisation', reason: 'missing' }])
  })

  it('finds no fault with a secretary of a community', () => {
    expect(wrongPlaces('secretary', { community: 'C' })).toEqual([])
  })
})
