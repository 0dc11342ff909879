import type { Readable } from 'node:stream'
import { localDay, readFrame } from '../places/index.ts'
import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { clockNow } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import { circleOf } from './circle.ts'
import type { CallSheet } from './draw-call-sheet.ts'
import { allow, notePlan } from './keep-plan.ts'
import { placeOfAlarm } from './places-of-alarms.ts'
import { mayKeepCare } from './policy.ts'
import { careProblems } from './problems.ts'
import { type AlarmLineRow, alarmsPage, findAlarmLine } from './read-alarms.ts'
import { findCard } from './read-plans.ts'
import type { RecipientRow } from './read-recipients.ts'
import { findZone } from './read-zone.ts'
import { dayIn, timeIn } from './rules-zones.ts'

type Ask = { community: string; alarm?: string; command: Command }
const mostSheets = 50

const roles: Readonly<Record<RecipientRow['role'], string>> = {
  person: '本人',
  family: '家人',
  team_member: '亲友团成员',
  grid_leader: '网格长',
  duty_desk: '社区值班',
}

/**
 * The call sheets of open alarms as a PDF. Each opens names and numbers, which is kept with the plan before anything is printed.
 * Throws care.refused, not-here, no-open-alarm.
 */
export async function printCallSheet(context: CareContext, actor: AccountActor, ask: Ask): Promise<Readable> {
  const { community, command } = ask
  allow(mayKeepCare(actor, community))
  const given = await context.database.write(actor, async (tx) => {
    const now = await clockNow(tx)
    const rows = await alarmsOf(tx, ask)
    if (rows.length === 0) throw new Problem(careProblems.noOpenAlarm)
    const frame = await readFrame(tx, { community, day: localDay(now) })
    const zone = await findZone(tx, community)
    const sheets: CallSheet[] = []
    for (const row of rows) sheets.push(await sheetOf(tx, context, { row, zone }))
    await once(tx, { community, command }, async () => {
      for (const row of rows) {
        tx.open(row.plan_id)
        const plan = { community_id: community, id: row.plan_id, grid_id: row.grid_id, now }
        await notePlan(tx, plan, { kind: 'plan.numbers_opened', facts: { alarm: row.id, printed: true } })
      }
      return null
    })
    return { community: frame?.community.name ?? '', printedAt: clockWords(now, zone), sheets }
  })
  // Drawing needs large libraries, and sheets are rare.
  const { drawCallSheets } = await import('./draw-call-sheet.ts')
  return drawCallSheets(given)
}

async function alarmsOf(tx: Tx, { community, alarm }: Ask): Promise<AlarmLineRow[]> {
  if (!alarm) return tx.all(alarmsPage({ community, open: true, limit: mostSheets }))
  const row = await findAlarmLine(tx, { community, alarm })
  if (!row) throw new Problem(careProblems.notHere)
  return row.state === 'closed' ? [] : [row]
}

type Whose = { row: AlarmLineRow; zone: string }

async function sheetOf(tx: Tx, { secrets }: CareContext, { row, zone }: Whose): Promise<CallSheet> {
  tx.open(row.plan_id)
  tx.concern(row.person_id)
  const card = await findCard(tx, { community: row.community_id, plan: row.plan_id })
  const line = await findAlarmLine(tx, { community: row.community_id, alarm: row.id })
  const circle = await circleOf(tx, placeOfAlarm(row), row.chain)
  const people = new Map(row.chain.steps.flatMap((_, step) => circle.of(step).map((each) => [each.id, each] as const)))
  return {
    name: line?.name ?? '',
    place: `${row.grid_name} ${row.building_name} ${line?.door ?? ''}`.trim(),
    cause: row.cause,
    openedAt: clockWords(row.opened_at, zone),
    card: card ? secrets.open('care card', card) : null,
    calls: [...people.values()].map(({ role, name, phone }) => ({
      role: roles[role],
      name,
      phone: secrets.open('phone', phone!),
    })),
  }
}

/** `11月26日 09:05`, by the clock of the neighbourhood. */
function clockWords(at: Date, zone: string): string {
  const [, month, date] = dayIn(zone, at).split('-').map(Number)
  return `${month}月${date}日 ${timeIn(zone, at)}`
}
