import type { MatterLine } from '../../contract-shapes.ts'

export type DueGroup = 'overdue' | 'today' | 'later'

const zone = { timeZone: 'Asia/Shanghai' } as const

/** Sorts matters by what falls due first and says which are overdue, due today and due later, in the neighbourhood's days. */
export function groupByDue(lines: readonly MatterLine[], now: Date): { group: DueGroup; lines: MatterLine[] }[] {
  const sorted = [...lines].sort((one, other) => dueOf(one) - dueOf(other))
  const groups: DueGroup[] = ['overdue', 'today', 'later']
  return groups
    .map((group) => ({ group, lines: sorted.filter((line) => groupOf(line, now) === group) }))
    .filter((each) => each.lines.length > 0)
}

/** Whether a matter is overdue, due today or later, as the clock stands now. */
export function groupOf({ turn }: Pick<MatterLine, 'turn'>, now: Date): DueGroup {
  if (turn.dueAt === null) return 'later'
  const due = new Date(turn.dueAt)
  if (due <= now) return 'overdue'
  return dayOf(due) === dayOf(now) ? 'today' : 'later'
}

function dueOf({ turn }: MatterLine): number {
  return turn.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(turn.dueAt)
}

function dayOf(at: Date): string {
  return at.toLocaleDateString('en-CA', zone)
}
