import { type Fault, isRealDay } from './rules-settings.ts'

/** A building's time in one grid: from a day until a day, or on and on. */
export type Stay = { readonly grid: string; readonly from: string; readonly to: string | null }

/** What a move writes: the stay of today is given another grid, or is followed by another stay from a day on. */
export type MovePlan =
  | { readonly kind: 'replace'; readonly begins: string; readonly grid: string }
  | { readonly kind: 'follow'; readonly ends: string; readonly from: string; readonly grid: string }

export type MoveAsk = { readonly grid: string; readonly from: string; readonly today: string }

/**
 * Plans a move from a day on. Faults name the field: a day that is none or lies behind, the grid that it is in already,
 * a move that is planned already.
 */
export function planMove(stays: readonly Stay[], ask: MoveAsk): { plan: MovePlan } | { faults: Fault[] } {
  const day = faultOfFirstDay(ask.from, ask.today)
  if (day.length > 0) return { faults: day }
  if (plannedStay(stays, ask.today)) return { faults: [{ field: 'from', reason: 'planned-already' }] }
  const current = stayOn(stays, ask.today)
  if (!current) return { faults: [{ field: 'from', reason: 'not-yet-there' }] }
  if (current.grid === ask.grid) return { faults: [{ field: 'grid', reason: 'there-already' }] }
  // A second move on the day of the first puts the first right; a stay of no day is not stored.
  if (current.from === ask.from) return { plan: { kind: 'replace', begins: current.from, grid: ask.grid } }
  return { plan: { kind: 'follow', ends: current.from, from: ask.from, grid: ask.grid } }
}

/** The stays after a plan was carried out. */
export function staysAfter(stays: readonly Stay[], plan: MovePlan): Stay[] {
  if (plan.kind === 'replace')
    return stays.map((stay) => (stay.from === plan.begins ? { ...stay, grid: plan.grid } : stay))
  const before = stays.map((stay) => (stay.from === plan.ends ? { ...stay, to: plan.from } : stay))
  return [...before, { grid: plan.grid, from: plan.from, to: null }]
}

/** The stay of a day. */
export function stayOn(stays: readonly Stay[], day: string): Stay | undefined {
  return stays.find(({ from, to }) => from <= day && (to === null || day < to))
}

/** The stay that is planned and has not begun. */
export function plannedStay(stays: readonly Stay[], today: string): Stay | undefined {
  return stays.find(({ from }) => from > today)
}

/** What is wrong with the day something is to hold from; places never change in the past. */
export function faultOfFirstDay(day: string, today: string): Fault[] {
  if (!isRealDay(day)) return [{ field: 'from', reason: 'not-a-day' }]
  return day < today ? [{ field: 'from', reason: 'in-the-past' }] : []
}
