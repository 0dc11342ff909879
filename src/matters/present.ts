import { workingDaysUntil } from '../platform/calendar/working-calendar.ts'
import type { Category } from './categories.ts'
import type { BoardLine } from './contract-public.ts'
import type { MatterLine } from './contract-shapes.ts'
import type { MatterFrame } from './frame.ts'
import type { MatterRow } from './read.ts'
import { runsInWorkingTime } from './rules-limits.ts'
import { nextStep, type Stage } from './rules-states.ts'

type Turn = MatterLine['turn']
/** A matter without the moment at which it was read, and who looks at it when. */
type RowAtRest = Omit<MatterRow, 'now' | 'excerpt'>
type Asking = { readonly extension_asked: unknown }
type Look = { viewer: 'staff' | 'public'; now: Date }

/** Whose turn it is, with the time left in working days and minutes; handlers' names are for staff. */
export function turnOf(row: RowAtRest, frame: MatterFrame, { viewer, now }: Look): Turn {
  const due = row.due_at
  const dueFor = dueForOf(row)
  return {
    office: row.holder_office_id,
    officeName: officeName(frame, row.holder_office_id) ?? '',
    tier: row.tier as Turn['tier'],
    next: nextStep({ stage: row.stage as Stage }) ?? 'none',
    handlerName: viewer === 'staff' ? handlerOf(row) : null,
    dueAt: due?.toISOString() ?? null,
    dueFor,
    overdue: due !== null && due < now,
    supervised: row.supervised_at !== null,
    gone: viewer === 'staff' ? goneOf(row, now) : null,
    workingDaysLeft:
      due && runsInWork(dueFor, frame.categories.get(row.category)) ? workingDaysUntil(frame.calendar, now, due) : null,
    minutesLeft: minutesLeft(due, now),
  }
}

/** What is left of each limit in working days, as its own clock runs. */
export function workingDaysLeftOf(row: RowAtRest, frame: MatterFrame, now: Date) {
  const left = (limit: 'first_answer' | 'safe' | 'settle', due: Date | null) =>
    due && runsInWork(limit, frame.categories.get(row.category)) ? workingDaysUntil(frame.calendar, now, due) : null
  return {
    first_answer: left('first_answer', row.first_answer_due),
    safe: left('safe', row.safe_due),
    settle: left('settle', row.settle_due),
  }
}

/** Whose hands it is in, or ended in. While it waits for a check it is the office's turn, and a name once taken off stays taken off. */
function handlerOf({ stage, handler_id: handler, handler_name: name }: RowAtRest): string | null {
  return handler && stage !== 'verifying' && stage !== 'confirming' ? name : null
}

/** How much of the running limit has gone, as staff were reminded of it; null before half, once over, and where no limit runs. */
function goneOf({ stage, reminded, due_at: due }: RowAtRest, now: Date): Turn['gone'] {
  if (!due || due <= now || stage === 'suspended' || stage === 'confirming') return null
  return reminded === 50 || reminded === 80 ? reminded : null
}

/** Whole minutes until something falls due; negative once it is past. */
export function minutesLeft(due: Date | null, now: Date): number | null {
  return due && Math.round((due.getTime() - now.getTime()) / 60_000)
}

function officeName(frame: MatterFrame, office: string): string | undefined {
  return frame.offices.find((each) => each.id === office)?.name
}

/** Which limit falls due; where two fall together the first answer comes before safety before settling. */
function dueForOf(row: RowAtRest): Turn['dueFor'] {
  const due = row.due_at?.getTime()
  if (due === undefined) return null
  if (row.stage === 'confirming') return 'confirm'
  if (!row.first_answered_at && row.first_answer_due.getTime() === due) return 'first_answer'
  if (!row.safe_at && row.safe_due?.getTime() === due) return 'safe'
  return 'settle'
}

