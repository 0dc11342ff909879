import { scriptPairs } from './rules-scripts.generated.ts'

// Cantonese words of one character that stand where standard Chinese has another; `食` is left, it stands in 食堂.
const cantonese = '冇没唔不咗了佢他嘅的喺在啲些咁这嗰那畀给瞓睡睇看噉这'

const simplified = new Map<string, string>()
for (const table of [scriptPairs, cantonese]) {
  for (let at = 0; at < table.length; at += 2) simplified.set(table[at]!, table[at + 1]!)
}

/** The words in lower case, full width folded, and in simplified characters, as far as the table goes. */
export function plainScript(words: string): string {
  return Array.from(words.normalize('NFKC').toLowerCase(), (letter) => simplified.get(letter) ?? letter).join('')
}
