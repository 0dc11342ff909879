import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell, Merge, Page } from '../../platform/sheets/contract-cells.ts'
import { idCheckDigit } from '../residents/rules-residents.ts'
import type { Use } from './rules-headings.ts'
import { excludedKinds } from './rules-headings.ts'
import type { ReadRow } from './rules-rows.ts'
import { readPage, rowsOf, type SheetAsk } from './rules-sheets.ts'

const ask: SheetAsk = { today: '2026-11-25', typed: true, remembered: new Map(), set: new Map() }
const page = (rows: Cell[][], merges: Merge[] = [], name = 'Sheet1'): Page => ({ name, rows, merges })
const read = (sheet: Page, more: Partial<SheetAsk> = {}) => {
  const at = { ...ask, ...more }
  const found = readPage(sheet, 0, at)
  return { ...found, rows: [...rowsOf(sheet, { ...found, number: 0 }, at)] }
}
const uses = (sheet: Page, more: Partial<SheetAsk> = {}) => read(sheet, more).columns.map(({ use }) => use)
const short = ({ door, name, relation, birth }: ReadRow) =>
  [
    door ? `${door.building}-${door.staircase ?? ''}-${door.door}` : null,
    name,
    relation,
    birth ? `${birth.year}-${birth.month}` : null,
  ] as const

// No area of China has this number, and its check digit holds.
const idNumber = (birth: string) => `000000${birth}001${idCheckDigit(`000000${birth}001`)}`

