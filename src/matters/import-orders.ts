import { findStaircases } from '../places/index.ts'
import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import { clockNow } from '../platform/journal/read.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import { type FirstSheet, NotASheet, readBook } from '../platform/sheets/read-sheet.ts'
import type { MatterContext } from './context.ts'
import { mostOrders, type OrderRow, type OrdersTaken, type OutsideSource } from './contract-orders.ts'
import { type MatterFrame, officesFor } from './frame.ts'
import { beginning } from './new-matter.ts'
import { mayKeepDesk } from './policy-desk.ts'
import { matterProblems } from './problems.ts'
import { markKnown, ordersIn, type ReadOrder } from './read-orders.ts'
import { recordReport } from './record-report.ts'
import { secretsOf } from './secrets.ts'
import { columnsOf } from './state.ts'
import { buildingAlone } from './take-down.ts'
import { insertMatter, insertReport, nextNumber } from './write.ts'
import { findOrders, lockOrders } from './write-orders.ts'

type Ask = {
  community: string
  bytes: Buffer
  dry: boolean
  source: OutsideSource | undefined
  command: Command
}

/**
 * Takes in a sheet of open orders from outside, or says what would become of each row. An order is known by source and
 * number: taking the same sheet again changes nothing. Throws matters.refused, matters.wrong-sheet.
 */
export async function importOrders(context: MatterContext, actor: AccountActor, ask: Ask): Promise<OrdersTaken> {
  const { community, source, dry } = ask
  const answer = mayKeepDesk(actor, community)
  if (!answer.allowed) throw new Problem(matterProblems.refused, { reason: answer.reason })
  const { rows: cells, hiddenLines, hiddenSheets } = await cellsOf(ask.bytes)
  const hidden = { hiddenLines, hiddenSheets: [...hiddenSheets] }
  const given = await context.database.read(actor, async (tx) => {
    const frame = await context.shelf.frameOf(tx, { community, now: await clockNow(tx) })
    return { frame, staircases: await findStaircases(tx, community), source }
  })
  const { columns, orders } = ordersIn(cells, given)
  for (const field of ['number', 'words'] as const) {
    if (!Object.values(columns).includes(field)) throw new Problem(matterProblems.wrongSheet, { reason: `no-${field}` })
  }
  const numbers = orders.map(({ number }) => number)
  if (dry) {
    markKnown(orders, await context.database.read(actor, (tx) => findOrders(tx, { community, numbers })))
    return { columns, rows: orders.map(shown), ...hidden, imported: false }
  }
  const command = { ...ask.command, sender: actor.account }
  const rows = await context.database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      await lockOrders(tx, community)
      markKnown(orders, await findOrders(tx, { community, numbers }))
      const fresh = orders.filter(({ state }) => state === 'new')
      const now = await clockNow(tx)
      for (const order of fresh) order.matter = await takeOrder(context, tx, { order, frame: given.frame, now, actor })
      await record(tx, {
        community,
        kind: 'orders.imported',
        subject: { kind: 'community', id: community },
        at: now,
        reader: 'staff',
        facts: { rows: orders.length, new: fresh.length, matters: fresh.map(({ matter }) => matter?.id) },
      })
      return orders.map(shown)
    }),
  )
  return { columns, rows, ...hidden, imported: true }
}

async function cellsOf(bytes: Buffer): Promise<FirstSheet> {
  try {
    return await readBook(bytes, mostOrders + 1)
  } catch (error) {
    if (error instanceof NotASheet) throw new Problem(matterProblems.wrongSheet, { reason: error.reason })
    throw error
  }
}

function shown({ spot: _spot, phone: _phone, name: _name, ...row }: ReadOrder): OrderRow {
  return row
}

type Taking = { order: ReadOrder; frame: MatterFrame; now: Date; actor: AccountActor }

/** One order as a matter with its one telling, held and limited like any other; the outside deadline stands beside. */
async function takeOrder(context: MatterContext, tx: Tx, { order, frame, now, actor }: Taking) {
  const spot = order.spot!
  const category = frame.categories.get(order.category ?? '0999') ?? [...frame.categories.values()][0]!
  const contact = order.phone ? { phone: order.phone } : undefined
  const report = contact ? { contact } : {}
  const offices = officesFor(frame, spot.grid)
  const state = beginning({ report, category, now, calendar: frame.calendar, offices })
  const { community_id: community, subdistrict_id, short_code } = frame.community
  const [matter, reportId] = [newId(), newId()]
  const number = await nextNumber(tx, short_code)
  const secrets = secretsOf(context.secrets, { report: reportId, number })
  insertMatter(tx, {
    ...columnsOf(state, frame),
    community_id: community,
    id: matter,
    number,
    subdistrict_id,
    grid_id: spot.grid,
    building_id: spot.building,
    staircase_id: spot.staircase,
    building_alone: buildingAlone(spot),
    spot_kind: 'outdoors',
    spot_floor: null,
    spot_words: order.place.slice(0, 200) || null,
    channel: 'outside',
    has_contact: contact !== undefined,
    outside_source: order.source,
    outside_number: order.number,
    outside_due_at: order.dueAt,
    audience: [reportId, state.holderOffice, actor.account],
    made_at: now,
    changed_at: now,
  } as Parameters<typeof insertMatter>[1])
  tx.open(matter)
  insertReport(tx, {
    community_id: community,
    id: reportId,
    matter_id: matter,
    origin_id: matter,
    grid_id: spot.grid,
    channel: 'outside',
    words: order.words,
    contact_name: order.name,
    contact: contact ? context.secrets.seal('contact', contact.phone) : null,
    language: 'zh-Hans',
    code_hash: secrets.codeHash,
    pin_hash: secrets.pinHash,
    account_id: null,
    taken_by: actor.account,
    made_at: now,
  })
  const { source } = order
  const told = { community, matter, report: reportId, grid: spot.grid, channel: 'outside', state, frame, source }
  await recordReport(tx, told)
  return { id: matter, number }
}
