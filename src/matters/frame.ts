import { type CommunityFrame, localDay, type OfficeRow, readFrame } from '../places/index.ts'
import { isPublished, usualCalendar, type WorkingCalendar } from '../platform/calendar/working-calendar.ts'
import type { Database, ReadTx } from '../platform/db/transaction.ts'
import { clockNow } from '../platform/journal/read.ts'
import { type Category, defaultCategories } from './categories.ts'
import { type RowShelf, rowShelf } from './row-shelf.ts'
import type { Tier } from './rules-states.ts'

/** What of its community a matter needs: the categories, the working calendar and the offices that hold today. */
export type MatterFrame = {
  readonly community: CommunityFrame['community']
  readonly calendar: WorkingCalendar
  /** Years within reach of a limit whose official calendar is missing; plain weekdays are taken meanwhile. */
  readonly provisional: readonly number[]
  readonly categories: ReadonlyMap<string, Category>
  readonly offices: readonly OfficeRow[]
  readonly places: CommunityFrame['places']
  readonly staircases: CommunityFrame['staircases']
  readonly dutyNumber: string | null
}

export type OfficesByTier = Readonly<Record<Tier, OfficeRow>>

/** Frames by community, kept for up to five seconds. */
export type FrameShelf = {
  frameOf(tx: ReadTx, at: { community: string; now: Date }): Promise<MatterFrame>
  /** The same outside a transaction: read in one of its own where it is not at hand. */
  frameFrom(database: Database, at: { community: string; now: Date }): Promise<MatterFrame>
  /** What stands in a community, which may be a day old at midnight; undefined when there is no such community. */
  placesOf(database: Database, community: string): Promise<MatterFrame | undefined>
  forget(): void
  /** Rows of matters by their version; see {@link RowShelf}. */
  readonly rows: RowShelf
}

const keptMs = 5000

/** A shelf of frames; `elapsed` gives milliseconds that never go backwards. */
export function frameShelf(elapsed: () => number): FrameShelf {
  const kept = new Map<string, { at: number; day: string; frame: MatterFrame }>()
  const atHand = (community: string, day?: string) => {
    const known = kept.get(community)
    return known && (!day || known.day === day) && elapsed() - known.at < keptMs ? known.frame : undefined
  }
  const keep = (read: CommunityFrame) => {
    const frame = frameFrom(read)
    kept.set(read.community.community_id, { at: elapsed(), day: read.day, frame })
    return frame
  }
  const frameOf: FrameShelf['frameOf'] = async (tx, { community, now }) => {
    const day = localDay(now)
    const known = atHand(community, day)
    if (known) return known
    const read = await readFrame(tx, { community, day })
    if (!read) throw new Error('a matter belongs to a community that is not there')
    return keep(read)
  }
  return {
    rows: rowShelf(),
    forget: () => kept.clear(),
    frameOf,
    frameFrom: async (database, at) =>
      atHand(at.community, localDay(at.now)) ?? database.read({ kind: 'public' }, (tx) => frameOf(tx, at)),
    placesOf: async (database, community) =>
      atHand(community) ??
      database.read({ kind: 'public' }, async (tx) => {
        const read = await readFrame(tx, { community, day: localDay(await clockNow(tx)) })
        return read && keep(read)
      }),
  }
}

function frameFrom(read: CommunityFrame): MatterFrame {
  const categories = (read.rules.categories as Category[] | undefined) ?? defaultCategories
  const set = (read.rules.hours as WorkingCalendar | undefined) ?? usualCalendar
  const contacts = read.rules.contacts as { dutyNumber?: string } | undefined
  return {
    community: read.community,
    ...calendarOver(set, Number(read.day.slice(0, 4))),
    categories: new Map(categories.map((category) => [category.code, category])),
    offices: read.offices,
    places: read.places,
    staircases: read.staircases,
    dutyNumber: contacts?.dutyNumber ?? null,
  }
}

/** Years back into which limits of a matter that is still read may reach. */
const yearsBack = 30

/**
 * The calendar with plain weekdays for years that are not published: a resident's report in December is not refused
 * because next year's holidays are not out yet. The year is named, the desk sees it in red and enters the holidays. Years
 * that went by without anybody entering them are counted in the same way: what fell due in them can still be read.
 */
function calendarOver(set: WorkingCalendar, year: number): Pick<MatterFrame, 'calendar' | 'provisional'> {
  const byHand = set.byHand ?? []
  const missing = Array.from({ length: yearsBack + 2 }, (_, nth) => year - yearsBack + nth).filter(
    (each) => !isPublished(each) && !byHand.some((entry) => entry.year === each),
  )
  const plain = missing.map((each) => ({ year: each, off: [], on: [] }))
  const provisional = missing.filter((each) => each >= year)
  return { calendar: { ...set, byHand: [...byHand, ...plain] }, provisional }
}

/** The offices of a grid's matters, by tier. */
export function officesFor(frame: MatterFrame, grid: string): OfficesByTier {
  const find = (tier: Tier) => {
    const office = frame.offices.find((each) => each.tier === tier && (tier !== 'grid' || each.grid_id === grid))
    if (!office) throw new Error(`no ${tier} office for this place`)
    return office
  }
  return {
    grid: find('grid'),
    community: find('community'),
    subdistrict: find('subdistrict'),
    district: find('district'),
  }
}

/** Their ids alone, as the rules ask for them. */
export function officeIdsFor(frame: MatterFrame, grid: string): Readonly<Record<Tier, string>> {
  const { grid: own, community, subdistrict, district } = officesFor(frame, grid)
  return { grid: own.id, community: community.id, subdistrict: subdistrict.id, district: district.id }
}
