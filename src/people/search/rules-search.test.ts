import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameTokens } from '../residents/name-tokens.ts'
import { idCheckDigit } from '../residents/rules-residents.ts'
import { numberFor, placeFor, type TokenRange, tokensFor } from './rules-search.ts'

const bytes = (text: string) => Buffer.from(text)
const lies = (token: string, { from, to }: TokenRange) =>
  Buffer.compare(bytes(from), bytes(token)) <= 0 && Buffer.compare(bytes(token), bytes(to)) < 0
/** Whether the words find the name: by its tokens, as the index compares them. */
const finds = (words: string, name: string) =>
  tokensFor(words).some((range) =>
    nameTokens(name).some(({ kind, token }) => kind === range.kind && lies(token, range)),
  )

describe('words for a name', () => {
  it('find it whole, in part, in pinyin and by initials, with spaces and capitals', () => {
    for (const words of ['黄志坚', '黄志', '志坚', '黄', 'huangzhijian', 'Huang Zhi', 'hzj', 'HZJ', 'hz', '黄 志 坚']) {
      expect(finds(words, '黄志坚'), words).toBe(true)
    }
    for (const words of ['坚志', 'zjh', 'huangzhj', '5', '5-302', 'h', ''])
      expect(finds(words, '黄志坚'), words).toBe(false)
  })

  it('find every name by any of its beginnings', () => {
    const letter = fc.constantFrom(...'陈李黄张梁何周欧岑丽芳敏静华英娟霞志坚婉仪')
    fc.assert(
      fc.property(fc.array(letter, { minLength: 2, maxLength: 4 }), fc.nat(), (letters, cut) => {
        const name = letters.join('')
        expect(finds(letters.slice(0, 1 + (cut % letters.length)).join(''), name)).toBe(true)
      }),
    )
  })
})

describe('words for a place', () => {
  it('name a door however it is written', () => {
    for (const words of ['5-302', '五栋三零二', '港湾一村5栋302房', '5栋302', '5号楼3楼02室', '５栋３０２']) {
      expect(placeFor(words), words).toMatchObject({ building: 5, door: '302' })
    }
    expect(placeFor('5栋2梯302')).toMatchObject({ building: 5, staircase: 2, door: '302' })
  })

  it('name a building by its number alone, and nothing where nothing is said', () => {
    expect(placeFor('5')).toMatchObject({ building: 5, door: null })
    expect(placeFor('5栋')).toMatchObject({ building: 5, door: null })
    expect(placeFor('黄志坚')).toBeNull()
    expect(placeFor('GW-000001')).toBeNull()
  })
})

describe('a number', () => {
  it('is a whole telephone, its last four, or an identity number whose check digit fits', () => {
    expect(numberFor('100 0000 1234')).toEqual({ by: 'phone', digits: '10000001234' })
    expect(numberFor('1234')).toEqual({ by: 'tail', digits: '1234' })
    const first = '00000019480301001'
    expect(numberFor(`${first}${idCheckDigit(first)}`)).toMatchObject({ by: 'id-number' })
    expect(numberFor(`${first}${(Number(idCheckDigit(first)) + 1) % 10}`)).toBeNull()
    for (const words of ['123', '12345', '黄志坚', '5-302', '']) expect(numberFor(words), words).toBeNull()
  })
})
