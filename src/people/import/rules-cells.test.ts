import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressParts, doorFrom, partIn } from './rules-addresses.ts'
import { birthIn, dayOfSerial } from './rules-births.ts'
import { isCutNumber, withDigits } from './rules-numerals.ts'
import { headCountIn, nameIn, phoneIn, relationIn } from './rules-persons.ts'

const today = '2026-11-25'
const chinese = '零一二三四五六七八九'

describe('an address', () => {
  it.each([
    ['港湾一村5栋302房', 5, null, '302'],
    ['5-302', 5, null, '302'],
    ['五栋三零二', 5, null, '302'],
    ['5栋1梯302', 5, 1, '302'],
    ['５栋３０２', 5, null, '302'],
    ['5—1—302', 5, 1, '302'],
    ['5栋1单元302室', 5, 1, '302'],
    ['5号楼302', 5, null, '302'],
    ['5幢3楼02房', 5, null, '302'],
    ['海港路12号港湾一村 5栋 302', 5, null, '302'],
    ['海港路12号5栋302房', 5, null, '302'],
    ['黄埔街道港湾社区港湾一村一百零八栋二梯七零一', 108, 2, '701'],
    ['十二栋一零一房（靠北）', 12, null, '101'],
    ['5#302', 5, null, '302'],
    ['5栋0302', 5, null, '302'],
    ['第5栋第2单元3层301', 5, 2, '301'],
  ])('%s is building %i, staircase %s, door %s', (words, building, staircase, door) => {
    expect(doorFrom([addressParts(words)])).toEqual({ building, staircase, door })
  })

  it.each([
    ['港湾一村', 'no-door'],
    ['302房', 'no-building'],
    ['5栋', 'no-door'],
    ['5栋4楼302', 'floor-and-door-differ'],
  ])('%s alone says too little: %s', (words, wrong) => {
    expect(doorFrom([addressParts(words)])).toEqual({ wrong })
  })

  it.each(['5栋三楼左边', '问物业', '5栋302、303', '地下室'])('%s is not guessed at', (words) => {
    expect(addressParts(words)).toBeNull()
  })

  it('is put together from columns, a section and a sheet', () => {
    expect(doorFrom([partIn('building', '５栋'), partIn('staircase', '一'), partIn('door', '三〇二房')])).toEqual({
      building: 5,
      staircase: 1,
      door: '302',
    })
    expect(doorFrom([addressParts('302'), addressParts('5栋2梯')])).toEqual({ building: 5, staircase: 2, door: '302' })
  })

  it('of any door is read the same however it is written', () => {
    const door = fc.record({
      building: fc.integer({ min: 1, max: 999 }),
      staircase: fc.integer({ min: 1, max: 9 }),
      floor: fc.integer({ min: 1, max: 9 }),
      flat: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(door, ({ building, staircase, floor, flat }) => {
        const number = `${floor}0${flat}`
        const inChinese = (digits: string) => [...digits].map((digit) => chinese[Number(digit)]).join('')
        for (const words of [
          `港湾一村${building}栋${staircase}梯${number}房`,
          `${building}-${staircase}-${number}`,
          `${inChinese(String(building))}栋${inChinese(String(staircase))}单元${inChinese(number)}`,
          `${building}座${staircase}门${floor}楼0${flat}室`,
        ]) {
          expect(doorFrom([addressParts(words)])).toEqual({ building, staircase, door: number })
        }
      }),
    )
  })

  it('never makes a door that does not stand in the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'5栋302梯房-/ 一二三楼号港湾村A,、') }), (words) => {
        const parts = addressParts(words)
        if (parts?.door != null)
          expect(withDigits(words.normalize('NFKC').replaceAll(/[ ]/g, '')).toUpperCase()).toContain(parts.door)
      }),
    )
  })
})

