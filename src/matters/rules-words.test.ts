import { readFileSync } from 'node:fs'
import { Converter } from 'opencc-js'
import { describe, expect, it } from 'vitest'
import { isFresh } from '../../tools/street-scripts.ts'
import { defaultCategories } from './categories.ts'
import { plainScript } from './rules-scripts.ts'
import { soundsDangerous, suggestCategories } from './rules-words.ts'
import { wordsOfCategories } from './rules-words-table.ts'

type Labelled = { category: string; words: string }

function sentences(name: string): Labelled[] {
  return JSON.parse(readFileSync(new URL(`../../tests/data/${name}.json`, import.meta.url), 'utf8'))
}

function share(rows: Labelled[], among: number): number {
  const right = rows.filter((row) =>
    suggestCategories(row.words, defaultCategories).slice(0, among).includes(row.category),
  )
  return right.length / rows.length
}

describe('the category suggested from words', () => {
  it('is right among the first three for at least four fifths of the labelled sentences', () => {
    const labelled = sentences('category-sentences')
    expect(labelled).toHaveLength(60)
    expect(share(labelled, 3)).toBeGreaterThanOrEqual(0.8)
    expect(share(labelled, 1)).toBeGreaterThanOrEqual(0.7)
  })

  it('is right as often for sentences that were not looked at when the words were chosen', () => {
    expect(share(sentences('category-sentences-held-out'), 3)).toBeGreaterThanOrEqual(0.8)
  })

  it('does not fall behind on the sentences that widened the words', () => {
    expect(share(sentences('category-sentences-more'), 3)).toBeGreaterThanOrEqual(0.9)
  })

  it('is the same in either script', () => {
    const toTraditional = Converter({ from: 'cn', to: 'hk' })
    const same = sentences('category-sentences').filter(
      ({ words }) =>
        suggestCategories(toTraditional(words), defaultCategories)[0] ===
        suggestCategories(words, defaultCategories)[0],
    )
    expect(same.length).toBeGreaterThanOrEqual(57)
  })

  it('names only categories that are offered, and none where the words point nowhere', () => {
    expect(suggestCategories('楼道灯坏了', [{ code: '0203' }])).toEqual([])
    expect(suggestCategories('', defaultCategories)).toEqual([])
    expect(suggestCategories('！？……', defaultCategories)).toEqual([])
  })

  it('has words for every default category but the rest', () => {
    const codes = defaultCategories.map((category) => category.code).filter((code) => code !== '0999')
    expect(Object.keys(wordsOfCategories).sort()).toEqual(codes.sort())
  })

  it('is not a list of whole sentences', () => {
    const words = Object.values(wordsOfCategories).flatMap(([strong, weak]) => [
      ...strong.split(' '),
      ...weak.split(' '),
    ])
    expect(Math.max(...words.filter((word) => /\p{Script=Han}/u.test(word)).map((word) => word.length))).toBeLessThan(
      10,
    )
    expect(words).not.toContain('')
    expect(words.map(plainScript).filter((word, index) => word !== words[index])).toEqual([])
  })
})

describe('one script for both', () => {
  it('agrees with the converter on what people write', () => {
    const toTraditional = Converter({ from: 'cn', to: 'hk' })
    const words = Object.values(wordsOfCategories).flat().join(' ')
    const letters = [...new Set(words)].filter((letter) => plainScript(toTraditional(letter)) !== letter)
    // Rare ones that a resident would hardly write; each costs bytes on every phone.
    expect(letters.length).toBeLessThan(12)
  })

  it('stands on a table that is freshly written', () => expect(isFresh()).toBe(true))

  it('folds full width and case', () => expect(plainScript('ＡＢ１２ Lift')).toBe('ab12 lift'))
})

describe('words of danger', () => {
  const dangers: [string, ReturnType<typeof soundsDangerous>][] = [
    ['三楼着火了', 'fire'],
    ['對面窗口冒出好多黑煙', 'fire'],
    ['楼道里有烟，好呛', 'fire'],
    ['厨房关了阀还是闻到煤气', 'gas'],
    ['走廊有股煤气味，越来越重', 'gas'],
    ['gas smell on the second floor', 'gas'],
    ['隔壁有人拿着刀追打', 'violence'],
    ['夫妻天天打架，孩子哭得厉害', 'violence'],
    ['有人入屋偷野', 'violence'],
    ['阿伯跌咗起唔到身', 'person'],
    ['对面独居的阿婆两天没出门了，敲门没人应', 'person'],
    ['电梯困人', 'person'],
    ['有人在天台说要跳楼', 'person'],
    ['小孩掉到河涌里了', 'person'],
    ['对面窗户有火光', 'fire'],
    ['啲蟲爬到入屋', null],
    ['楼道灯坏了', null],
    ['煤气表在哪里抄', null],
    ['垃圾桶满了', null],
    ['建议安装烟雾报警器', null],
    ['有烟草味从楼下飘上来', null],
    ['房东不退押金', null],
    ['消防通道堆了杂物', null],
  ]
  it.each(dangers)('%s', (words, danger) => expect(soundsDangerous(words)).toBe(danger))
})
