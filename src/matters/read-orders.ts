import type { StaircaseRow } from '../places/index.ts'
import { mostOrders, type OrderRow, type OutsideSource } from './contract-orders.ts'
import type { MatterFrame } from './frame.ts'
import { columnsOf, deadlineIn, type OrderField, phoneIn, placeIn, sourceIn } from './rules-orders.ts'
import { suggestCategories } from './rules-words.ts'
import type { KnownOrder } from './write-orders.ts'

/** Where a row's matter is, and whom to call. */
export type Spot = { grid: string; building: string | null; staircase: string | null }
export type ReadOrder = OrderRow & { spot: Spot | null; phone: string | null; name: string | null }

export type OrdersFrame = {
  readonly frame: MatterFrame
  readonly staircases: readonly StaircaseRow[]
  readonly source: OutsideSource | undefined
}

/** The cells of a sheet as orders, each with what is wrong with it; nothing is known yet. */
export function ordersIn(cells: readonly (readonly string[])[], given: OrdersFrame) {
  const [head = [], ...rest] = cells
  const columns = columnsOf(head)
  const orders = rest
    .slice(0, mostOrders)
    .map((line, index) => ({ line, row: index + 2 }))
    .filter(({ line }) => line.some((cell) => cell !== ''))
    .map(({ line, row }) => orderOf({ row, cell: (field) => line[columns.get(field) ?? -1]?.trim() ?? '' }, given))
  const seen = new Set<string>()
  for (const order of orders) {
    const key = `${order.source} ${order.number}`
    if (order.state === 'new' && seen.has(key)) reject(order, 'twice-in-the-sheet', 'number')
    seen.add(key)
  }
  return { columns: Object.fromEntries([...columns].map(([field, index]) => [head[index] ?? '', field])), orders }
}

/** Marks the orders that matters already stand for. */
export function markKnown(orders: readonly ReadOrder[], known: readonly KnownOrder[]): void {
  const byKey = new Map(known.map((each) => [`${each.outside_source} ${each.outside_number}`, each]))
  for (const order of orders) {
    const matter = byKey.get(`${order.source} ${order.number}`)
    if (!matter || order.number === '') continue
    Object.assign(order, {
      state: 'known',
      reason: null,
      column: null,
      matter: { id: matter.id, number: matter.number },
    })
  }
}

type Line = { row: number; cell: (field: OrderField) => string }

function orderOf({ row, cell }: Line, { frame, staircases, source }: OrdersFrame): ReadOrder {
  const words = cell('words').slice(0, 2000)
  const category = categoryOf(cell('category'), words, frame)
  const named = cell('source')
  const due = cell('due')
  const order: ReadOrder = {
    row,
    state: 'new',
    reason: null,
    column: null,
    source: (named ? sourceIn(named) : source) ?? source ?? 'other',
    number: cell('number').slice(0, 60),
    words,
    place: cell('place') || cell('grid'),
    category,
    categoryName: category ? nameOf(frame, category) : null,
    dueAt: deadlineIn(due)?.toISOString() ?? null,
    matter: null,
    spot: spotOf({ place: cell('place'), grid: cell('grid') }, { frame, staircases }),
    phone: phoneIn(cell('phone')),
    name: cell('name').slice(0, 40) || null,
  }
  if (order.number === '') return reject(order, 'missing', 'number')
  if (words === '') return reject(order, 'missing', 'words')
  if (named && !sourceIn(named)) return reject(order, 'unknown-source', 'source')
  if (due && !order.dueAt) return reject(order, 'not-a-deadline', 'due')
  return order.spot ? order : reject(order, 'unknown-place', 'place')
}

function reject(order: ReadOrder, reason: string, column: OrderField): ReadOrder {
  return Object.assign(order, { state: 'rejected' as const, reason, column })
}

function categoryOf(named: string, words: string, { categories }: MatterFrame): string {
  const all = [...categories.values()]
  const exact = all.find(({ code, hans, en }) => named !== '' && [code, hans, en].includes(named))
  return exact?.code ?? suggestCategories(`${named} ${words}`, all)[0] ?? '0999'
}

function nameOf({ categories }: MatterFrame, code: string) {
  const category = categories.get(code)
  return category ? { hans: category.hans, en: category.en } : null
}

function spotOf(
  { place, grid }: { place: string; grid: string },
  { frame, staircases }: Pick<OrdersFrame, 'frame' | 'staircases'>,
): Spot | null {
  const named = placeIn(place)
  const inBuilding = named ? staircases.filter(({ building_name }) => numberIn(building_name) === named.building) : []
  const [first] = inBuilding
  if (first) {
    const staircase = inBuilding.find(({ number }) => number === named?.staircase)
    return { grid: first.grid_id, building: first.building_id, staircase: staircase?.id ?? null }
  }
  const office = frame.offices.find(
    (each) =>
      each.tier === 'grid' &&
      ((grid !== '' && (each.name === grid || each.grid_number === numberIn(grid))) ||
        (grid === '' && place.includes(each.name))),
  )
  return office?.grid_id ? { grid: office.grid_id, building: null, staircase: null } : null
}

function numberIn(words: string): number | null {
  const found = /\d+/.exec(words)
  return found ? Number(found[0]) : null
}
