import { plainScript } from './rules-scripts.ts'
import { wordsOfCategories } from './rules-words-table.ts'

const strongWeight = 3

type Pointer = { readonly word: string; readonly weight: number }

/** Longer words say more; a word inside a longer one that was found counts besides, but once. */
const pointers: readonly (readonly [code: string, words: readonly Pointer[]])[] = Object.entries(wordsOfCategories).map(
  ([code, [strong, weak]]) => [code, [...pointersOf(strong, strongWeight), ...pointersOf(weak, 1)]],
)

function pointersOf(words: string, weight: number): Pointer[] {
  return words.split(' ').map((word) => ({ word, weight: weight * Math.sqrt(word.length) }))
}

/** Codes of the given categories that the words point to, best first; none where they point nowhere. */
export function suggestCategories(words: string, categories: readonly { readonly code: string }[]): string[] {
  const text = plainScript(words)
  const known = new Set(categories.map((category) => category.code))
  return pointers
    .filter(([code]) => known.has(code))
    .map(([code, pointing]) => ({ code, score: scoreOf(text, pointing) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ code }) => code)
}

function scoreOf(text: string, pointing: readonly Pointer[]): number {
  return pointing.reduce((sum, { word, weight }) => (text.includes(word) ? sum + weight : sum), 0)
}

export type Danger = 'fire' | 'gas' | 'violence' | 'person'

/** Words of danger that is happening, most pressing kind first. Wrong alarm costs one tap, a missed one may cost a life. */
const dangers: readonly (readonly [Danger, RegExp])[] = [
  [
    'fire',
    /着火|起火|失火|火警|救火|火烧|烧起来|烧着|火苗|火光|大火|明火|爆炸|(?:冒|浓|好多|有)(?:出|着|了)?(?:黑|浓|白)?烟(?!道|管|草|酒|瘾)|\bfire\b|\bsmoke\b|burning/,
  ],
  [
    'gas',
    /(?:煤气|燃气|天然气|液化气|瓦斯)(?!费|表|卡|公司|账|改造|安检|检查|开户|过户).*(?:味|漏|泄|臭|闻|嘶)|闻到.{0,4}(?:煤气|燃气|天然气|液化气|瓦斯)|漏煤?气|gas (?:leak|smell)|smell.{0,8}gas/,
  ],
  [
    'violence',
    /打人|打架|打老婆|打孩子|打小孩|打女人|被打|动手打|持刀|拿刀|拿着刀|砍人|斩人|捅人|抢劫|入屋(?:偷|抢|行)|入室|有贼|小偷|家暴|往死里打|勒死|杀人|要杀|威胁要|强奸|非礼|猥亵|绑架|跟踪|violence|fighting|knife|robber|burglar/,
  ],
  [
    'person',
    /晕倒|晕了|昏迷|昏倒|没有?呼吸|没气|不省人事|叫不醒|起不(?:到身|来)|跌倒|跌了|摔倒|摔下|跳楼|轻生|自杀|割腕|割脉|寻死|溺水|落水|掉.{0,3}(?:水里|河里|涌里|井里)|触电|心脏病|中风|胸口痛|流(?:好多|很多|了很多)?血|噎|困在|被困|困人|困住|走失|走丢|不见了.{0,3}(?:老人|孩子|小孩)|(?:老人|孩子|小孩|婆|爷爷|奶奶).{0,6}不见了|敲门没人|没人应|还没回来|unconscious|fainted|suicide|drown|not breathing|bleeding/,
  ],
]

/** What danger the words speak of, if any. */
export function soundsDangerous(words: string): Danger | null {
  const text = plainScript(words)
  return dangers.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}
