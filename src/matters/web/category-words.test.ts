import { describe, expect, it } from 'vitest'
import { defaultCategories } from '../categories.ts'
import { categoryWords, groupWords } from './category-words.ts'
import { categoryMessages } from './messages-categories.ts'

describe('the name of a category', () => {
  it('is said in 繁體 for every category a community begins with', () => {
    const known: Readonly<Record<string, readonly string[]>> = categoryMessages.wordings
    for (const { code, hans, en } of defaultCategories) expect(known[`category.${code}`]).toEqual([hans, en])
    expect(categoryWords('zh-Hant', { code: '0201', name: { hans: '路灯、楼道灯', en: 'Street or stair lamp' } })).toBe(
      '路燈、樓道燈',
    )
  })

  it('is the community’s own word where it was edited', () => {
    expect(categoryWords('zh-Hant', { code: '0201', name: { hans: '坏灯', en: 'Lamps' } })).toBe('坏灯')
  })

  it('stands in a named group for every code', () => {
    for (const { code } of defaultCategories) expect(groupWords('zh-Hans', code)).not.toBe(code.slice(0, 2))
  })
})
