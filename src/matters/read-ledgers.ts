import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'
import { type FigureName, figureNames, type LedgerName } from './contract-ledgers.ts'
import { conditions, excerptColumn, lineColumns, type MatterRow, type QueueAsk } from './read.ts'

/** A line of a ledger with what it needs beyond a queue's. */
export type LedgerLine = MatterRow & {
  closed_at: Date | null
  settled_tier: string | null
  missed: string[] | null
  outside_source: string | null
  outside_number: string | null
  outside_due_at: Date | null
  receipt_number: string | null
  /** Figures that count the row, and whether it meets each; only where asked for. */
  counted: Record<string, boolean> | null
}

/** A stretch of instants, the second not counted. */
export type Span = { from: Date; to: Date }
export type LedgerAsk = {
  queue: QueueAsk
  ledger: LedgerName | 'period'
  span?: Span | undefined
  figure?: { name: FigureName; part: 'of' | 'met' | 'missed' } | undefined
}

/** The rows of a ledger, oldest report first, at most `most`. One statement. */
export function findLedger(tx: ReadTx, ask: LedgerAsk, most: number): Promise<LedgerLine[]> {
  const { span } = ask
  const counted = ask.ledger === 'period' && span ? flagsOf(span) : sql`null::jsonb`
  return tx.all(sql<LedgerLine>`
    select ${lineColumns}, ${excerptColumn}, m.closed_at, m.settled_tier, m.rules->'missed' as missed, m.outside_source,
      m.outside_number, m.outside_due_at, m.receipt_number, ${counted} as counted
    from matters m where ${where(ask)} order by m.made_at, m.id limit ${most}`)
}

/** How many rows the ledger has. */
export async function countLedger(tx: ReadTx, ask: LedgerAsk): Promise<number> {
  const row = await tx.first(sql<{ count: number }>`select count(*)::int as count from matters m where ${where(ask)}`)
  return row!.count
}

export type FigureCounts = Record<FigureName, { of: number; met: number }>

/** Every figure of a stretch of time: how many it is counted of, and how many meet it. One statement. */
export async function countFigures(tx: ReadTx, queue: QueueAsk, span: Span): Promise<FigureCounts> {
  const columns = figureNames.flatMap((name) => {
    const { of, met } = figures(span)[name]
    return [
      sql`(count(*) filter (where ${of}))::int as ${sql.ref(`${name}_of`)}`,
      sql`(count(*) filter (where ${of} and ${met}))::int as ${sql.ref(`${name}_met`)}`,
    ]
  })
  const row = await tx.first(sql<Record<string, number>>`
    select ${sql.join(columns)} from matters m where ${where({ queue, ledger: 'period', span })}`)
  const counts = {} as FigureCounts
  for (const name of figureNames) counts[name] = { of: row![`${name}_of`]!, met: row![`${name}_met`]! }
  return counts
}

function where({ queue, ledger, span, figure }: LedgerAsk) {
  const made = span && sql`m.made_at >= ${span.from}::timestamptz and m.made_at < ${span.to}::timestamptz`
  const closed = span && sql`m.closed_at >= ${span.from}::timestamptz and m.closed_at < ${span.to}::timestamptz`
  const own = {
    all: made ?? sql`true`,
    'closed-out': closed ? sql`m.due_at is null and ${closed}` : sql`m.due_at is null`,
    overdue: sql`m.due_at < clock_now()${made ? sql` and ${made}` : sql``}`,
    figure: span && figure ? partOf(span, figure) : sql`false`,
    // Whatever stood open at any time of the period: no figure counts anything else.
    period: span
      ? sql`m.made_at < ${span.to}::timestamptz and (m.closed_at is null or m.closed_at >= ${span.from}::timestamptz
          or m.settle_due >= ${span.from}::timestamptz)`
      : sql`true`,
  }[ledger]
  return sql`${sql.join(conditions(queue), sql` and `)} and ${own}`
}

