import type { OutsideSource } from './contract-orders.ts'

/** What a column of a sheet of orders holds. */
export type OrderField = 'number' | 'source' | 'words' | 'category' | 'due' | 'place' | 'grid' | 'phone' | 'name'

// The first fitting heading wins; longer words stand before those they contain.
const headings: readonly (readonly [OrderField, RegExp])[] = [
  ['number', /^(外部)?(工单|诉求|案件|受理|事件|订单)?(编号|单号|号码)$|^工单号$|^(order|case) ?(no|number|id)\.?$/i],
  ['source', /^(工单)?来源(平台|渠道)?$|^(来源)?平台$|^source$/i],
  ['due', /(截止|到期|办理|办结|答复|处理|完成)(时限|时间|期限|日期)|^时限$|^due/i],
  ['category', /(类别|分类|类型)$|^category$/i],
  ['grid', /^(所属)?网格(名称)?$|^grid$/i],
  ['place', /(地址|地点|位置)$|^(address|place)$/i],
  ['phone', /(电话|手机|号码)$|^phone$/i],
  ['name', /^(联系人|来电人|诉求人|姓名|市民)(姓名)?$|^name$/i],
  ['words', /(内容|描述|详情|诉求|问题)$|^(content|description)$/i],
]

/** Which column holds what, by the names in the first row; a column that is not recognised is left alone. */
export function columnsOf(head: readonly string[]): Map<OrderField, number> {
  const found = new Map<OrderField, number>()
  for (const [index, heading] of head.entries()) {
    const plain = heading.replace(/[\s*（(].*$/u, '').trim()
    const field = headings.find(([name, pattern]) => !found.has(name) && pattern.test(plain))?.[0]
    if (field) found.set(field, index)
  }
  return found
}

/** The source that words name; null when it is none of the known. */
export function sourceIn(words: string): OutsideSource | null {
  if (/12345|政务(服务)?(便民)?热线|市民热线/.test(words)) return '12345'
  if (/粤平安/.test(words)) return 'yue-ping-an'
  if (/有呼必应/.test(words)) return 'you-hu-bi-ying'
  return /其他|other/i.test(words) ? 'other' : null
}

/** A deadline as sheets write it, on the local clock; a day alone ends at its end. Null when it is none. */
export function deadlineIn(words: string): Date | null {
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2})[:时](\d{1,2})?(?:[:分](\d{1,2})秒?)?分?)?$/.exec(
      words.trim(),
    )
  if (!found) return null
  const [, year, month, day, hours = '23', minutes] = found
  const two = (part: string) => part.padStart(2, '0')
  const date = `${year}-${two(month!)}-${two(day!)}`
  const at = new Date(`${date}T${two(hours)}:${two(minutes ?? (found[4] ? '0' : '59'))}:00+08:00`)
  // A day that does not exist rolls over silently.
  const back = new Date(at.getTime() + 480 * 60_000).toISOString().slice(0, 10)
  return Number.isNaN(at.getTime()) || back !== date ? null : at
}

/** The building and staircase that an address names, by number. */
export function placeIn(words: string): { building: number; staircase: number | null } | null {
  const building = /(\d{1,4})\s*(?:栋|幢|座|号楼)/.exec(words)
  if (!building) return null
  const after = words.slice(building.index + building[0].length)
  const staircase = /^[^\d]{0,4}(\d{1,2})\s*(?:梯|单元|门)/.exec(after)
  return { building: Number(building[1]), staircase: staircase ? Number(staircase[1]) : null }
}

/** A telephone number that can be called; a masked one is none. */
export function phoneIn(words: string): string | null {
  const number = words.trim()
  return /^[0-9+ ()-]{5,24}$/.test(number) ? number : null
}
