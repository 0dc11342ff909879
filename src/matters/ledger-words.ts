import type { FigureName, LedgerName } from './contract-ledgers.ts'

/** What sheets call things: a ledger is a paper of the field and speaks its language, whatever the page speaks. */
export const ledgerTitles: Record<LedgerName, string> = {
  all: '民生诉求台账',
  'closed-out': '销号清单',
  overdue: '逾期清单',
  figure: '明细',
}

export const periodTitles = { week: '周报', month: '月报' } as const

export const stageWords: Record<string, string> = {
  reported: '待受理',
  registered: '已受理',
  dispatched: '已派单',
  acknowledged: '已签收',
  handling: '处理中',
  suspended: '已挂起',
  verifying: '待核查',
  confirming: '待确认',
  closed: '已办结',
  declined: '不受理',
  merged: '已合并',
  void: '已作废',
}
export const outcomeWords: Record<string, string> = {
  put_right: '办好了',
  not_done: '没有办',
  not_confirmed: '没人确认',
}
export const tierWords: Record<string, string> = {
  grid: '网格',
  community: '社区',
  subdistrict: '街道',
  district: '区',
}
export const channelWords: Record<string, string> = {
  qr: '扫码',
  link: '网页',
  telephone: '电话',
  desk: '前台',
  patrol: '巡查',
  outside: '外来工单',
}
export const sourceWords: Record<string, string> = {
  '12345': '12345',
  'yue-ping-an': '粤平安',
  'you-hu-bi-ying': '有呼必应',
  other: '其他',
}
export const limitWords: Record<string, string> = {
  first_answer: '首次答复',
  safe: '排除危险',
  settle: '办结',
  confirm: '确认',
}
const spotWords: Record<string, string> = {
  entrance: '楼门口',
  floor: '楼道',
  facility: '公共设施',
  outdoors: '室外',
  dwelling: '家里',
}

/** Where it is, in one phrase; the flat itself stays off the paper. */
export function placeWords(place: {
  building: string | null
  staircase: string | null
  kind: string
  floor: number | null
}): string {
  const where = [place.building, place.staircase].filter(Boolean).join('')
  const isDwelling = place.kind === 'dwelling'
  const spot = place.floor === null || isDwelling ? spotWords[place.kind] : `${place.floor}楼`
  return [where, spot].filter(Boolean).join(' ')
}

/** Each figure with what it is, and its formula. */
export const figureWords: Record<FigureName, readonly [name: string, formula: string]> = {
  received: ['新增', '本期报来的事项（不含作废、并入的）'],
  ended: ['了结', '本期了结的事项'],
  open: ['在办', '期末还没有了结的事项'],
  overdue: ['逾期', '此刻已超过当前时限的事项'],
  response: ['响应率', '时限内首次答复 ÷ 本期受理且已答复或已到期的'],
  resolution: ['解决率', '居民说办好了 ÷ 有居民回话的办结事项'],
  satisfaction: ['满意率', '满意和基本满意 ÷ 有评价的办结事项'],
  no_answer: ['未获回话', '本期办结而居民没有回话的（不计入解决率、满意率）'],
  completion: ['办结率', '期末前办结 ÷ 本期到期的'],
  on_time: ['按期办结率', '时限内办结 ÷ 本期到期的'],
  settled_in_grid: ['网格办结', '在网格办好的 ÷ 本期全部办好的'],
  settled_in_community: ['社区办结', '在社区办好的 ÷ 本期全部办好的'],
  rework: ['返工率', '重新打开过的 ÷ 本期办结的'],
  reroute: ['退单率', '本期被退单的 ÷ 本期派过单的'],
}
/** Figures that are a count and no share. */
export const plainCounts: readonly FigureName[] = ['received', 'ended', 'open', 'overdue', 'no_answer']
