import { tokens } from './rules-tokens.ts'

/** What is compared of a matter: its words, what it is about, where and when. Ids are those of the tables. */
export type Telling = {
  readonly words: string
  readonly category: string
  readonly building: string | null
  readonly grid: string
  readonly at: Date
}

/** From this likeness on (0 to 1) two matters are offered as perhaps the same. */
export const alikeFrom = 0.33
/** Matters further apart in time are never the same. */
const mostDaysApart = 90

/** Categories that people choose for one and the same trouble. */
const kin: readonly (readonly string[])[] = [
  ['0101', '0102', '0103', '0104'],
  ['0104', '0401', '0302'],
  ['0105', '0501', '0801'],
  ['0201', '0403'],
  ['0202', '0204'],
  ['0203', '0204'],
  ['0205', '0301'],
  ['0303', '0403', '0401'],
  ['0304', '0302'],
  ['0402', '0901'],
  ['0404', '0802'],
]

// Where something is says little about what it is: everybody of a building writes of its doors and floors.
const placeWords = /^(?:[一二三四五六七八九十0-9]?[楼栋梯层座号]|楼[道梯上下]|门口|单元|走廊|小区|[上下]面|\d+)$/
const placeLetters = /[一二三四五六七八九十楼栋梯层座号门口道上下边面单元走廊人个条好不没有大小来去要会能看天晚早]/

const weights = { place: 0.15, category: 0.11, words: 0.74 }

/** How likely two tellings are of the same matter, 0 to 1: place, category, shared words, and how far apart in time. */
export function likeness(a: Telling, b: Telling): number {
  const place = sameness(a, b)
  const days = Math.abs(a.at.getTime() - b.at.getTime()) / 86_400_000
  const words = sharedWords(a.words, b.words)
  if (place === 0 || words === 0 || days > mostDaysApart) return 0
  const sum = weights.place * place + weights.category * kinship(a.category, b.category) + weights.words * words
  return Math.max(0, sum * (1 - days / (2 * mostDaysApart)))
}

/** One for the same building, less for one grid where a building is not named, nothing for two places. */
function sameness(a: Telling, b: Telling): number {
  if (a.grid !== b.grid) return 0
  if (a.building === null && b.building === null) return 0.8
  if (a.building === null || b.building === null) return 0.6
  return a.building === b.building ? 1 : 0
}

function kinship(a: string, b: string): number {
  if (a === b) return 1
  return kin.some((family) => family.includes(a) && family.includes(b)) ? 0.6 : -0.5
}

/** The weight of what both say against the weight of all that the shorter says. */
function sharedWords(a: string, b: string): number {
  const [one, other] = [weighed(a), weighed(b)]
  let shared = 0
  for (const [feature, weight] of one) if (other.has(feature)) shared += weight
  const shorter = Math.min(total(one), total(other))
  return shorter === 0 ? 0 : shared / shorter
}

/** Two-character tokens and, for wordings that break them up, the telling single characters. */
function weighed(words: string): Map<string, number> {
  const features = new Map<string, number>()
  for (const token of tokens(words)) {
    if (token.length > 1) features.set(token, placeWords.test(token) ? 0.2 : 1)
  }
  for (const letter of tokens(words).flatMap((token) => Array.from(token))) {
    if (/\p{Script=Han}/u.test(letter) && !placeLetters.test(letter)) features.set(letter, 0.5)
  }
  return features
}

function total(features: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const weight of features.values()) sum += weight
  return sum
}
