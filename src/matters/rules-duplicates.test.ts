import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alikeFrom, likeness, type Telling } from './rules-duplicates.ts'
import { tokens } from './rules-tokens.ts'

type Labelled = Omit<Telling, 'at'> & { day: number }
type Pair = { same: boolean; a: Labelled; b: Labelled }

const pairs = JSON.parse(
  readFileSync(new URL('../../tests/data/duplicate-pairs.json', import.meta.url), 'utf8'),
) as Pair[]
const telling = ({ day, ...rest }: Labelled): Telling => ({ ...rest, at: new Date(Date.UTC(2026, 0, 1 + day)) })
const offered = ({ a, b }: Pair) => likeness(telling(a), telling(b)) >= alikeFrom

const tellings = fc.constantFrom(...pairs.flatMap((pair) => [telling(pair.a), telling(pair.b)]))

describe('near duplicates', () => {
  it('are offered for the fifteen labelled as the same', () => {
    const same = pairs.filter((pair) => pair.same)
    expect(same).toHaveLength(15)
    expect(same.filter((pair) => !offered(pair)).map(({ a, b }) => `${a.words} | ${b.words}`)).toEqual([])
  })

  it('are not offered for more than one of the fifteen labelled as different', () => {
    const different = pairs.filter((pair) => !pair.same)
    expect(different).toHaveLength(15)
    expect(different.filter(offered).length).toBeLessThanOrEqual(1)
  })

  it('are as alike one way round as the other, between none and one', () => {
    fc.assert(
      fc.property(tellings, tellings, (a, b) => {
        expect(likeness(a, b)).toBe(likeness(b, a))
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0)
        expect(likeness(a, b)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('are less alike without a building, in a category that is not kin, and the further apart in time', () => {
    const lamp: Telling = { ...telling(pairs[0]!.a), words: '楼梯灯坏了，晚上上楼怕摔' }
    const other: Telling = { ...lamp, words: '楼梯灯又坏' }
    const alike = likeness(lamp, other)
    const later = new Date(lamp.at.getTime() + 20 * 86_400_000)
    expect(likeness(lamp, { ...other, building: null })).toBeLessThan(alike)
    expect(likeness(lamp, { ...other, category: '0703' })).toBeLessThan(alike)
    expect(likeness(lamp, { ...other, at: later })).toBeLessThan(alike)
    expect(likeness(lamp, { ...other, grid: 'elsewhere' })).toBe(0)
    expect(likeness(lamp, { ...other, building: 'elsewhere' })).toBe(0)
    expect(likeness(lamp, { ...other, words: '。。。' })).toBe(0)
  })
})

describe('tokens', () => {
  it('are two characters each, numbers and Latin words whole, in simplified script, each once', () => {
    expect(tokens('３號樓電梯壞了，電梯 Lift')).toEqual(['3', '号楼', '楼电', '电梯', '梯坏', 'lift'])
  })

  it('leave out words that say nothing', () => {
    expect(tokens('请问我们楼道的灯')).toEqual(['楼道', '灯'])
    expect(tokens('the lift is broken')).toEqual(['lift', 'broken'])
  })

  it('keep what says something though it holds such a character', () => expect(tokens('着火')).toEqual(['着火']))

  it('are none where there are no words', () => expect(tokens(' ，!🙂 ')).toEqual([]))
})
