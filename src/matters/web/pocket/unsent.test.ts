import { describe, expect, it } from 'vitest'
import { addMatterPicture } from '../../contract.ts'
import { handleOnSpot } from '../../contract-acts.ts'
import { reportMatter } from '../../contract-public.ts'
import { areaTab } from './duty.ts'
import { placeOfPost } from './patrol/place-of-post.ts'
import { matterOf, picturesLeft, refusalError, writtenIn } from './unsent.ts'

describe('unsent steps', () => {
  it('finds what was written, whatever the step calls it', () => {
    expect(writtenIn({ body: { reason: '要换材料', workingDays: 3 } })).toBe('要换材料')
    expect(writtenIn({ body: {} })).toBe('')
  })

  it('knows the matter of a step, and of a report once the server has taken it', () => {
    expect(matterOf({ endpointId: handleOnSpot.id, lane: 'm1', reply: null })).toBe('m1')
    expect(matterOf({ endpointId: reportMatter.id, lane: 'r1', reply: null })).toBe(null)
    expect(matterOf({ endpointId: reportMatter.id, lane: 'r1', reply: { matter: 'm2' } })).toBe('m2')
  })

  it('counts pictures, not the step that follows a report', () => {
    const attachments = [handleOnSpot, addMatterPicture].map(({ method, path }, n) => {
      return { id: String(n), method: method as 'PUT' | 'POST', path, params: {} }
    })
    expect(picturesLeft({ attachments })).toBe(1)
  })

  it('words a refusal by its code and reason', () => {
    const refusal = { code: 'matters.not-now', status: 409, reason: 'already-ended', fields: [], requestId: null }
    expect(refusalError({ refusal })).toMatchObject({
      code: 'matters.not-now',
      reason: 'already-ended',
      requestId: null,
    })
  })
})

describe('area of a post', () => {
  const plan = {
    grids: [{ id: 'g1', name: '第一网格' }],
    buildings: [{ id: 'b1', grid: 'g1', name: '1栋', floors: 9 }],
  } as unknown as Parameters<typeof placeOfPost>[1]
  const named = (id: string) => ({ id, name: '' })

  it('is the grid of grid staff, the building of a captain, and none for those who only see what is given to them', () => {
    expect(areaTab([{ kind: 'grid_worker', building: null }])).toBe('tab.grid')
    expect(areaTab([{ kind: 'building_captain', building: named('b1') }])).toBe('tab.around')
    expect(areaTab([{ kind: 'property_company', building: null }])).toBe(null)
  })

  it('begins a report where the person most likely stands', () => {
    expect(placeOfPost([{ grid: null, building: named('b1') }], plan)).toMatchObject({
      grid: { id: 'g1' },
      building: { id: 'b1', floors: 9 },
    })
    expect(placeOfPost([{ grid: named('g1'), building: null }], plan)).toMatchObject({
      grid: { id: 'g1' },
      building: null,
    })
    expect(placeOfPost([{ grid: named('elsewhere'), building: null }], plan).grid).toBe(null)
  })
})
