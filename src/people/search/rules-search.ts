import { type AddressParts, addressParts } from '../import/rules-addresses.ts'
import { idCheckDigit, phoneOf, tidyIdNumber, tidyName } from '../residents/rules-residents.ts'

/** Words of one kind of name token, from the first to before the last in the order of bytes. */
export type TokenRange = { readonly kind: 'name' | 'pinyin' | 'initials'; readonly from: string; readonly to: string }

/** Above every character there is. */
const beyond = '\u{10ffff}'

/** The name tokens that words stand for: Chinese as part of a name, letters as pinyin or initials. None for digits. */
export function tokensFor(words: string): TokenRange[] {
  const name = tidyName(words).toLowerCase()
  if (/\p{Script=Han}/u.test(name)) return /\d/.test(name) ? [] : [range('name', name)]
  const letters = name.replace(/[\s'’-]/g, '')
  if (!/^[a-z]{2,}$/.test(letters)) return []
  // Nobody has more than a handful of initials; longer words are spelled out.
  const spoken = [range('pinyin', letters)]
  return letters.length > 5 ? spoken : [range('initials', letters), ...spoken]
}

function range(kind: TokenRange['kind'], from: string): TokenRange {
  return { kind, from, to: `${from}${beyond}` }
}

/** The door or building that words name, or null. A number alone is taken for a building. */
export function placeFor(words: string): AddressParts | null {
  const parts = addressParts(words)
  if (!parts) return null
  if (parts.building === null && parts.door !== null && /^\d{1,3}$/.test(parts.door)) {
    return { ...parts, building: Number(parts.door), door: null }
  }
  if (parts.building !== null && parts.floor !== null && parts.door !== null && parts.door.length <= 2) {
    return { ...parts, door: `${parts.floor}${parts.door.padStart(2, '0')}` }
  }
  return parts
}

/** What a number is searched as. */
export type NumberSought =
  | { readonly by: 'phone'; readonly digits: string }
  | { readonly by: 'tail'; readonly digits: string }
  | { readonly by: 'id-number'; readonly digits: string }

/** A whole telephone number, its last four digits, or the number of an identity card; null for anything else. */
export function numberFor(words: string): NumberSought | null {
  const tidy = tidyIdNumber(words)
  if (/^\d{17}[\dX]$/.test(tidy)) {
    return idCheckDigit(tidy.slice(0, 17)) === tidy[17] ? { by: 'id-number', digits: tidy } : null
  }
  if (/^\d{4}$/.test(tidy)) return { by: 'tail', digits: tidy }
  const digits = phoneOf(words)
  return digits ? { by: 'phone', digits } : null
}
