import { type Static, Type } from 'typebox'
import { endpoint } from '../platform/http/endpoint.ts'
import { QueueFilters } from './contract-queues.ts'
import { Category, Channel, Id, Moment, Outcome, orNull, Stage, Tier } from './contract-shapes.ts'

const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
const { after: _after, limit: _limit, community: _community, ...filters } = QueueFilters.properties

/** 台账 of everything, 销号清单 of what ended, 逾期清单 of what is overdue, or the rows behind one figure. */
export const ledgerNames = ['all', 'closed-out', 'overdue', 'figure'] as const
export type LedgerName = (typeof ledgerNames)[number]
export const periodNames = ['week', 'month'] as const
export type PeriodName = (typeof periodNames)[number]

/** Figures of a week or month; each with what it is counted of. */
export const figureNames = [
  'received',
  'ended',
  'open',
  'overdue',
  'response',
  'resolution',
  'satisfaction',
  'no_answer',
  'completion',
  'on_time',
  'settled_in_grid',
  'settled_in_community',
  'rework',
  'reroute',
] as const
export type FigureName = (typeof figureNames)[number]
const Part = Type.Union([Type.Literal('of'), Type.Literal('met'), Type.Literal('missed')])

const LedgerQuery = Type.Object(
  {
    ...filters,
    community: Id,
    /** First and last local day, both counted. */
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    figure: Type.Optional(Type.Enum([...figureNames])),
    /** All that the figure counts, those that meet it, or those that do not. */
    part: Type.Optional(Part),
  },
  { additionalProperties: false },
)
export type LedgerQuery = Static<typeof LedgerQuery>

/** A line of a ledger. No names or numbers of residents; the words of public matters masked, of private ones left out. */
export const LedgerRow = Type.Object({
  id: Id,
  number: Type.String(),
  madeAt: Moment,
  channel: Channel,
  gridName: Type.String(),
  place: Type.String(),
  category: Category,
  categoryName: Type.Object({ hans: Type.String(), en: Type.String() }),
  words: orNull(Type.String()),
  private: Type.Boolean(),
  stage: Stage,
  outcome: orNull(Outcome),
  officeName: Type.String(),
  tier: Tier,
  firstAnswerDue: Moment,
  firstAnsweredAt: orNull(Moment),
  settleDue: Moment,
  dueAt: orNull(Moment),
  closedAt: orNull(Moment),
  settledTier: orNull(Tier),
  overdue: Type.Boolean(),
  missed: Type.Array(Type.String()),
  outside: orNull(Type.Object({ source: Type.String(), number: Type.String(), dueAt: orNull(Moment) })),
  receiptNumber: orNull(Type.String()),
})
export type LedgerRow = Static<typeof LedgerRow>

const AtLedger = Type.Object({ ledger: Type.Enum([...ledgerNames]) })
const about = { method: 'GET', caller: 'account', policy: 'matters.mayExport' } as const

export const readLedger = endpoint({
  ...about,
  id: 'matters.read-ledger',
  path: '/api/matters/ledgers/:ledger',
  summary: 'A ledger for reading and printing, at most 2,000 rows; reading it is journalled.',
  params: AtLedger,
  query: LedgerQuery,
  reply: Type.Object({
    communityName: Type.String(),
    at: Moment,
    total: Type.Integer(),
    items: Type.Array(LedgerRow),
  }),
})
export type Ledger = Static<typeof readLedger.reply>

export const exportLedger = endpoint({
  ...about,
  id: 'matters.export-ledger',
  path: '/api/matters/ledgers/:ledger/sheet',
  summary: 'The same ledger as .xlsx, at most 20,000 rows; each export is journalled.',
  params: AtLedger,
  query: LedgerQuery,
  reply: Type.Unknown(),
  file: true,
})

const AtPeriod = Type.Object({ period: Type.Enum([...periodNames]) })
const PeriodQuery = Type.Object(
  {
    ...filters,
    community: Id,
    /** Any local day of the week or month; today where absent. */
    day: Type.Optional(Day),
  },
  { additionalProperties: false },
)
export type PeriodQuery = Static<typeof PeriodQuery>

export const readPeriod = endpoint({
  ...about,
  id: 'matters.read-period',
  path: '/api/matters/periods/:period',
  summary: 'The figures of a week or month, each with what it is counted of; never per worker.',
  params: AtPeriod,
  query: PeriodQuery,
  reply: Type.Object({
    communityName: Type.String(),
    from: Day,
    to: Day,
    at: Moment,
    figures: Type.Array(Type.Object({ name: Type.Enum([...figureNames]), of: Type.Integer(), met: Type.Integer() })),
  }),
})
export type PeriodSheet = Static<typeof readPeriod.reply>

export const exportPeriod = endpoint({
  ...about,
  id: 'matters.export-period',
  path: '/api/matters/periods/:period/sheet',
  summary: 'The figures of a week or month with all rows they are counted from, as .xlsx; each export is journalled.',
  params: AtPeriod,
  query: PeriodQuery,
  reply: Type.Unknown(),
  file: true,
})