function partOf(span: Span, { name, part }: NonNullable<LedgerAsk['figure']>) {
  const { of, met } = figures(span)[name]
  if (part === 'of') return of
  return part === 'met' ? sql`${of} and ${met}` : sql`${of} and not ${met}`
}

function flagsOf(span: Span) {
  const all = figures(span)
  const flags = figureNames.flatMap((name) => [
    sql`${name}::text`,
    sql`case when ${all[name].of} then ${all[name].met} end`,
  ])
  return sql`jsonb_strip_nulls(jsonb_build_object(${sql.join(flags)}))`
}

/** What each figure counts (`of`) and what meets it (`met`), as conditions on `matters m`. */
function figures({ from, to }: Span) {
  const within = (column: string) =>
    sql`(m.${sql.raw(column)} >= ${from}::timestamptz and m.${sql.raw(column)} < ${to}::timestamptz)`
  const valid = sql`m.stage not in ('void', 'merged')`
  const taken = sql`m.stage not in ('void', 'merged', 'declined')`
  const missed = (limit: string) => sql`coalesce(jsonb_exists(m.rules->'missed', ${limit}), false)`
  const closed = sql`(m.stage = 'closed' and ${within('closed_at')})`
  const settled = sql`(${closed} and m.outcome = 'put_right')`
  const due = sql`(${taken} and ${within('settle_due')})`
  const answer = (condition: ReturnType<typeof sql>) => sql`exists (select 1 from reports r
    where r.community_id = m.community_id and r.matter_id = m.id and (${condition}))`
  const heard = answer(sql`r.rating is not null or r.confirmed_at is not null or r.disputed = 1`)
  const unhappy = answer(sql`r.rating = 'not' or (r.rating is null and r.confirmed_at is null and r.disputed = 1)`)
  const happened = (kind: string) => sql`exists (select 1 from journal j
    where j.community_id = m.community_id and j.subject_id = m.id and j.kind = ${kind}
      and j.happened_at >= ${from}::timestamptz and j.happened_at < ${to}::timestamptz)`
  const yes = sql`true`
  return {
    received: { of: sql`(${valid} and ${within('made_at')})`, met: yes },
    ended: { of: sql`(${valid} and m.due_at is null and ${within('closed_at')})`, met: yes },
    open: {
      of: sql`(${valid} and m.made_at < ${to}::timestamptz and (m.closed_at is null or m.closed_at >= ${to}::timestamptz))`,
      met: yes,
    },
    overdue: { of: sql`(m.due_at < clock_now() and m.made_at < ${to}::timestamptz)`, met: yes },
    response: {
      of: sql`(${taken} and ${within('made_at')} and (m.first_answered_at is not null or m.first_answer_due < clock_now()
        or ${missed('first_answer')}))`,
      met: sql`(m.first_answered_at <= m.first_answer_due and not ${missed('first_answer')}) is true`,
    },
    resolution: {
      of: sql`(${closed} and ${heard})`,
      met: sql`(${answer(sql`r.rating = 'solved' or (r.rating is null and r.confirmed_at is not null)`)} and not ${unhappy})`,
    },
    satisfaction: {
      of: sql`(${closed} and ${answer(sql`r.rating is not null`)})`,
      met: sql`not ${answer(sql`r.rating = 'not'`)}`,
    },
    no_answer: { of: sql`(${closed} and not ${heard})`, met: yes },
    completion: { of: due, met: sql`(m.stage = 'closed' and m.closed_at < ${to}::timestamptz)` },
    on_time: {
      of: due,
      met: sql`(m.stage = 'closed' and coalesce(m.settled_at, m.closed_at) <= m.settle_due and not ${missed('settle')})`,
    },
    settled_in_grid: { of: settled, met: sql`(m.settled_tier = 'grid') is true` },
    settled_in_community: { of: settled, met: sql`(m.settled_tier = 'community') is true` },
    rework: { of: closed, met: sql`m.reopened > 0` },
    reroute: { of: happened('matter.dispatched'), met: happened('matter.returned') },
  } satisfies Record<FigureName, { of: ReturnType<typeof sql>; met: ReturnType<typeof sql> }>
}
