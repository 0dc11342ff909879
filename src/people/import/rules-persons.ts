import type { Cell } from '../../platform/sheets/contract-cells.ts'
import { phoneOf, type Relation, tidyName } from '../residents/rules-residents.ts'
import { isCutNumber, plainWords, tightWords, wholeDigits } from './rules-numerals.ts'

/** What one cell says of a person: a value, why it cannot be taken, or nothing. Pure. */
export type Said<Value, Reason extends string> = { readonly value: Value } | { readonly wrong: Reason } | null

const empty = /^(无|没有|不详|未知|暂无|-+|\/+|\*+|同上|〃)?$/

/** A cell's words; null where there are none. */
export function wordsIn(cell: Cell): string | null {
  if (cell === null) return null
  if (typeof cell === 'object') return 'date' in cell ? cell.date : null
  const words = plainWords(String(cell))
  return words === '' ? null : words
}

export type PhoneReason = 'not-a-phone' | 'digits-lost' | 'masked' | 'no-area-code' | 'formula-error'

/** The telephone that a cell gives, as digits; the first that can be called where it gives several. */
export function phoneIn(cell: Cell): Said<string, PhoneReason> {
  if (cell !== null && typeof cell === 'object') return { wrong: 'error' in cell ? 'formula-error' : 'not-a-phone' }
  if (typeof cell === 'number') {
    const digits = wholeDigits(cell)
    return digits === null ? { wrong: 'digits-lost' } : phoneOfWords(digits)
  }
  return cell === null ? null : phoneOfWords(plainWords(cell))
}

function phoneOfWords(words: string): Said<string, PhoneReason> {
  if (empty.test(words)) return null
  if (isCutNumber(words)) return { wrong: 'digits-lost' }
  if (/\d\*{2,}\d?/.test(words)) return { wrong: 'masked' }
  const numbers = words
    .split(/[,;、/|，；]| (?=1\d{10}$|0\d{2,3}-)/)
    .map((each) => phoneOf(each.replace(/^[^\d+]+/, '')))
  const found = numbers.find((each) => each?.startsWith('1')) ?? numbers.find((each) => each !== null)
  if (found) return { value: found }
  // Excel drops the zero of an area code from a number; 20 and 8 digits are Guangzhou's all the same, but nothing is guessed.
  return { wrong: /^\d{7,8}$/.test(words.replace(/[\s-]/g, '')) ? 'no-area-code' : 'not-a-phone' }
}

export type NameReason = 'not-a-name' | 'masked' | 'too-long' | 'says-died' | 'formula-error'

/** The name that a cell gives. What stands in brackets behind it is left out, unless it says that the person died. */
export function nameIn(cell: Cell): Said<string, NameReason> {
  if (cell !== null && typeof cell === 'object') return { wrong: 'error' in cell ? 'formula-error' : 'not-a-name' }
  const words = wordsIn(cell)
  if (words === null || empty.test(words)) return null
  if (/已故|去世|死亡|身故|病故/.test(words)) return { wrong: 'says-died' }
  const name = tidyName(words.replace(/\s*\([^)]*\)\s*/g, ''))
  if (/[*＊]/.test(name)) return { wrong: 'masked' }
  if (name.length > 40) return { wrong: 'too-long' }
  return /^[\p{Script=Han}·\p{L} .'-]+$/u.test(name) && /\p{L}/u.test(name) ? { value: name } : { wrong: 'not-a-name' }
}

/** The sex that a cell gives. */
export function sexIn(cell: Cell): Said<'female' | 'male', 'unknown-word'> {
  const words = wordsIn(cell)
  if (words === null || empty.test(words)) return null
  if (/^(男性?|M|male|1)$/i.test(words)) return { value: 'male' }
  return /^(女性?|F|female|2)$/i.test(words) ? { value: 'female' } : { wrong: 'unknown-word' }
}

const relationWords: readonly (readonly [Relation, RegExp])[] = [
  ['head', /^(户主|本人|户主本人|业主本人)$/],
  ['spouse', /^(妻子?|夫|丈夫|配偶|爱人|老公|老婆|夫妻|户主之妻|户主之夫)$/],
  ['child', /^((长|次|三|四|五|大|二|小|独生|养|继)?(子|女|儿|儿子|女儿)|子女|儿女)$/],
  ['parent', /^(父|母|父亲|母亲|父母|爸爸?|妈妈?|岳父|岳母|公公|婆婆|家公|家婆|养父|养母|继父|继母)$/],
  ['grandchild', /^((长|次|大|小|外|曾)?孙(子|女|儿)?|外孙(子|女)?|孙辈)$/],
  ['grandparent', /^(祖父|祖母|爷爷|奶奶|外公|外婆|外祖父|外祖母|祖父母)$/],
  ['sibling', /^(兄|弟|姐|妹|哥哥?|弟弟|姐姐|妹妹|兄弟|姐妹|兄弟姐妹|胞兄|胞弟|胞姐|胞妹)$/],
  [
    'other',
    /^(其他|其它|亲属|亲戚|儿媳妇?|媳妇?|女婿|婿|侄子?|侄女|外甥女?|伯|叔|姑|舅|姨|嫂子?|姐夫|妹夫|保姆|非亲属|朋友|同住人?)$/,
  ],
]

/** The place in the household that a cell gives. */
export function relationIn(cell: Cell): Said<Relation, 'unknown-word'> {
  const words = wordsIn(cell)
  if (words === null || empty.test(words)) return null
  const found = relationWords.find(([, pattern]) => pattern.test(tightWords(words)))
  return found ? { value: found[0] } : { wrong: 'unknown-word' }
}

/** How many live behind a door, 0 to 30. */
export function headCountIn(cell: Cell): Said<number, 'not-a-count'> {
  const words = wordsIn(cell)
  if (words === null || empty.test(words)) return null
  const found = /^(\d{1,2})(人|口|口人)?$/.exec(tightWords(words))
  return found && Number(found[1]) <= 30 ? { value: Number(found[1]) } : { wrong: 'not-a-count' }
}
