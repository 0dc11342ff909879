import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { utils, type WorkSheet, write } from '@e965/xlsx'
import { type MessyCell, messyAddress, messyBirth, messyIdNumber, messyPhone } from './messy-cells.ts'
import { type MessyHousehold, messyHouseholds } from './messy-households.ts'

// The sheets of an office that kept its residents by hand for ten years: npx tsx tests/data/messy-workbook.ts <file.xlsx>

export type MessyWorkbook = {
  readonly bytes: Buffer
  readonly households: number
  readonly persons: number
  /** Persons that are refused until somebody puts their line right: who, and what to type. */
  readonly wrong: readonly {
    readonly name: string
    readonly field: '出生年月' | '电话' | '地址'
    readonly right: string
  }[]
}

type Line = MessyCell[]
type Sheet = { lines: Line[]; merges: string[] }
type Wrong = MessyWorkbook['wrong'][number]

/** The whole estate as one .xlsx: nine sheets in three hands, and a sheet of instructions. The same on every machine. */
export function messyWorkbook(): MessyWorkbook {
  const households = messyHouseholds()
  const wrong: Wrong[] = []
  const sheets = Array.from({ length: 9 }, (_, index) => {
    const here = households.filter(({ grid }) => grid === index + 1)
    const hand = [byCommunity, byBuilding, byStaircase][index % 3]!
    const name = ['一', '二', '三', '四', '五', '六', '七', '八', '九'][index]!
    return [`第${name}网格`, pageOf(hand(here, `第${name}网格`))] as const
  })
  spoil(
    sheets[0]![1],
    households.filter(({ grid }) => grid === 1),
    wrong,
  )
  const instructions = utils.aoa_to_sheet([['填表说明'], ['一、每户第一行写户主。'], ['二、没有电话的写“无”。']])
  const book = {
    SheetNames: ['填表说明', ...sheets.map(([name]) => name)],
    Sheets: { 填表说明: instructions, ...Object.fromEntries(sheets) },
  }
  const persons = households.reduce((sum, { members }) => sum + members.length, 0)
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
  return { bytes, households: households.length, persons, wrong }
}

function pageOf({ lines, merges }: Sheet): WorkSheet {
  const page = utils.aoa_to_sheet(lines)
  page['!merges'] = merges.map((each) => utils.decode_range(each))
  return page
}

/** Title, two lines of headings with groups, the head once and members below, columns that no register holds, totals. */
function byCommunity(households: readonly MessyHousehold[], grid: string): Sheet {
  const lines: Line[] = [
    [`港湾一村社区${grid}住户登记表`],
    ['填报单位：港湾一村社区居委会', null, null, null, null, null, '填报日期：2026.3.5'],
    [],
    ['序号', '家庭住址', '户主', '家庭成员', null, null, null, '联系方式', null, '重点人员类别', '政治面貌', '备注'],
    [null, null, null, '姓名', '与户主关系', '性别', '出生年月', '手机', '固话', null, null, null],
  ]
  const merges = ['A1:L1', 'A4:A5', 'B4:B5', 'C4:C5', 'D4:G4', 'H4:I4', 'J4:J5', 'K4:K5', 'L4:L5']
  for (const [index, household] of households.entries()) {
    // A page of the printed ledger ends here, and its headings come again.
    if (index > 0 && index % 60 === 0) lines.push([], lines[3]!.slice(), lines[4]!.slice())
    for (const [at, person] of household.members.entries()) {
      const first = at === 0
      lines.push([
        first ? index + 1 : null,
        first ? messyAddress(household, index) : null,
        first ? person.name : null,
        person.name,
        person.relation,
        person.sex,
        messyBirth(person, index + at),
        messyPhone(person, index + at),
        null,
        index % 40 === 7 && first ? '社区矫正' : null,
        index % 4 === 0 ? '群众' : index % 9 === 0 ? '中共党员' : null,
        index % 25 === 3 && first ? '常年在外地' : null,
      ])
    }
  }
  const all = households.reduce((sum, { members }) => sum + members.length, 0)
  lines.push([], ['合计', `${households.length}户`, null, `${all}人`], ['填表人：', null, null, '审核：'])
  return { lines, merges }
}

