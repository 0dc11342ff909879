import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AccountActor, type Post, postKinds } from '../platform/actor.ts'
import { approvesIn, type MatterPlace, mayAct, mayApproveAny } from './policy.ts'

const few = fc.constantFrom('a', 'b')
const orNone = fc.option(few, { nil: null })
const post: fc.Arbitrary<Post> = fc.record({
  id: fc.constant('p'),
  kind: fc.constantFrom(...postKinds),
  profession: fc.constant(null),
  subdistrict: orNone,
  community: orNone,
  grid: orNone,
  building: orNone,
  office: orNone,
  organisation: fc.constant(null),
  deputyFor: fc.constant(null),
})
const place: fc.Arbitrary<MatterPlace> = fc.record({
  community_id: few,
  subdistrict_id: few,
  grid_id: few,
  building_id: orNone,
  tier: fc.constantFrom('grid', 'community', 'subdistrict', 'district'),
  holder_office_id: few,
  handler_id: fc.constant(null),
  private: fc.boolean(),
})

const holding = (posts: Post[]) => ({ kind: 'account', account: 'who', posts, parties: [] }) as unknown as AccountActor

describe('where somebody approves', () => {
  it('are exactly the matters in which the act itself is allowed to her', () => {
    fc.assert(
      fc.property(fc.array(post, { maxLength: 3 }), place, (posts, matter) => {
        const actor = holding(posts)
        const { communities, grids, subdistricts } = approvesIn(actor)
        const listed =
          communities.includes(matter.community_id) ||
          grids.includes(matter.grid_id) ||
          (matter.tier !== 'grid' && subdistricts.includes(matter.subdistrict_id))
        expect(listed).toBe(mayAct('approve-extension', actor, matter).allowed)
        if (listed) expect(mayApproveAny(actor)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('is nowhere for a handler, a neighbour or an auditor', () => {
    const kinds = ['grid_worker', 'property_company', 'building_captain', 'auditor'] as const
    for (const kind of kinds) {
      const at = { community: 'a', grid: 'a', building: 'a', subdistrict: 'a', office: 'a' }
      expect(mayApproveAny(holding([{ ...at, kind } as Post])), kind).toBe(false)
    }
  })
})
