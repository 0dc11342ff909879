/** How sheets write words and numbers: wide digits, spaces, dashes of all kinds, Chinese numerals. Pure. */

/** Words as they are compared: narrow letters and digits, one kind of dash, no spaces at the ends. */
export function plainWords(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−﹣－~～]/g, '-')
    .replace(/[\u200b-\u200f\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The same without any space: for codes, addresses and numbers. */
export function tightWords(words: string): string {
  return plainWords(words).replaceAll(' ', '')
}

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const numerals = /[零〇一二两三四五六七八九十百廿卅]+/g

/** Words with their Chinese numerals as digits: 五栋三零二 → 5栋302, 十二 → 12, 一百零八 → 108, 一九五〇 → 1950. */
export function withDigits(words: string): string {
  return words.replace(numerals, (run) => (/[十百廿卅]/.test(run) ? String(counted(run)) : spelled(run)))
}

function spelled(run: string): string {
  return [...run].map((each) => digits[each]).join('')
}

function counted(run: string): number {
  let sum = 0
  let held: number | null = null
  for (const each of run.replaceAll('廿', '二十').replaceAll('卅', '三十')) {
    if (each === '百') {
      sum += (held ?? 1) * 100
      held = null
    } else if (each === '十') {
      sum += (held ?? 1) * 10
      held = null
    } else held = digits[each]!
  }
  return sum + (held ?? 0)
}

/** Whether words are a number that a spreadsheet cut down for want of room (`1.38E+10`): its digits are lost. */
export function isCutNumber(words: string): boolean {
  return /^[+-]?\d(\.\d+)?[eE]\+?\d{1,3}$/.test(tightWords(words))
}

/** The digits of a number as it was kept in a cell; null where a spreadsheet no longer holds them all (beyond fifteen). */
export function wholeDigits(value: number): string | null {
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : null
}
