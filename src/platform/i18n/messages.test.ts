import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { convert, hantFileOf, hantPage, messageFiles, messagesOf, toHant } from '../../../tools/hant.ts'
import { hantExceptions } from './hant-exceptions.ts'
import { defineMessages, languageFor, placeholdersOf, sentenceFor, textIn } from './messages.ts'

const greeting = defineMessages(
  { 'test.hello': ['{name}，你好，有 {count} 件事', 'Hello {name}, {count} things'], 'test.end': ['完', 'End'] },
  { 'test.hello': '{name}，你好，有 {count} 件事', 'test.end': '完' },
)

describe('textIn', () => {
  it('fills placeholders and leaves foreign braces alone', () => {
    expect(textIn('en', greeting)('test.hello', { name: '{count}', count: 2 })).toBe('Hello {count}, 2 things')
    expect(textIn('zh-Hans', greeting)('test.end')).toBe('完')
  })

  it('does not compile without a key or a value', () => {
    const say = textIn('en', greeting)
    // @ts-expect-error there is no such key
    expect(() => say('test.missing')).toThrow()
    // @ts-expect-error a placeholder has no value
    expect(say('test.hello', { name: 'A' })).toContain('{count}')
    // @ts-expect-error a key has no 繁體
    defineMessages({ 'test.a': ['甲', 'A'] }, {})
  })

  it('answers null for a code that has no sentence', () => {
    expect(sentenceFor('en', greeting, 'toString')).toBeNull()
    expect(sentenceFor('en', greeting, 'test.end')).toBe('End')
  })
})

describe('languageFor', () => {
  it.each([
    [['zh-CN', 'en'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['zh-Hant-CN'], 'zh-Hant'],
    [['zh-HK', 'zh-CN'], 'zh-Hant'],
    [['yue-Hant-HK'], 'zh-Hant'],
    [['fr-FR', 'en-US'], 'en'],
    [['vi-VN'], 'en'],
    [[], 'zh-Hans'],
  ])('chooses for %j', (tags, language) => {
    expect(languageFor(tags)).toBe(language)
  })
})

describe('繁體', () => {
  it.each([
    ['网格长和包干区的联系人', '網格長和包幹區的聯絡人'],
    ['台账、复核、征求、回复', '臺賬、複核、徵求、回覆'],
    ['邻里之间的志愿关系，录入户数', '鄰里之間的志願關係，錄入戶數'],
    ['核查隐患，销号归档，楼栋亲友群', '核查隱患，銷號歸檔，樓棟親友群'],
    ['雨污分流，只有三公里，后天干活的干部', '雨污分流，只有三公里，後天幹活的幹部'],
    ['污水和家具，了解一下联系方式', '污水和家具，了解一下聯絡方式'],
    ['里面的时钟，头发，发现', '裡面的時鐘，頭髮，發現'],
  ])('%s', (hans, hant) => {
    expect(toHant(hans)).toBe(hant)
  })

  it('needs every exception and has none twice', () => {
    expect(new Set(hantExceptions.map(([hans]) => hans)).size).toBe(hantExceptions.length)
    expect(hantExceptions.filter(([hans, hant]) => convert(hans) === hant)).toEqual([])
  })
})

describe.each(messageFiles().map((file) => [relative(process.cwd(), file), file]))('%s', (_name, file) => {
  it('has fresh 繁體', async () => {
    expect(readFileSync(hantFileOf(file), 'utf8')).toBe(hantPage(file, await messagesOf(file)))
  })

  it('asks for the same placeholders in all languages and leaves nothing unsaid', async () => {
    const messages = await messagesOf(file)
    expect(messages.length).toBeGreaterThan(0)
    for (const { wordings, hant } of messages) {
      for (const [key, [hans, english]] of Object.entries(wordings)) {
        expect([key, hans.trim(), english.trim(), hant[key]?.trim()]).not.toContain('')
        expect([key, placeholdersOf(english).sort()]).toEqual([key, placeholdersOf(hans).sort()])
        expect([key, placeholdersOf(hant[key] ?? '').sort()]).toEqual([key, placeholdersOf(hans).sort()])
      }
    }
  })
})
