import { dayOf, usualCalendar, type WorkingCalendar, type YearByHand } from '../platform/calendar/working-calendar.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import { type RuleSetKind, ruleSetsOn } from '../platform/rule-sets/read.ts'
import { type CommunityRow, findCommunity, findOffices, findPlaces, type OfficeRow, type PlaceRow } from './read.ts'

/** What holds in a community on a day: its row, its offices under the names that hold, and the rule sets as they were set. */
export type CommunityFrame = {
  readonly community: CommunityRow
  readonly offices: readonly OfficeRow[]
  readonly rules: Partial<Record<RuleSetKind, unknown>>
  /** Grids, buildings and staircases by id. */
  readonly places: ReadonlyMap<string, PlaceRow>
  /** Staircases that are there today, by the code of their QR sheet. */
  readonly staircases: ReadonlyMap<string, PlaceRow>
  /** The local day, YYYY-MM-DD, for which this holds. */
  readonly day: string
}

/** Reads what holds on the day; undefined when there is no such community. */
export async function readFrame(
  tx: ReadTx,
  at: { community: string; day: string },
): Promise<CommunityFrame | undefined> {
  const [community, offices, rules, places] = await Promise.all([
    findCommunity(tx, at.community),
    findOffices(tx, at.community),
    ruleSetsOn(tx, { ...at, kinds: ['categories', 'hours', 'contacts', 'offices', 'holidays'] }),
    findPlaces(tx, at.community),
  ])
  if (!community) return undefined
  const names = (rules.offices ?? {}) as Record<string, string>
  return {
    community,
    day: at.day,
    rules: withHolidays(rules),
    places: new Map(places.map((place) => [place.id, place])),
    staircases: new Map(places.flatMap((place) => (place.code !== null && place.holds ? [[place.code, place]] : []))),
    offices: offices.map((office) => ({ ...office, name: names[office.id] ?? office.name })),
  }
}

/** Holidays are entered apart from the hours, so that other hours do not lose them. */
function withHolidays(rules: CommunityFrame['rules']): CommunityFrame['rules'] {
  const holidays = rules.holidays as { years: readonly YearByHand[] } | undefined
  if (!holidays) return rules
  const hours = (rules.hours as WorkingCalendar | undefined) ?? usualCalendar
  return { ...rules, hours: { ...hours, byHand: holidays.years } }
}

/** The day of an instant on the community's calendar, YYYY-MM-DD. China has one zone and no summer time. */
export function localDay(at: Date): string {
  return dayOf(at)
}
