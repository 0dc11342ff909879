import type { Cell, Page } from '../../platform/sheets/contract-cells.ts'
import { type AddressParts, addressParts } from './rules-addresses.ts'
import { headingUse, isField, type Use } from './rules-headings.ts'
import { tightWords } from './rules-numerals.ts'
import { wordsIn } from './rules-persons.ts'

/** Where the table of a sheet begins: the first line below its headings, and the headings with those above them put together. */
export type Head = { readonly below: number; readonly first: number; readonly headings: readonly string[] }

/** What a line below the headings is. */
export type LineKind = 'data' | 'blank' | 'total' | 'footer' | 'heading' | 'section'

const farthest = 40

/** The headings of a sheet, in one line or two, below any title; null where there are none. */
export function findHead(page: Page, remembered: ReadonlyMap<string, Use> = new Map()): Head | null {
  for (let line = 0; line < Math.min(page.rows.length, farthest); line += 1) {
    const upper = spread(page, line)
    if (!looksLikeHead(upper, remembered, page.rows[line + 1] ?? [])) continue
    const lower = page.rows[line + 1] ?? []
    if (!isSecondHead(upper, lower))
      return { first: line, below: line + 1, headings: upper.map((words) => words ?? '') }
    const width = Math.max(upper.length, lower.length)
    const headings = Array.from({ length: width }, (_, column) =>
      together(upper[column] ?? null, wordsIn(lower[column] ?? null)),
    )
    return { first: line, below: line + 2, headings }
  }
  return null
}

/** A line's words, those of merged cells repeated over all that they cover. */
function spread(page: Page, line: number): (string | null)[] {
  const words = (page.rows[line] ?? []).map(wordsIn)
  for (const { top, left, bottom, right } of page.merges) {
    if (line < top || line > bottom) continue
    const said = wordsIn(page.rows[top]?.[left] ?? null)
    for (let column = left; column <= right; column += 1) words[column] = said
  }
  return Array.from(words, (each) => each ?? null)
}

function looksLikeHead(
  words: readonly (string | null)[],
  remembered: ReadonlyMap<string, Use>,
  next: readonly Cell[],
): boolean {
  const said = [...new Set(words.filter((each) => each !== null))]
  const known = said
    .map((each) => remembered.get(each) ?? headingUse(each))
    .filter((use) => use !== 'unknown' && use !== 'note')
  const isShort = said.every((each) => each.length <= 24 && !/\d{4,}/.test(each))
  if (!isShort || said.length < 2 || !known.some(isField)) return false
  if (known.length >= 2 && known.length >= said.length * 0.4) return true
  // Names of their own, above a line of numbers.
  return (
    said.every((each) => /^[^\d]{1,8}$/.test(each)) &&
    next.some((cell) => cell !== null && /\d/.test(wordsIn(cell) ?? ''))
  )
}

/** Whether the next line names columns too: under groups such as 联系方式, and nothing in it is somebody's. */
function isSecondHead(upper: readonly (string | null)[], lower: readonly Cell[]): boolean {
  const said = lower.map(wordsIn)
  const full = said.filter((each) => each !== null)
  if (full.length === 0 || full.some((each) => /\d{3,}/.test(each) || each.length > 16)) return false
  if (lower.some((cell) => typeof cell === 'number' || (cell !== null && typeof cell === 'object'))) return false
  const known = full.filter((each) => headingUse(each) !== 'unknown')
  const isBelowGroups = said.some((each, column) => {
    const group = upper[column] ?? null
    return each !== null && (group === null || group === upper[column - 1] || group === upper[column + 1])
  })
  return known.length >= full.length * 0.5 && isBelowGroups
}

/** The name of a column under a group: its own where that says what it holds, else both. */
function together(upper: string | null, lower: string | null): string {
  if (lower === null || lower === upper) return upper ?? ''
  if (upper === null || headingUse(lower) !== 'unknown') return lower
  return `${upper}${lower}`
}

/** What a line below the headings is; `headings` are those of the table. */
export function lineKind(cells: readonly Cell[], headings: readonly string[]): LineKind {
  const words = cells.map(wordsIn)
  const full = words.filter((each) => each !== null)
  if (full.length === 0) return 'blank'
  const first = tightWords(full[0]!)
  if (
    /^(合计|总计|小计|共计|总户数|总人数|本页(合计|小计)|计[:：]?$)/.test(first) ||
    /^(共|合计|总计).{0,12}[户人]/.test(first)
  )
    return 'total'
  if (
    full.length <= 4 &&
    full.some((each) =>
      /^(填表|制表|审核|负责人|经办|盖章|填报|填写|注[:：]|备注[:：]|说明[:：]|日期[:：]|单位[:：]|联系人[:：])/.test(
        tightWords(each),
      ),
    )
  )
    return 'footer'
  const same = full.filter((each) => headings.some((heading) => heading.endsWith(each)))
  if (full.length >= 2 && same.length >= full.length * 0.6) return 'heading'
  return full.length === 1 && sectionOf(full[0]!) ? 'section' : 'data'
}

/** The building (and staircase) that a line of its own, a title or a sheet's name speaks of: `5栋`, `港湾一村5栋1梯住户登记表`. */
export function sectionOf(words: string): AddressParts | null {
  const found =
    /(?:^|[^\d零一二三四五六七八九十百])(第?[\d零〇一二三四五六七八九十百]{1,4}(?:栋|幢|座|号楼)(?:第?[\d一二三四五六七八九十]{1,2}(?:梯|单元))?)/.exec(
      tightWords(words).replace(/^.*(村|社区|小区)/, ''),
    )
  const parts = found ? addressParts(found[1]!) : null
  return parts?.building != null && parts.door === null ? parts : null
}
