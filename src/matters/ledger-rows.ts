import type { Cell, Sheet } from '../platform/sheets/write-workbook.ts'
import {
  figureNames,
  type Ledger,
  type LedgerName,
  type LedgerRow,
  type PeriodName,
  type PeriodSheet,
} from './contract-ledgers.ts'
import type { MatterFrame } from './frame.ts'
import * as words from './ledger-words.ts'
import { categoryName, placeOf, turnOf } from './present.ts'
import type { LedgerLine } from './read-ledgers.ts'
import { withoutNumbers } from './rules-ledgers.ts'

/** The figures of a period; for a sheet also the rows they are counted from, each with the figures that count it. */
export type PeriodTaken = PeriodSheet & { rows: { line: LedgerLine; row: LedgerRow }[] }

/** A stored line as a ledger shows it: no names, no numbers of people, no words of private matters. */
export function ledgerRowOf(line: LedgerLine, frame: MatterFrame): LedgerRow {
  const turn = turnOf(line, frame, { viewer: 'public', now: line.now })
  const place = placeOf(line, frame)
  const said = line.private ? null : (line.public_summary ?? line.excerpt)
  return {
    id: line.id,
    number: line.number,
    madeAt: line.made_at.toISOString(),
    channel: line.channel as LedgerRow['channel'],
    gridName: place.gridName,
    place: words.placeWords({
      building: place.buildingName,
      staircase: place.staircaseName,
      kind: line.spot_kind,
      floor: line.spot_floor,
    }),
    category: line.category,
    categoryName: categoryName(frame, line.category),
    words: said && withoutNumbers(said),
    private: line.private,
    stage: line.stage as LedgerRow['stage'],
    outcome: line.outcome as LedgerRow['outcome'],
    officeName: turn.officeName,
    tier: line.tier as LedgerRow['tier'],
    firstAnswerDue: line.first_answer_due.toISOString(),
    firstAnsweredAt: line.first_answered_at?.toISOString() ?? null,
    settleDue: line.settle_due.toISOString(),
    dueAt: line.due_at?.toISOString() ?? null,
    closedAt: line.closed_at?.toISOString() ?? null,
    settledTier: line.settled_tier as LedgerRow['settledTier'],
    overdue: turn.overdue,
    missed: line.missed ?? [],
    outside: line.outside_source
      ? {
          source: line.outside_source,
          number: line.outside_number ?? '',
          dueAt: line.outside_due_at?.toISOString() ?? null,
        }
      : null,
    receiptNumber: line.receipt_number,
  }
}

const columns = [
  ['序号', 6],
  ['编号', 12],
  ['报事时间', 17],
  ['来源', 10],
  ['外部单号', 16],
  ['外部时限', 17],
  ['网格', 14],
  ['地点', 18],
  ['类别', 18],
  ['诉求内容', 40],
  ['承办单位', 18],
  ['层级', 8],
  ['环节', 10],
  ['首次答复时限', 17],
  ['首次答复时间', 17],
  ['办结时限', 17],
  ['了结时间', 17],
  ['办理结果', 12],
  ['办结层级', 10],
  ['是否逾期', 10],
  ['曾超时限', 14],
  ['上级回执', 16],
] as const

const asColumns = (list: readonly (readonly [string, number])[]) => list.map(([header, width]) => ({ header, width }))

/** A ledger as a workbook of one sheet. */
export function ledgerSheets(ledger: LedgerName, { communityName, at, items }: Ledger): Sheet[] {
  const title = words.ledgerTitles[ledger]
  return [
    {
      name: title,
      heading: [`${communityName}${title}`, `${moment(at)} 导出，共 ${items.length} 件。电话和姓名不在表内。`],
      columns: asColumns(columns),
      rows: rowsOf(items),
    },
  ]
}

/** The figures of a period with the rows they are counted from; each figure leads to the rows. */
export function periodSheets(period: PeriodName, taken: PeriodTaken): Sheet[] {
  const title = words.periodTitles[period]
  const counted = (line: LedgerLine) =>
    figureNames
      .filter((name) => line.counted?.[name] !== undefined)
      .map(
        (name) =>
          `${words.figureWords[name][0]}${words.plainCounts.includes(name) ? '' : line.counted?.[name] ? '✓' : '✗'}`,
      )
      .join(' ')
  return [
    {
      name: title,
      heading: [
        `${taken.communityName}事项${title}`,
        `${taken.from} 至 ${taken.to}，${moment(taken.at)} 导出。不按人计数。`,
      ],
      columns: asColumns([
        ['指标', 16],
        ['数值', 12],
        ['分子', 10],
        ['分母', 10],
        ['怎么算', 60],
      ]),
      rows: taken.figures.map(({ name, of, met }) => {
        const [called, formula] = words.figureWords[name]
        const link = (text: string): Cell => ({ text, link: "#'明细'!A1" })
        if (words.plainCounts.includes(name)) return [link(called), of, null, null, formula]
        return [link(called), of === 0 ? '—' : `${((met / of) * 100).toFixed(1)}%`, met, of, formula]
      }),
    },
    {
      name: '明细',
      heading: [`${taken.communityName}${title}明细`, '“计入”一栏写明每件事算进哪些指标：✓ 达到，✗ 未达到。'],
      columns: asColumns([...columns, ['计入', 40]]),
      rows: rowsOf(
        taken.rows.map(({ row }) => row),
        (index) => counted(taken.rows[index]!.line),
      ),
    },
  ]
}

function* rowsOf(items: readonly LedgerRow[], extra?: (index: number) => string): Generator<Cell[]> {
  for (const [index, item] of items.entries()) {
    const cells: Cell[] = [index + 1, ...cellsOf(item)]
    yield extra ? [...cells, extra(index)] : cells
  }
}

function cellsOf(row: LedgerRow): Cell[] {
  const { outside } = row
  return [
    row.number,
    moment(row.madeAt),
    outside ? (words.sourceWords[outside.source] ?? outside.source) : (words.channelWords[row.channel] ?? row.channel),
    outside?.number ?? '',
    moment(outside?.dueAt ?? null),
    row.gridName,
    row.place,
    row.categoryName.hans,
    row.private ? '（不公开）' : (row.words ?? ''),
    row.officeName,
    words.tierWords[row.tier] ?? row.tier,
    words.stageWords[row.stage] ?? row.stage,
    moment(row.firstAnswerDue),
    moment(row.firstAnsweredAt),
    moment(row.settleDue),
    moment(row.closedAt),
    row.outcome ? (words.outcomeWords[row.outcome] ?? row.outcome) : '',
    row.settledTier ? (words.tierWords[row.settledTier] ?? row.settledTier) : '',
    row.overdue ? '逾期' : '',
    row.missed.map((each) => words.limitWords[each] ?? each).join('、'),
    row.receiptNumber ?? '',
  ]
}

/** A moment on the local clock, `2026-11-23 09:05`. */
function moment(at: string | null): string {
  if (at === null) return ''
  return new Date(Date.parse(at) + 480 * 60_000).toISOString().slice(0, 16).replace('T', ' ')
}
