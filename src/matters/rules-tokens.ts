import { plainScript } from './rules-scripts.ts'

// Words that join others and say nothing of the matter: a token across one would be noise, so text is parted there.
const parting =
  /请问|希望|想问|能不能|可以|麻烦|你好|您好|我们|你们|他们|她们|这个|那个|这里|那里|这边|那边|什么|怎么|已经|还是|因为|所以|但是|一下|有人|没有人|好几|一直|天天|现在|今天|昨天|[的了是在我你他她它这那也都很还就又与和及吗呢吧啊呀啦哦嘛]/u
const latinStops = new Set([
  'a',
  'an',
  'at',
  'in',
  'is',
  'of',
  'on',
  'to',
  'my',
  'our',
  'it',
  'there',
  'has',
  'been',
  'the',
  'and',
  'again',
])

/**
 * The tokens by which words are searched and compared: two Chinese characters each, in simplified script, Latin words and
 * numbers whole; each once, without words that say nothing. A lone character between such words stays as it is.
 */
export function tokens(words: string): string[] {
  const found = new Set<string>()
  for (const run of plainScript(words).match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? []) {
    if (/^[a-z0-9]/.test(run)) {
      if (!latinStops.has(run)) found.add(run)
    } else for (const part of run.split(parting)) for (const token of pairsOf(part)) found.add(token)
  }
  return [...found]
}

function pairsOf(part: string): string[] {
  const letters = Array.from(part)
  if (letters.length < 2) return letters
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`)
}
