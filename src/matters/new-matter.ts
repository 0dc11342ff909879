import type { WorkingCalendar } from '../platform/calendar/working-calendar.ts'
import type { Category } from './categories.ts'
import { limitsFrom, wound } from './rules-limits.ts'
import type { MatterState, Tier } from './rules-states.ts'

export type Beginning = {
  report: { private?: boolean; contact?: unknown }
  category: Category
  now: Date
  calendar: WorkingCalendar
  offices: Readonly<Record<Tier, { readonly id: string }>>
}

const blank = {
  stage: 'reported',
  outcome: null,
  settledTier: null,
  met: { firstAnsweredAt: null, safeAt: null, settledAt: null },
  missed: [],
  dueAt: null,
  wakeAt: null,
  reminded: 0,
  supervisedAt: null,
  pause: null,
  extensions: 0,
  extensionAsked: null,
  disputes: 0,
  reopened: 0,
  returns: 0,
  sentBack: false,
  handler: null,
  handledBy: null,
  mergedInto: null,
  receiptNumber: null,
  endedReason: null,
} as const

/**
 * A matter as it begins: with its grid where the grid settles such matters, else with the community, which receives
 * first (首接负责) and hands up what belongs higher. Throws CalendarMissing.
 */
export function beginning({ report, category, now, calendar, offices }: Beginning): MatterState {
  const tier = category.tier === 'grid' ? 'grid' : 'community'
  const clocks = { now, calendar, category }
  const matter: MatterState = {
    tier,
    holderOffice: offices[tier].id,
    category: category.code,
    private: category.private || report.private === true,
    hasContact: report.contact !== undefined,
    reportedAt: now,
    clockBeganAt: now,
    limits: limitsFrom(now, clocks),
    // Last: what is put behind a spread of this length costs twenty times as much.
    ...blank,
  }
  return wound(matter, clocks)
}