/** Whether what is left of the limit is said in working days. Waiting for the reporter's yes is five of them. */
function runsInWork(dueFor: Turn['dueFor'], category: Category | undefined): boolean {
  if (!category || dueFor === 'confirm') return true
  const limits = { first_answer: category.firstAnswer, safe: category.safe, settle: category.settled }
  const limit = dueFor && limits[dueFor]
  return limit !== null && runsInWorkingTime(limit)
}

/** Where it is, as every page shows it. */
export function placeOf(row: RowAtRest, frame: MatterFrame): MatterLine['place'] {
  const nameOf = (id: string | null) => (id && frame.places.get(id)?.name) || null
  return {
    community: row.community_id,
    communityName: frame.community.name,
    grid: row.grid_id,
    gridName: nameOf(row.grid_id) ?? '',
    building: row.building_id,
    buildingName: nameOf(row.building_id),
    staircase: row.staircase_id,
    staircaseName: nameOf(row.staircase_id),
    staircaseCode: (row.staircase_id && frame.places.get(row.staircase_id)?.code) || null,
    spot: {
      kind: row.spot_kind as MatterLine['place']['spot']['kind'],
      ...(row.spot_floor === null ? {} : { floor: row.spot_floor }),
      ...(row.spot_words === null ? {} : { words: row.spot_words }),
    },
  }
}

/** The place as everybody may know it: the staircase, never the flat or the reporter's own words. */
function publicPlaceOf(row: RowAtRest, frame: MatterFrame): MatterLine['place'] {
  const { spot, ...place } = placeOf(row, frame)
  const { words: _words, ...rest } = spot
  return { ...place, spot: spot.kind === 'dwelling' ? { kind: 'dwelling' } : rest }
}

/** The category's label in the languages written by hand. */
export function categoryName(frame: MatterFrame, code: string): { hans: string; en: string } {
  const category = frame.categories.get(code)
  return category ? { hans: category.hans, en: category.en } : { hans: code, en: code }
}

/** A line of a staff queue, with the words of it that the viewer may read. */
export function lineOf(
  row: RowAtRest & Asking,
  frame: MatterFrame,
  { excerpt, now, readsReasons }: Pick<MatterRow, 'excerpt' | 'now'> & { readsReasons: boolean },
): MatterLine {
  return {
    id: row.id,
    number: row.number,
    category: row.category,
    categoryName: categoryName(frame, row.category),
    place: placeOf(row, frame),
    stage: row.stage as MatterLine['stage'],
    outcome: row.outcome as MatterLine['outcome'],
    turn: turnOf(row, frame, { viewer: 'staff', now }),
    private: row.private,
    channel: row.channel as MatterLine['channel'],
    reports: row.reports_count,
    excerpt,
    summary: row.public_summary,
    disputes: row.disputes,
    saidAt: row.said_at?.toISOString() ?? null,
    extension: extensionOf(row, readsReasons),
    madeAt: row.made_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  }
}

function extensionOf({ extension_asked }: Asking, readsReasons: boolean): MatterLine['extension'] {
  const asked = extension_asked as { workingDays: number; reason: string; askedAt: string } | null
  if (!asked) return null
  return { workingDays: asked.workingDays, reason: readsReasons ? asked.reason : null, askedAt: asked.askedAt }
}

/** A line of the public board. */
export function boardLineOf(row: MatterRow, frame: MatterFrame): BoardLine {
  return {
    id: row.id,
    number: row.number,
    category: row.category,
    categoryName: categoryName(frame, row.category),
    place: publicPlaceOf(row, frame),
    stage: row.stage as BoardLine['stage'],
    outcome: row.outcome as BoardLine['outcome'],
    turn: turnOf(row, frame, { viewer: 'public', now: row.now }),
    summary: row.public_summary,
    madeAt: row.made_at.toISOString(),
  }
}

/** The cursor after a row of a keyset page. */
export function cursorOf(at: Date, id: string): string {
  return Buffer.from(`${at.toISOString()}|${id}`).toString('base64url')
}

/** Reads a cursor; undefined when it is none of ours. */
export function readCursor(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (!cursor) return undefined
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('|')
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) return undefined
  return { at: moment, id }
}
