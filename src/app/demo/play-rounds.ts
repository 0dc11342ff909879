import { giveSign, keepHelper, mindRounds, recordRound, sayAway, setCadence } from '../../care/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { asSent } from './as-sent.ts'
import type { BorrowedClock } from './borrowed-clock.ts'
import type { Goer } from './goers.ts'
import { findPlannedRound } from './read-elders.ts'

type RoundStage = {
  readonly context: Parameters<typeof recordRound>[0]
  readonly clock: BorrowedClock
  readonly community: string
  readonly clerk: AccountActor
  readonly goers: readonly Goer[]
  readonly to: Date
  /** Plans by their place in the play; those from `underWay` on are not begun. */
  readonly plans: readonly string[]
  readonly underWay: number
  /** What else happens in the last hour before the alarm. */
  lately(): Promise<void>
}

type Kind = 'visit' | 'call'
type Told = Omit<Parameters<typeof recordRound>[2], 'community' | 'round' | 'command'>
type Agreed = {
  readonly kind: Kind
  readonly everyDays: number
  readonly windowDays: number
  /** Days before now on which it was agreed. */
  readonly daysAgo: number
  /** Its last day is that of the scene, or the next where the scene begins in the evening. */
  readonly isDueToday?: boolean
  readonly told?: { readonly when: 'this-week' | 'today' | 'just-now'; readonly what: Told }
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const well: Told = { result: 'well' }
const dueToday = { windowDays: 2, daysAgo: 2, isDueToday: true } as const
const agreed: Readonly<Record<number, Agreed>> = {
  0: {
    kind: 'visit',
    everyDays: 7,
    windowDays: 4,
    daysAgo: 2,
    told: { when: 'just-now', what: { result: 'no_answer' } },
  },
  1: { kind: 'visit', everyDays: 7, ...dueToday },
  2: { kind: 'visit', everyDays: 7, ...dueToday },
  3: { kind: 'call', everyDays: 7, ...dueToday },
  4: { kind: 'visit', everyDays: 7, windowDays: 4, daysAgo: 2 },
  5: { kind: 'visit', everyDays: 7, windowDays: 5, daysAgo: 6, told: { when: 'this-week', what: well } },
  6: { kind: 'visit', everyDays: 14, ...dueToday },
  8: { kind: 'visit', everyDays: 7, windowDays: 3, daysAgo: 1, told: { when: 'today', what: well } },
  9: { kind: 'call', everyDays: 7, windowDays: 3, daysAgo: 1, told: { when: 'today', what: well } },
  10: {
    ...{ kind: 'visit', everyDays: 7, windowDays: 3, daysAgo: 1 },
    told: { when: 'today', what: { result: 'concern', concerns: ['home', 'lonely'], follow: 'notice' } },
  },
  11: {
    ...{ kind: 'visit', everyDays: 14, windowDays: 5, daysAgo: 6 },
    told: {
      when: 'this-week',
      what: {
        ...{ result: 'concern', concerns: ['health'], follow: 'referral' },
        referral: { to: 'elder_station', consent: true },
      },
    },
  },
  12: { kind: 'visit', everyDays: 7, windowDays: 4, daysAgo: 2 },
  // Nobody has managed to go since it was agreed.
  13: { kind: 'visit', everyDays: 5, windowDays: 1, daysAgo: 6 },
  14: { kind: 'visit', everyDays: 7, windowDays: 5, daysAgo: 6, told: { when: 'this-week', what: well } },
  15: { kind: 'call', everyDays: 7, windowDays: 5, daysAgo: 6, told: { when: 'this-week', what: well } },
  16: { kind: 'visit', everyDays: 14, windowDays: 6, daysAgo: 6, told: { when: 'this-week', what: well } },
  17: { kind: 'visit', everyDays: 30, windowDays: 7, daysAgo: 6, told: { when: 'this-week', what: well } },
  20: { kind: 'visit', everyDays: 7, ...dueToday },
  21: { kind: 'call', everyDays: 7, ...dueToday },
  22: { kind: 'visit', everyDays: 7, windowDays: 4, daysAgo: 2 },
}
const away = 12

type Step = { readonly at: Date; run(): Promise<unknown> }

/**
 * Six days of planned visits and calls: who goes, what was agreed with whom, what came of it at doors and by telephone. Ends with a door
 * that nobody opens, which is an alarm.
 */
export async function playRounds(stage: RoundStage): Promise<void> {
  const { context, clock, community, clerk, goers, to } = stage
  for (const { actor, name, buildings, weeklyMost } of goers)
    await keepHelper(context, clerk, {
      ...{ community, name, buildings, weeklyMost },
      account: actor.account,
      command: asSent(),
    })
  const steps: Step[] = [
    ...Object.entries(agreed).flatMap(([index, each]) => stepsOf(stage, Number(index), each)),
    ...signsOfTheWeek(stage),
    ...[4, 2.5, 1.5].map((days) => ({ at: new Date(to.getTime() - days * day), run: () => mindRounds(context) })),
    { at: new Date(to.getTime() - 20 * hour), run: () => leaves(stage) },
    { at: new Date(to.getTime() - 40 * minute), run: () => stage.lately() },
  ]
  for (const step of steps.sort((one, other) => one.at.getTime() - other.at.getTime())) {
    await clock.set(step.at)
    await step.run()
  }
  // What came of it planned the next ones.
  await mindRounds(context)
}

function stepsOf(stage: RoundStage, index: number, { daysAgo, told, isDueToday, ...agreement }: Agreed): Step[] {
  const { context, clerk, community, to } = stage
  const windowDays = agreement.windowDays + (isDueToday && isEvening(to) ? 1 : 0)
  const wish = { ...agreement, windowDays }
  const at = { community, plan: stage.plans[index]! }
  const begins = {
    at: new Date(to.getTime() - daysAgo * day + index * minute),
    run: async () => {
      await setCadence(context, clerk, { ...at, ...wish, command: asSent() })
      await mindRounds(context)
    },
  }
  return told
    ? [begins, { at: momentOf(told.when, { index, to }), run: () => tell(stage, at.plan, told.what) }]
    : [begins]
}

/** What is due on a day lapses at eight: who comes to the demo from six on would see all of today's lapse. */
function isEvening(to: Date): boolean {
  return (to.getTime() + 8 * hour) % day >= 18 * hour
}

/** Whoever goes says what came of it; the desk where nobody does. */
async function tell({ context, clerk, community, goers }: RoundStage, plan: string, what: Told): Promise<void> {
  const round = await context.database.read(clerk, (tx) => findPlannedRound(tx, { community, plan }))
  if (!round) return
  const goer = goers.find(({ actor }) => actor.account === round.helper)
  await recordRound(context, goer?.actor ?? clerk, { community, round: round.id, ...what, command: asSent() })
}

/** Of everybody else the desk heard this week: a neighbour's word. */
function signsOfTheWeek({ context, clerk, community, plans, underWay, to }: RoundStage): Step[] {
  return plans.slice(0, underWay).flatMap((plan, index) => {
    if (!plan || agreed[index]?.told?.when === 'this-week') return []
    const sign = { community, plan, kind: 'neighbour' as const }
    const run = () => giveSign(context, clerk, { ...sign, command: asSent() })
    return [{ at: momentOf('this-week', { index, to }), run }]
  })
}

/** Her daughter said that she is with her for some days. */
function leaves({ context, clerk, community, plans, to }: RoundStage): Promise<unknown> {
  return sayAway(context, clerk, {
    ...{ community, plan: plans[away]! },
    from: new Date(to.getTime() - 19 * hour),
    to: new Date(to.getTime() + 3 * day),
    saidBy: 'family',
    command: asSent(),
  })
}

/** This week: about half past ten of the day on which her weekly sign is expected. Today: within the last hours, or the day before. */
function momentOf(when: 'this-week' | 'today' | 'just-now', { index, to }: { index: number; to: Date }): Date {
  if (when === 'just-now') return new Date(to.getTime() - 25 * minute)
  const midnight = Math.floor((to.getTime() + 8 * hour) / day) * day - 8 * hour
  if (when === 'this-week') return new Date(midnight - (index % 2 === 0 ? 2 : 1) * day + (620 + index) * minute)
  const lately = Math.min(to.getTime() - (50 + index * 3) * minute, midnight + 19 * hour + index * minute)
  return new Date(lately >= midnight + 8.5 * hour ? lately : midnight - (400 - index) * minute)
}
