import { describe, expect, it } from 'vitest'
import { categoryOf, type Draft, missingOn, newDraft, nowhere, toReport } from './draft.ts'

const place = {
  grid: { id: 'g', name: '第一网格' },
  isApart: false,
  building: { id: 'b', name: '1栋', floors: 8 },
  staircase: { code: 'GW-1-1', name: '1梯' },
}
const draft: Draft = { ...newDraft('d', 'c', place), words: ' 三楼灯不亮 ', spot: 'floor', floor: 3 }
const sending = { category: '0201', isPrivate: false, language: 'zh-Hans', channel: 'qr' } as const

describe('the report that is sent', () => {
  it('names the staircase alone when it is known, and trims the words', () => {
    expect(toReport(draft, sending)).toEqual({
      community: 'c',
      staircase: 'GW-1-1',
      spot: { kind: 'floor', floor: 3 },
      category: '0201',
      words: '三楼灯不亮',
      language: 'zh-Hans',
      channel: 'qr',
    })
  })

  it('names the building when the staircase is not known, and the grid when neither is', () => {
    const atBuilding = toReport({ ...draft, place: { ...place, staircase: null } }, sending)
    expect(atBuilding).toMatchObject({ building: 'b' })
    expect(atBuilding).not.toHaveProperty('staircase')
    const outdoors = {
      ...draft,
      spot: 'outdoors' as const,
      place: { ...place, isApart: true, building: null, staircase: null },
    }
    expect(toReport(outdoors, sending)).toMatchObject({ grid: 'g', spot: { kind: 'outdoors' } })
  })

  it('leaves the floor out where a floor means nothing', () => {
    expect(toReport({ ...draft, spot: 'entrance' }, sending).spot).toEqual({ kind: 'entrance' })
  })

  it('carries a contact only when a number was left', () => {
    expect(toReport({ ...draft, name: '陈姨' }, sending)).not.toHaveProperty('contact')
    expect(toReport({ ...draft, name: '陈姨', phone: '13800000000' }, sending).contact).toEqual({
      name: '陈姨',
      phone: '13800000000',
    })
  })
})

describe('what is missing', () => {
  it('asks for words first', () => {
    expect(missingOn('what', { ...draft, words: '  ' })).toBe('words')
    expect(missingOn('what', draft)).toBeNull()
  })

  it('asks for a place, then for a spot that the place has', () => {
    expect(missingOn('where', { ...draft, place: nowhere })).toBe('place')
    expect(missingOn('where', { ...draft, place: { ...place, building: null, staircase: null } })).toBe('place')
    expect(missingOn('where', { ...draft, spot: null })).toBe('spot')
    const apart = { ...place, isApart: true, building: null, staircase: null }
    expect(missingOn('where', { ...draft, place: apart })).toBe('spot')
    expect(missingOn('where', draft)).toBeNull()
  })

  it('takes no contact at all, but no name without a number and no words for a number', () => {
    expect(missingOn('contact', draft)).toBeNull()
    expect(missingOn('contact', { ...draft, name: '陈姨' })).toBe('phone')
    expect(missingOn('contact', { ...draft, phone: '晚上打' })).toBe('phone-form')
  })
})

describe('the category', () => {
  it('is the one chosen by hand, else the first suggested, else the other kind', () => {
    expect(categoryOf({ category: '0801' }, ['0201'])).toBe('0801')
    expect(categoryOf({ category: null }, ['0201', '0202'])).toBe('0201')
    expect(categoryOf({ category: null }, [])).toBe('0999')
  })
})