describe('a month of birth', () => {
  const typed = { today, typed: true }
  it.each([
    ['1950.3.5', 1950, 3],
    ['1950年3月', 1950, 3],
    ['１９５０年０３月', 1950, 3],
    ['一九五〇年十二月', 1950, 12],
    ['1950-03', 1950, 3],
    ['1950/3/5', 1950, 3],
    ['195003', 1950, 3],
    ['19500305', 1950, 3],
    ['1950', 1950, null],
    ['1950年', 1950, null],
    ['1950.10', 1950, 10],
    [18_323, 1950, 3],
    [195_003, 1950, 3],
    [1950, 1950, null],
    [1950.3, 1950, 3],
    [{ date: '1950-03-05' }, 1950, 3],
  ])('%j is %i-%s', (cell, year, month) => {
    expect(birthIn(cell, typed)).toEqual({ birth: { year, month } })
  })

  it.each([
    ['2030.1.1', 'in-the-future'],
    [{ date: '2026-12-01' }, 'in-the-future'],
    ['1895-01', 'too-long-ago'],
    ['1950-13', 'no-such-day'],
    ['1950.2.30', 'no-such-day'],
    ['50.3.5', 'year-unclear'],
    [1950.1, 'month-unclear'],
    ['1.95E+07', 'digits-lost'],
    ['属虎', 'not-a-birth'],
    [{ error: '#N/A' }, 'formula-error'],
  ])('%j is refused: %s', (cell, wrong) => {
    expect(birthIn(cell, typed)).toEqual({ wrong })
  })

  it('written 1950.1 is January where words are words, and unclear in a .csv, where a zero may have gone', () => {
    expect(birthIn('1950.1', typed)).toEqual({ birth: { year: 1950, month: 1 } })
    expect(birthIn('1950.1', { today, typed: false })).toEqual({ wrong: 'month-unclear' })
  })

  it('counts serial numbers from the days of Excel', () => {
    expect([1, 59, 61, 18_323, 45_000].map(dayOfSerial)).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '1950-03-01',
      '2023-03-15',
    ])
  })

  it('is the same however a day is written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1930-01-01'), max: new Date('2026-10-31'), noInvalidDate: true }),
        (date) => {
          const [year, month, day] = date.toISOString().slice(0, 10).split('-').map(Number) as [number, number, number]
          const serial = Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000)
          for (const cell of [
            `${year}.${month}.${day}`,
            `${year}年${month}月${day}日`,
            { date: date.toISOString().slice(0, 10) },
            ...(serial >= 10_000 ? [serial] : []),
          ]) {
            expect(birthIn(cell, typed)).toEqual({ birth: { year, month } })
          }
        },
      ),
    )
  })
})

describe('a telephone', () => {
  it.each([
    [10_000_001_234, '10000001234'],
    ['100 0000 1234', '10000001234'],
    ['１０００００01234', '10000001234'],
    ['+86 10000001234', '10000001234'],
    ['020-00001234', '02000001234'],
    ['020-00001234 / 10000001234', '10000001234'],
    ['手机：10000001234', '10000001234'],
  ])('%s is %s', (cell, value) => {
    expect(phoneIn(cell)).toEqual({ value })
  })

  it.each([
    ['1.00E+10', 'digits-lost'],
    [1.0000001234e20, 'digits-lost'],
    ['100****1234', 'masked'],
    ['00001234', 'no-area-code'],
    ['1000000123', 'not-a-phone'],
    ['打儿子电话', 'not-a-phone'],
  ])('%s is refused: %s', (cell, wrong) => {
    expect(phoneIn(cell)).toEqual({ wrong })
  })

  it('never comes out of a cut number', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e10, max: 1e22, noNaN: true }), fc.integer({ min: 0, max: 8 }), (value, places) => {
        const words = value.toExponential(places).toUpperCase()
        expect(isCutNumber(words)).toBe(true)
        expect(phoneIn(words)).toEqual({ wrong: 'digits-lost' })
      }),
    )
  })
})

describe('words of a household', () => {
  it.each([
    ['户主', 'head'],
    ['妻', 'spouse'],
    ['长子', 'child'],
    ['岳母', 'parent'],
    ['外孙女', 'grandchild'],
    ['儿媳', 'other'],
  ])('%s is %s', (words, value) => {
    expect(relationIn(words)).toEqual({ value })
  })

  it('takes names as they are said and refuses what is none', () => {
    expect(nameIn('张 三')).toEqual({ value: '张三' })
    expect(nameIn('李四(租)')).toEqual({ value: '李四' })
    expect(nameIn('王五（已故）')).toEqual({ wrong: 'says-died' })
    expect(nameIn('王*芳')).toEqual({ wrong: 'masked' })
    expect(nameIn('10000001234')).toEqual({ wrong: 'not-a-name' })
    expect(headCountIn('3人')).toEqual({ value: 3 })
    expect(headCountIn('三十一')).toEqual({ wrong: 'not-a-count' })
  })
})
