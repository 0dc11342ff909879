import type { Cell } from '../../platform/sheets/contract-cells.ts'
import { type Birth, isDay, wrongBirth } from '../residents/rules-residents.ts'
import { isCutNumber, tightWords, withDigits } from './rules-numerals.ts'

export type BirthReason =
  | 'not-a-birth'
  | 'no-such-day'
  | 'in-the-future'
  | 'too-long-ago'
  | 'year-unclear'
  | 'month-unclear'
  | 'digits-lost'
  | 'formula-error'

/**
 * The month of birth that a cell gives; null where it is empty. `typed` says whether the file keeps words apart from numbers
 * (a .csv does not): the number 1950.1 may have been 1950.10, and is refused.
 */
export function birthIn(
  cell: Cell,
  at: { today: string; typed: boolean },
): { readonly birth: Birth } | { readonly wrong: BirthReason } | null {
  const read = readBirth(cell, at.typed)
  if (read === null || 'wrong' in read) return read
  const wrong = wrongBirth(read.birth, at.today)
  return wrong ? { wrong } : read
}

type Read = { birth: Birth } | { wrong: BirthReason } | null

function readBirth(cell: Cell, typed: boolean): Read {
  if (cell === null) return null
  if (typeof cell === 'number') return ofNumber(cell)
  if (typeof cell === 'object') return 'date' in cell ? ofDay(cell.date.slice(0, 10)) : { wrong: 'formula-error' }
  const words = withDigits(tightWords(cell))
  if (words === '' || /^(无|不详|未知|-+|\/)$/.test(words)) return null
  if (isCutNumber(words)) return { wrong: 'digits-lost' }
  if (!typed && /^\d{4}\.1$/.test(words)) return { wrong: 'month-unclear' }
  return ofWords(words)
}

function ofNumber(value: number): Read {
  if (Number.isInteger(value)) {
    if (value >= 10_000 && value < 100_000) return ofDay(dayOfSerial(value))
    return ofWords(String(value))
  }
  const [, , part] = /^(\d{4})\.(\d+)$/.exec(String(value)) ?? []
  if (part === undefined) return { wrong: 'not-a-birth' }
  return part === '1' ? { wrong: 'month-unclear' } : ofWords(String(value))
}

const forms = [
  /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号]?)?)?(?:出?生)?$/,
  /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:T?\d{1,2}:\d{2}.*)?$/,
  /^(\d{4})(?:(\d{2})(\d{2})?)?$/,
]

function ofWords(words: string): Read {
  const found = forms.map((form) => form.exec(words)).find((match) => match !== null)
  if (!found) return { wrong: /^'?\d{2}[年.\-/]/.test(words) ? 'year-unclear' : 'not-a-birth' }
  const [, year, month, day] = found
  if (month === undefined) return plausible(Number(year), null)
  const two = (part: string) => part.padStart(2, '0')
  if (!isDay(`${year}-${two(month)}-${two(day ?? '1')}`)) return { wrong: 'no-such-day' }
  return plausible(Number(year), Number(month))
}

function ofDay(day: string): Read {
  return plausible(Number(day.slice(0, 4)), Number(day.slice(5, 7)))
}

function plausible(year: number, month: number | null): Read {
  return year < 1890 || year > 2100 ? { wrong: 'not-a-birth' } : { birth: { year, month } }
}

/** The day of an Excel serial number, `YYYY-MM-DD`; counted from 1900 with its 29 February that never was. */
export function dayOfSerial(serial: number): string {
  return new Date(Date.UTC(1899, 11, serial < 61 ? 31 : 30) + serial * 86_400_000).toISOString().slice(0, 10)
}
