import type { CellObject } from '@e965/xlsx'
import { idCheckDigit } from '../../src/people/residents/rules-residents.ts'
import type { MessyHousehold, MessyPerson } from './messy-households.ts'

/** A cell as an office leaves it: words, a number, a date of the spreadsheet, or nothing. */
export type MessyCell = string | number | null | CellObject

const numerals = [...'零一二三四五六七八九']
const spelled = (digits: string) => [...digits].map((digit) => numerals[Number(digit)]).join('')
const wide = (words: string) => words.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))

/** A number up to 199 as it is said. */
function counted(number: number): string {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor((number % 100) / 10), number % 10]
  const low = `${tens > 0 ? `${tens > 1 || hundreds > 0 ? numerals[tens] : ''}十` : ''}${ones > 0 ? numerals[ones] : ''}`
  if (hundreds === 0) return low
  return `${numerals[hundreds]}百${tens === 0 && ones > 0 ? '零' : ''}${low}`
}

/** The address of a household in one of the ways in which offices write it. */
export function messyAddress({ building, staircase, isShared, door }: MessyHousehold, turn: number): string {
  if (isShared) {
    const forms = [
      `港湾一村${building}栋${staircase}梯${door}房`,
      `${building}-${staircase}-${door}`,
      `${counted(building)}栋${numerals[staircase]}单元${spelled(door)}`,
      wide(`${building}栋${staircase}梯${door}`),
      `黄埔街道港湾一村 ${building} 栋 ${staircase} 梯 ${door} 室`,
    ]
    return forms[turn % forms.length]!
  }
  const forms = [
    `港湾一村${building}栋${door}房`,
    `${building}-${door}`,
    `${counted(building)}栋${spelled(door)}`,
    wide(`${building}栋${door}`),
    `港湾一村 ${building} 号楼 ${door} 室`,
  ]
  return forms[turn % forms.length]!
}

/** The serial number by which spreadsheets keep a day. */
export function serialOf({ year, month, day }: Pick<MessyPerson, 'year' | 'month' | 'day'>): number {
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000)
}

/** A month of birth in one of the ways in which offices write it. */
export function messyBirth(person: MessyPerson, turn: number): MessyCell {
  const { year, month, day } = person
  const forms: MessyCell[] = [
    `${year}.${month}.${day}`,
    `${year}年${month}月`,
    serialOf(person),
    { t: 'n', v: serialOf(person), z: 'yyyy/m/d' },
    `${year}-${String(month).padStart(2, '0')}`,
    wide(`${year}年${month}月${day}日`),
    `${year}/${month}/${day}`,
  ]
  return forms[turn % forms.length]!
}

/** A telephone as a number, or as words with spaces, dashes or wide digits. */
export function messyPhone({ phone }: MessyPerson, turn: number): MessyCell {
  if (phone === null) return turn % 3 === 0 ? '无' : null
  const parts = [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)]
  const forms: MessyCell[] = [Number(phone), phone, parts.join(' '), parts.join('-'), wide(phone)]
  return forms[turn % forms.length]!
}

/** A citizen's number of a region that does not exist, with a check digit that holds. */
export function messyIdNumber({ year, month, day, sex }: MessyPerson, turn: number): string {
  const two = (part: number) => String(part).padStart(2, '0')
  const order = String((turn % 49) * 2 + (sex === '男' ? 1 : 0)).padStart(3, '0')
  const seventeen = `000000${year}${two(month)}${two(day)}${order}`
  return seventeen + idCheckDigit(seventeen)
}
