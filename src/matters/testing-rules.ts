import { usualCalendar } from '../platform/calendar/working-calendar.ts'
import { defaultCategories } from './categories.ts'
import { beginning } from './new-matter.ts'
import { decide } from './rules.ts'
import type { MatterAct } from './rules-acts.ts'
import type { DecisionFacts } from './rules-changes.ts'
import type { MatterState } from './rules-states.ts'

/** An instant on the community's clock, `2026-11-02T10:00`. */
export const at = (local: string) => new Date(`${local}:00+08:00`)
export const categories = new Map(defaultCategories.map((category) => [category.code, category]))
export const offices = { grid: 'grid-1', community: 'community', subdistrict: 'subdistrict', district: 'liaison' }
// A Monday morning with an ordinary week before it.
const monday = at('2026-11-02T10:00')

/** What the rules are told, with the usual calendar and the default categories. */
export function facts(code: string, now: Date, account: string | null = 'worker'): DecisionFacts {
  return { now, calendar: usualCalendar, category: categories.get(code)!, categories, offices, account }
}

/** A matter of a default category, just reported with a number to call, as the room itself begins one. */
export function reported(code: string, now = monday): MatterState {
  const { category, calendar } = facts(code, now)
  const held = {
    grid: { id: offices.grid },
    community: { id: offices.community },
    subdistrict: { id: offices.subdistrict },
    district: { id: offices.district },
  }
  return { ...beginning({ report: { contact: {} }, category, now, calendar, offices: held }), private: false }
}

/** Does the acts one after another, each at its local time, and gives the matter; throws the reason of a refusal. */
export function through(
  matter: MatterState,
  ...steps: [local: string, act: MatterAct, account?: string | null][]
): MatterState {
  return steps.reduce((current, [local, act, account = 'worker']) => {
    const decision = decide(current, act, facts(current.category, at(local), account))
    if (!decision.ok) throw new Error(`${act.act}: ${decision.reason}`)
    return decision.matter
  }, matter)
}

/** The reason word for which an act is refused, or null. */
export function refusal(matter: MatterState, local: string, act: MatterAct, account: string | null = 'worker') {
  const decision = decide(matter, act, facts(matter.category, at(local), account))
  return decision.ok ? null : decision.reason
}

/** A dark stair lamp on a Monday: answered, and dispatched to the property company; three working days to settle. */
export const lamp = () =>
  through(
    reported('0201'),
    ['2026-11-02T10:30', { act: 'accept' }],
    ['2026-11-02T10:31', { act: 'reply' }],
    ['2026-11-02T11:00', { act: 'dispatch', handler: 'property' }],
  )
