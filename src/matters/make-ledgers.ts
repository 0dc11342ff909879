import { localDay } from '../places/index.ts'
import type { AccountActor } from '../platform/actor.ts'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { clockNow } from '../platform/journal/read.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import type { MatterContext } from './context.ts'
import {
  figureNames,
  type Ledger,
  type LedgerName,
  type LedgerQuery,
  type PeriodName,
  type PeriodQuery,
} from './contract-ledgers.ts'
import { ledgerRowOf, type PeriodTaken } from './ledger-rows.ts'
import { askOf } from './list-matters.ts'
import { mayExport } from './policy-desk.ts'
import { matterProblems } from './problems.ts'
import { countFigures, countLedger, findLedger, type LedgerAsk } from './read-ledgers.ts'
import { daysOfPeriod, instantsOf } from './rules-ledgers.ts'

/** Rows on one page to print, and on one sheet. */
export const mostToPrint = 2000
export const mostOnSheet = 20_000

type Taking = { ledger: LedgerName; query: LedgerQuery; format: 'print' | 'xlsx' }

/** A ledger for reading and printing, or all of it for a sheet; journalled. Throws matters.refused, matters.too-many-rows. */
export async function takeLedger(context: MatterContext, actor: AccountActor, taking: Taking): Promise<Ledger> {
  const { ledger, query, format } = taking
  const { community } = query
  const ask = ledgerAskOf(actor, ledger, query)
  return taken(context, actor, community, async (tx, now) => {
    const total = await countLedger(tx, ask)
    if (format === 'xlsx' && total > mostOnSheet) throw new Problem(matterProblems.tooManyRows, { reason: 'narrow-it' })
    const rows = await findLedger(tx, ask, format === 'print' ? mostToPrint : mostOnSheet)
    await note(tx, actor, { community, now, facts: { ledger, format, rows: rows.length, ...narrowing(query) } })
    const frame = await context.shelf.frameOf(tx, { community, now })
    return {
      communityName: frame.community.name,
      at: now.toISOString(),
      total,
      items: rows.map((row) => ledgerRowOf(row, frame)),
    }
  })
}

type TakingPeriod = { period: PeriodName; query: PeriodQuery; format: 'screen' | 'xlsx' }

/** The figures of a week or month. Taking them out as a sheet is journalled; looking at them is not. */
export async function takePeriod(
  context: MatterContext,
  actor: AccountActor,
  taking: TakingPeriod,
): Promise<PeriodTaken> {
  const { period, query, format } = taking
  const { community, day } = query
  if (day !== undefined) refuseNoDay('day', day)
  return taken(context, actor, community, async (tx, now) => {
    const days = daysOfPeriod(period, day ?? localDay(now))
    const span = instantsOf(days)
    const queue = askOf(actor, { ...withoutDays(query), queue: query.queue ?? 'all' })
    const counts = await countFigures(tx, queue, span)
    const frame = await context.shelf.frameOf(tx, { community, now })
    const sheet = {
      communityName: frame.community.name,
      ...days,
      at: now.toISOString(),
      figures: figureNames.map((name) => ({ name, ...counts[name] })),
    }
    if (format === 'screen') return { ...sheet, rows: [] }
    const lines = await findLedger(tx, { queue, ledger: 'period', span }, mostOnSheet + 1)
    if (lines.length > mostOnSheet) throw new Problem(matterProblems.tooManyRows, { reason: 'narrow-it' })
    const facts = { ledger: period, format, rows: lines.length, ...days, ...narrowing(query) }
    await note(tx, actor, { community, now, facts })
    const counted = lines.filter((line) => Object.keys(line.counted ?? {}).length > 0)
    return { ...sheet, rows: counted.map((line) => ({ line, row: ledgerRowOf(line, frame) })) }
  })
}

function taken<Result>(
  context: MatterContext,
  actor: AccountActor,
  community: string,
  work: (tx: Tx, now: Date) => Promise<Result>,
): Promise<Result> {
  const answer = mayExport(actor, community)
  if (!answer.allowed) throw new Problem(matterProblems.refused, { reason: answer.reason })
  return context.database.write(actor, async (tx) => work(tx, await clockNow(tx as ReadTx)))
}

function ledgerAskOf(actor: AccountActor, ledger: LedgerName, query: LedgerQuery): LedgerAsk {
  const { from, to, figure, part, ...filters } = query
  if (from !== undefined) refuseNoDay('from', from)
  if (to !== undefined) refuseNoDay('to', to)
  if (from && to && to < from) throw invalid('to', 'before-from')
  if (ledger === 'figure' && !(figure && from && to)) throw invalid(figure ? 'from' : 'figure', 'missing')
  const queue = askOf(actor, { ...filters, queue: filters.queue ?? 'all' })
  const span = from || to ? instantsOf({ from: from ?? '2000-01-01', to: to ?? '2999-12-31' }) : undefined
  return { queue, ledger, span, figure: figure && { name: figure, part: part ?? 'of' } }
}

function withoutDays({ day: _day, ...filters }: PeriodQuery) {
  return filters
}

function refuseNoDay(field: string, day: string): void {
  const at = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) throw invalid(field, 'not-a-day')
}

function invalid(field: string, reason: string): Problem {
  return new Problem(httpProblems.invalid, { fields: [{ field, reason }] })
}

/** What narrowed it, as codes; searched words may be somebody's and are only said to be there. */
function narrowing({ community: _community, search, ...rest }: LedgerQuery | PeriodQuery): Record<string, unknown> {
  return { ...rest, ...(search ? { searched: true } : {}) }
}

type Note = { community: string; now: Date; facts: Record<string, unknown> }

function note(tx: Tx, actor: AccountActor, { community, now, facts }: Note): Promise<string> {
  return record(tx, {
    community,
    kind: 'ledger.taken',
    subject: { kind: 'community', id: community },
    at: now,
    reader: 'staff',
    facts,
    post: actor.posts.find((post) => post.community === community)?.kind ?? actor.posts[0]?.kind ?? null,
  })
}
