import { describe, expect, it } from 'vitest'
import { type Post, type PostKind, postKinds, wholeInstallation } from '../platform/actor.ts'
import { onOwnBehalf, scopeOf } from './rules.ts'

const places = new Map([['S', { offices: ['S-office', 'S-liaison'], communities: ['C', 'D'] }]])

function post(kind: PostKind, over: Partial<Post> = {}): Post {
  const nowhere = { subdistrict: 'S', community: null, grid: null, building: null, office: null, organisation: null }
  return { id: `${kind}-post`, kind, profession: null, deputyFor: null, ...nowhere, ...over }
}

const nothing = { communities: [], members: [], grids: [], buildings: [], audits: [], administers: [], readOnly: false }

describe('scope of posts', () => {
  it('opens the whole community to secretary and desk clerk', () => {
    for (const kind of ['secretary', 'desk_clerk'] as const) {
      expect(scopeOf('A', [post(kind, { community: 'C', office: 'O' })], places)).toEqual({
        ...nothing,
        communities: ['C'],
        members: ['C'],
        parties: ['A', `${kind}-post`, 'O'],
      })
    }
  })

  it('opens the grid and its office to leader and worker, not the community', () => {
    for (const kind of ['grid_leader', 'grid_worker'] as const) {
      expect(scopeOf('A', [post(kind, { community: 'C', grid: 'G', office: 'O' })], places)).toEqual({
        ...nothing,
        grids: ['G'],
        members: ['C'],
        parties: ['A', `${kind}-post`, 'O'],
      })
    }
  })

  it('opens the building alone to team member and captain, even where the post names a grid', () => {
    for (const kind of ['kin_team_member', 'building_captain'] as const) {
      const scope = scopeOf('A', [post(kind, { community: 'C', grid: 'G', building: 'B' })], places)

      expect(scope).toEqual({ ...nothing, buildings: ['B'], members: ['C'], parties: ['A', `${kind}-post`] })
    }
  })

  it('opens to a member of a team the buildings of its duty area, besides one she has herself', () => {
    const duty = new Map([['T', { offices: [], communities: [], buildings: ['B1', 'B2'] }]])
    const member = post('kin_team_member', { community: 'C', organisation: 'T', building: 'B' })

    expect(scopeOf('A', [member], duty).buildings).toEqual(['B', 'B1', 'B2'])
    expect(scopeOf('A', [post('partner', { community: 'C', organisation: 'T' })], duty).buildings).toEqual([])
  })

  it('opens to a Party officer what names her organisation, and no matter', () => {
    const scope = scopeOf('A', [post('party_officer', { community: 'C', organisation: 'P' })], places)

    expect(scope).toEqual({ ...nothing, members: ['C'], parties: ['A', 'party_officer-post', 'P'] })
  })

  it('opens to engaged parties what names their organisation or post, and nobody of the community', () => {
    for (const kind of ['property_company', 'professional', 'partner'] as const) {
      const scope = scopeOf('A', [post(kind, { community: 'C', organisation: 'N' })], places)

      expect(scope).toEqual({ ...nothing, parties: ['A', `${kind}-post`, 'N'] })
    }
  })

  it('opens to a sub-district officer what stands with the two offices of the sub-district', () => {
    const scope = scopeOf('A', [post('subdistrict_officer', { office: 'S-office' })], places)

    expect(scope).toEqual({ ...nothing, parties: ['A', 'subdistrict_officer-post', 'S-office', 'S-liaison'] })
  })

  it('lets an auditor read matters and journal, of one community or of all, and change nothing', () => {
    expect(scopeOf('A', [post('auditor', { community: 'C' })], places)).toMatchObject({
      communities: ['C'],
      audits: ['C', wholeInstallation],
      members: [],
      readOnly: true,
    })
    expect(scopeOf('A', [post('auditor')], places)).toMatchObject({ communities: ['C', 'D'], readOnly: true })
  })

  it('shows administrator and security officer accounts and nothing of the community', () => {
    for (const kind of ['system_administrator', 'security_officer'] as const) {
      const scope = scopeOf('A', [post(kind)], places)

      expect(scope).toEqual({ ...nothing, administers: ['S'], parties: ['A', `${kind}-post`] })
    }
  })

  it('opens nothing to a resident', () => {
    expect(scopeOf('A', [post('resident', { community: 'C' })], places)).toEqual({
      ...nothing,
      parties: ['A', 'resident-post'],
    })
  })

  it('adds up several posts and names each place once', () => {
    const held = [
      post('grid_worker', { id: 'one', community: 'C', grid: 'G', office: 'O' }),
      post('grid_worker', { id: 'two', community: 'C', grid: 'H', office: 'P', deputyFor: 'B' }),
    ]

    expect(scopeOf('A', held, places)).toMatchObject({
      grids: ['G', 'H'],
      members: ['C'],
      parties: ['A', 'one', 'O', 'two', 'P'],
    })
  })

  it('never gives sight of a community together with administering, for any kind', () => {
    for (const kind of postKinds) {
      const scope = scopeOf('A', [post(kind, { community: 'C', grid: 'G', building: 'B' })], places)

      expect(scope.administers.length > 0 && scope.communities.length > 0, kind).toBe(false)
    }
  })

  it('leaves somebody acting for herself with her own account only', () => {
    expect(onOwnBehalf('A')).toEqual({ kind: 'account', account: 'A', posts: [], ...nothing, parties: ['A'] })
  })
})