describe('a sheet', () => {
  it('with a title, merged headings in two lines, households with their head once, a total and signatures is read line by line', () => {
    const found = read(
      page(
        [
          ['港湾一村居民信息登记表'],
          ['填报单位：港湾一村社区居委会', null, null, null, null, '2026年11月'],
          ['序号', '住址', '成员情况', null, null, '联系方式', null],
          [null, null, '姓名', '与户主关系', '出生年月', '手机', '固话'],
          [1, '港湾一村5栋302房', '张三', '户主', '1950.3.5', 10_000_001_234, null],
          [null, null, '李四', '妻', '1952年10月', null, null],
          [],
          [2, '五栋三零三', '王五', '户主', 18_323, null, '020-00001234'],
          [null, '同上', '王小六', '长子', { date: '1980-01-31' }, null, null],
          ['合计', '2户', null, '4人'],
          ['填表人：', '赵', '审核：'],
        ],
        [
          { top: 2, left: 2, bottom: 2, right: 4 },
          { top: 2, left: 5, bottom: 2, right: 6 },
          { top: 2, left: 1, bottom: 3, right: 1 },
          { top: 4, left: 1, bottom: 5, right: 1 },
        ],
      ),
    )

    expect(found.columns.map(({ use }) => use)).toEqual([
      'derived',
      'address',
      'name',
      'relation',
      'birth',
      'phone',
      'landline',
    ])
    expect(found.rows.map(short)).toEqual([
      ['5--302', '张三', 'head', '1950-3'],
      ['5--302', '李四', 'spouse', '1952-10'],
      ['5--303', '王五', 'head', '1950-3'],
      ['5--303', '王小六', 'child', '1980-1'],
    ])
    expect(found.rows.map(({ line, phone }) => [line, phone])).toEqual([
      [5, '10000001234'],
      [6, null],
      [8, '02000001234'],
      [9, null],
    ])
    expect(found.rows.flatMap(({ remarks }) => remarks)).toEqual([])
  })

  it('with a column for the head and one for the members knows the head', () => {
    const found = read(
      page(
        [
          ['房号', '户主', '家庭成员', '出生日期'],
          ['5-302', '张三', '张三', '1950-03'],
          [null, null, '李四', '1952-10'],
          ['5-303', '王五', null, '1960-01'],
        ],
        [{ top: 1, left: 1, bottom: 2, right: 1 }],
      ),
    )

    expect(found.rows.map(short)).toEqual([
      ['5--302', '张三', 'head', '1950-3'],
      ['5--302', '李四', null, '1952-10'],
      ['5--303', '王五', 'head', '1960-1'],
    ])
  })

  it('takes the building from its name, its title or a line between, and the door from the line', () => {
    const rows: Cell[][] = [['房号', '姓名'], ['302', '张三'], ['12栋2梯'], ['101', '李四']]

    expect(
      read(page(rows, [], '5栋'))
        .rows.map(short)
        .map(([door]) => door),
    ).toEqual(['5--302', '12-2-101'])
    expect(read(page([['港湾一村七栋住户登记表'], ...rows])).rows.map(short)[0]?.[0]).toBe('7--302')
  })

  it('without headings is read by what stands in its columns, less sure of itself', () => {
    const found = read(
      page([
        ['5-302', '张三', '男', '1950-03-05', '10000001234'],
        ['5-303', '李四', '女', '1952-10-01', '10000001235'],
        ['5-304', '王小五', '男', '1960-01-01', '10000001236'],
      ]),
    )

    expect(found.columns.map(({ use }) => use)).toEqual(['address', 'name', 'sex', 'birth', 'phone'])
    expect(found.columns.every(({ basis, confidence }) => basis === 'content' && confidence < 0.9)).toBe(true)
    expect(found.rows).toHaveLength(3)
  })

  it('leaves out kinds that this register does not hold, by name and by content, and says so without repeating them', () => {
    const found = read(
      page([
        ['地址', '姓名', '民族', '政治面貌', '重点人员类别', '类型', '宗教信仰', '备注', '户籍地址'],
        ['5-302', '张三', '汉族', '群众', '无', '社区矫正', null, '信访老户', '外地'],
        ['5-303', '李四', '壮族', '中共党员', null, '刑满释放', '佛教', '养狗', null],
        ['5-304', '王五', '汉族', '群众', null, null, null, null, null],
      ]),
    )

    expect(found.columns.map(({ use }) => use)).toEqual([
      'address',
      'name',
      'ethnicity',
      'politics',
      'key-persons',
      'corrections',
      'religion',
      'note',
      'not-kept',
    ])
    expect(found.rows[0]?.remarks.map(({ cell, reason }) => [cell, reason])).toEqual([
      ['C2', 'left-out:ethnicity'],
      ['D2', 'left-out:politics'],
      ['E2', 'left-out:key-persons'],
      ['F2', 'left-out:corrections'],
      ['H2', 'left-out:petitions'],
      ['I2', 'left-out:not-kept'],
    ])
    expect(found.rows.every(({ remarks }) => remarks.every(({ refuses }) => !refuses))).toBe(true)
    expect(JSON.stringify(found.rows)).not.toMatch(/矫正|信访|党员|汉族|佛教|养狗/)
  })

  it('turns a full citizen’s number into month and sex and keeps nothing else of it', () => {
    const found = read(
      page([
        ['地址', '姓名', '身份证号'],
        ['5-302', '张三', idNumber('19500305')],
        ['5-303', '李四', `${idNumber('19500305').slice(0, 17)}${idNumber('19500305')[17] === '1' ? '2' : '1'}`],
        ['5-304', '王五', 440_100_195_003_050_000],
        ['5-305', '赵六', '4.40E+17'],
        ['5-306', '孙七', idNumber('20300305')],
      ]),
    )

    expect(
      found.rows.map(({ birth, sex, remarks }) => [birth, sex, remarks.map(({ cell, reason }) => `${cell} ${reason}`)]),
    ).toEqual([
      [{ year: 1950, month: 3 }, 'male', ['C2 left-out:id-number']],
      [null, null, ['C3 wrong-check-digit']],
      [null, null, ['C4 digits-lost']],
      [null, null, ['C5 digits-lost']],
      [null, null, ['C6 in-the-future']],
    ])
    expect(JSON.stringify(found)).not.toMatch(/\d{17}/)
  })

  it('names the cell of what it refuses', () => {
    const found = read(
      page([
        ['地址', '姓名', '出生年月', '电话'],
        [{ date: '2026-05-12' }, '张三', '1950-03', null],
        ['5-303', '10000001234', '1950-03', null],
        ['5-304', '王五', '2030-01', '1.00E+10'],
        ['问物业', '赵六', '1950-03', null],
        [null, null, '1950-03', null],
      ]),
    )

    expect(found.rows.map(({ remarks }) => remarks.map(({ cell, reason }) => `${cell} ${reason}`))).toEqual([
      ['A2 read-as-date'],
      ['B3 not-a-name'],
      ['C4 in-the-future', 'D4 digits-lost'],
      ['A5 unreadable-address'],
      ['A6 no-door', 'B6 no-name'],
    ])
  })

  it('takes columns as a person set them and as the office had them before', () => {
    const sheet = page([
      ['门号', '称呼', '大名'],
      ['5-302', '爷爷', '张三'],
      ['5-303', '奶奶', '李四'],
    ])

    expect(uses(sheet, { remembered: new Map<string, Use>([['大名', 'name']]) })).toEqual(['door', 'unknown', 'name'])
    expect(
      uses(sheet, {
        set: new Map([
          [
            0,
            new Map<number, Use>([
              [1, 'relation'],
              [2, 'name'],
            ]),
          ],
        ]),
      }),
    ).toEqual(['door', 'relation', 'name'])
  })

  it('keeps counts of households where there are no names', () => {
    const found = read(
      page([
        ['门牌', '居住人数'],
        ['5-302', 3],
        ['5-303', '2人'],
      ]),
    )

    expect(found.rows.map(({ door, headCount, name }) => [door?.door, headCount, name])).toEqual([
      ['302', 3, null],
      ['303', 2, null],
    ])
  })

  it('never lets an excluded cell or a citizen’s number through, whatever the columns are called', () => {
    const secret = fc.constantFrom(
      '社区矫正',
      '吸毒人员',
      '信访重点',
      '佛教徒',
      '汉族',
      '中共党员',
      idNumber('19500305'),
    )
    const heading = fc.constantFrom('类型', '备注', '情况', '民族', '政治面貌', '身份证号码', '其他', '')
    fc.assert(
      fc.property(fc.array(fc.tuple(heading, secret), { minLength: 1, maxLength: 4 }), (columns) => {
        const found = read(
          page([
            ['地址', '姓名', ...columns.map(([name]) => name)],
            ...['张三', '李四', '王五'].map((name, index) => [
              `5-30${index + 1}`,
              name,
              ...columns.map(([, value]) => value),
            ]),
          ]),
        )
        const said = JSON.stringify(found.rows)
        for (const [, value] of columns) expect(said).not.toContain(value)
        expect(found.rows).toHaveLength(3)
      }),
    )
    expect(excludedKinds).toHaveLength(13)
  })

  it('of noise is read without failing and gives no door that its lines do not hold', () => {
    const cell = fc.oneof(
      fc.constant(null),
      fc.string({ maxLength: 12 }),
      fc.integer(),
      fc.double({ noNaN: true }),
      fc.constantFrom<Cell>('姓名', '地址', '5-302', '张三', { date: '1950-01-01' }, { error: '#REF!' }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 20 }), (rows) => {
        for (const { line, door } of read(page(rows)).rows) {
          expect(line).toBeLessThanOrEqual(rows.length)
          if (door)
            expect(
              rows.some((row) => row.some((each) => String(each).normalize('NFKC').toUpperCase().includes(door.door))),
            ).toBe(true)
        }
      }),
    )
  })
})