/** One line of headings; the building merged down over its doors, the door on the first line of its household. */
function byBuilding(households: readonly MessyHousehold[], grid: string): Sheet {
  const lines: Line[] = [
    [`${grid}居民信息`],
    ['楼栋', '梯号', '房号', '姓名', '称谓', '性别', '出生日期', '身份证号码', '联系电话', '宗教信仰'],
  ]
  const merges = ['A1:J1']
  let building = 0
  let from = 0
  const close = () => {
    if (lines.length - 1 > from && building > 0) merges.push(`A${from + 1}:A${lines.length}`)
  }
  for (const [index, household] of households.entries()) {
    const isNew = household.building !== building
    if (isNew) {
      close()
      building = household.building
      from = lines.length
    }
    for (const [at, person] of household.members.entries()) {
      const first = at === 0
      lines.push([
        isNew && first ? `${building}栋` : null,
        first ? `${household.staircase}梯` : null,
        first ? (index % 2 === 0 ? household.door : Number(household.door)) : null,
        person.name,
        person.relation,
        index % 5 === 0 ? (person.sex === '男' ? 1 : 2) : person.sex,
        messyBirth(person, index * 2 + at),
        index % 6 === 0 ? messyIdNumber(person, index) : null,
        messyPhone(person, index + at * 2),
        index % 50 === 11 && first ? '佛教' : null,
      ])
    }
  }
  close()
  lines.push([], [], ['总计', null, `${households.length}户`])
  return { lines, merges }
}

/** A line of its own for each building; below it doors alone. */
function byStaircase(households: readonly MessyHousehold[], grid: string): Sheet {
  const lines: Line[] = [
    [],
    [`${grid}花名册`],
    ['（内部资料，用后交回）'],
    ['房号', '户主姓名', '姓名', '关系', '性别', '出生', '电话1', '电话2', '是否出租'],
  ]
  let building = 0
  for (const [index, household] of households.entries()) {
    if (household.building !== building) {
      if (building > 0) lines.push([])
      building = household.building
      lines.push([`${building}栋`])
    }
    for (const [at, person] of household.members.entries()) {
      const first = at === 0
      const door = household.isShared ? `${household.staircase}梯${household.door}` : household.door
      lines.push([
        first ? door : null,
        first ? person.name : null,
        person.name,
        person.relation,
        person.sex,
        messyBirth(person, index + at * 3),
        messyPhone(person, index),
        null,
        index % 12 === 5 && first ? '出租' : null,
      ])
    }
  }
  lines.push(['小计', `共${households.length}户`])
  return { lines, merges: ['A2:I2'] }
}

/** Three lines of the first sheet are wrong as such lines are: a birth to come, a telephone cut short, a building that is none. */
function spoil(page: WorkSheet, households: readonly MessyHousehold[], wrong: Wrong[]): void {
  const rows = utils.sheet_to_json<Line>(page, { header: 1, raw: true, blankrows: true })
  const at = (name: string) => rows.findIndex((row) => row[3] === name) + 1
  const alone = households.filter(({ members }) => members.length === 1 && members[0]!.phone !== null)
  const born = households.find(({ members }) => members.length === 3)!.members[2]!
  const called = alone[0]!.members[0]!
  const housed = alone[1]!
  page[`G${at(born.name)}`] = { t: 's', v: `2062年${born.month}月` }
  page[`H${at(called.name)}`] = { t: 's', v: '1.00E+10' }
  page[`B${at(housed.members[0]!.name)}`] = { t: 's', v: `港湾一村205栋${housed.door}房` }
  const staircase = housed.isShared ? `${housed.staircase}梯` : ''
  wrong.push(
    { name: born.name, field: '出生年月', right: `${born.year}.${born.month}` },
    { name: called.name, field: '电话', right: called.phone! },
    { name: housed.members[0]!.name, field: '地址', right: `${housed.building}栋${staircase}${housed.door}` },
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(process.argv[2] ?? 'messy-workbook.xlsx', messyWorkbook().bytes)
