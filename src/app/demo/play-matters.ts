import {
  approveSummary,
  confirmAsReporter,
  dispatchMatter,
  disputeAsReporter,
  doAct,
  type MatterContext,
  mindDeadlines,
  rateAsReporter,
  replyToReporter,
  reportMatter,
} from '../../matters/index.ts'
import type { AccountActor, CodeActor } from '../../platform/actor.ts'
import { Problem } from '../../platform/problem.ts'
import { asSent } from './as-sent.ts'
import type { BorrowedClock } from './borrowed-clock.ts'
import { type DemoTelling, tellings } from './stories.ts'

/** People and places the play needs. */
export type Stage = {
  context: MatterContext
  clock: BorrowedClock
  community: string
  /** Staircase codes with the grid number of each, in order. */
  staircases: readonly { code: string; grid: number }[]
  clerk: AccountActor
  secretary: AccountActor
  /** By grid number: who leads and who works there, with the worker's post. */
  grids: ReadonlyMap<number, { leader: AccountActor; worker: AccountActor; workerPost: string }>
  from: Date
  to: Date
}

type Course = 'round' | 'on-spot' | 'unconfirmed' | 'neglected' | 'disputed' | 'declined' | 'half-way' | 'new'
type Step = { at: Date; run: () => Promise<void> }

// Categories with a limit for making safe.
const dangerous = ['0203', '0204', '0205', '0404', '0601']

const hour = 3_600_000
const day = 24 * hour
// How the matters of a month go; the last days keep more of them open.
const courses: readonly Course[] = [
  'round',
  'on-spot',
  'round',
  'neglected',
  'round',
  'unconfirmed',
  'round',
  'disputed',
  'on-spot',
  'round',
  'declined',
  'round',
]
const lateCourses: readonly Course[] = ['half-way', 'half-way', 'round', 'half-way']
// What may stay open for days without being late.
const longTellings = tellings.filter((telling) =>
  ['0104', '0201', '0205', '0207', '0802', '0103', '0105', '0501'].includes(telling.category),
)

/** Plays a month of matters through the same actions that people use, on the borrowed clock. Gives how many were reported. */
export async function playMatters(stage: Stage, count: number): Promise<number> {
  const steps: Step[] = []
  const span = stage.to.getTime() - stage.from.getTime()
  for (let index = 0; index < count; index += 1) {
    const at = officeHours(new Date(stage.from.getTime() + (span * index) / count), index)
    const left = stage.to.getTime() - at.getTime()
    const course =
      left < 0.7 * day
        ? 'new'
        : left < 3 * day
          ? lateCourses[index % lateCourses.length]!
          : courses[index % courses.length]!
    plan(stage, steps, { index, at, course })
  }
  for (let step = takeFirst(steps); step; step = takeFirst(steps)) {
    // The play ends now: what would come later is left for whoever opens the demo.
    if (step.at >= stage.to) break
    await letTimePass(stage, step.at)
    // An act that the clock overtook (the matter rose meanwhile) is not forced; people would see that too.
    await step.run().catch(unlessOvertaken)
  }
  await letTimePass(stage, stage.to)
  return count
}

function unlessOvertaken(error: unknown): void {
  if (!(error instanceof Problem)) throw error
}

function takeFirst(steps: Step[]): Step | undefined {
  steps.sort((a, b) => a.at.getTime() - b.at.getTime())
  return steps.shift()
}

/** Between nine and half past eleven or two and half past four of that day, on the community's clock. */
function officeHours(at: Date, index: number): Date {
  const midnight = Math.floor((at.getTime() + 8 * hour) / day) * day - 8 * hour
  const minutes = index % 2 === 0 ? 540 + ((index * 37) % 150) : 840 + ((index * 53) % 150)
  return new Date(midnight + minutes * 60_000)
}

/** What would fall into the evening is done the next morning. */
function inTheDay(at: Date): Date {
  const minutes = ((at.getTime() + 8 * hour) % day) / 60_000
  if (minutes < 1080 && minutes >= 540) return at
  const midnight = at.getTime() - minutes * 60_000
  return new Date(midnight + (minutes >= 1080 ? day : 0) + (550 + (minutes % 40)) * 60_000)
}

/** Moves the clock on, stopping wherever the engine has something to do. */
async function letTimePass({ context, clock }: Stage, until: Date): Promise<void> {
  for (let wake = await clock.nextWake(); wake && wake <= until; wake = await clock.nextWake()) {
    await clock.set(wake)
    if ((await mindDeadlines(context)) === 0) break
  }
  await clock.set(until)
}

type Plot = { index: number; at: Date; course: Course }

function plan(stage: Stage, steps: Step[], { index, at, course }: Plot): void {
  const staysOpen = course === 'half-way' || course === 'new'
  const telling = staysOpen ? longTellings[index % longTellings.length]! : tellings[index % tellings.length]!
  // Some of what is under way stands in the first grid, whose worker people try the phone with.
  const near = staysOpen && index % 2 === 0 ? stage.staircases.filter((each) => each.grid === 1) : stage.staircases
  const staircase = near[(index * 29) % near.length]!
  const grid = stage.grids.get(staircase.grid)!
  const played: { matter?: string; reporter?: CodeActor } = {}
  const later = (hours: number, run: () => Promise<unknown>) =>
    steps.push({ at: inTheDay(new Date(at.getTime() + hours * hour)), run: () => run().then(() => undefined) })
  later(0, async () => {
    const reported = await report(stage, telling, { staircase: staircase.code, contact: index % 3 !== 0 })
    played.matter = reported.matter
    played.reporter = { kind: 'code', report: reported.report, community: stage.community }
  })
  const ask = () => ({ matter: played.matter!, command: asSent() })
  const act = (by: AccountActor, given: Parameters<typeof doAct>[2]['act'], words?: string) =>
    doAct(stage.context, by, { ...ask(), act: given, words })
  const { clerk } = stage
  if (course === 'new') return
  if (course === 'neglected') {
    // Nobody acts, so that it rises by itself; only then the community takes it in hand. One is left to go on rising.
    if (index % 5 === 0) return
    later(98, () => replyToReporter(stage.context, clerk, { ...ask(), words: '让您久等了，社区接手处理。' }))
    later(98.5, () => act(clerk, { act: 'accept' }))
    later(99, () => dispatchMatter(stage.context, clerk, { ...ask(), party: grid.workerPost, partyKind: 'post' }))
    later(118, () => act(grid.worker, { act: 'done' }, telling.done))
    later(122, () => act(stage.secretary, { act: 'verify', result: 'pass' }))
    return
  }
  if (course === 'declined') {
    later(3, () => act(clerk, { act: 'decline', reason: '此事不在社区事项清单内，已告知应找的部门和电话。' }))
    return
  }
  if (course === 'on-spot' || course === 'unconfirmed') {
    later(0.2, () => act(grid.worker, { act: 'handle-on-spot' }, telling.done))
    if (course === 'on-spot') later(26, () => confirmAsReporter(stage.context, played.reporter!, { command: asSent() }))
    return
  }
  if (dangerous.includes(telling.category))
    later(0.15, () => act(grid.leader, { act: 'make-safe' }, '先围蔽，有人看着。'))
  later(0.3, () => act(clerk, { act: 'accept' }))
  later(0.4, () => replyToReporter(stage.context, clerk, { ...ask(), words: '已收到，今天安排人去看。' }))
  if (telling.summary) later(0.5, () => approveSummary(stage.context, clerk, { ...ask(), summary: telling.summary }))
  later(0.6, () => dispatchMatter(stage.context, clerk, { ...ask(), party: grid.workerPost, partyKind: 'post' }))
  later(0.8, () => act(grid.worker, { act: 'acknowledge' }))
  later(1, () => act(grid.worker, { act: 'start' }))
  if (course === 'half-way') return
  later(2.5, () => act(grid.worker, { act: 'done' }, telling.done))
  later(4, () => act(clerk, { act: 'verify', result: 'pass' }, '电话回访，居民说可以。'))
  if (course === 'disputed') {
    later(46, () =>
      disputeAsReporter(stage.context, played.reporter!, { command: asSent(), words: '只管了两天，又坏了。' }),
    )
    later(49, () => dispatchMatter(stage.context, clerk, { ...ask(), party: grid.workerPost, partyKind: 'post' }))
    later(70, () => act(grid.worker, { act: 'done' }, '换了整套，留了保修电话。'))
    later(72, () => act(stage.secretary, { act: 'verify', result: 'pass' }))
  }
  later(course === 'disputed' ? 94 : 46, () =>
    rateAsReporter(stage.context, played.reporter!, {
      command: asSent(),
      rating: index % 5 === 0 ? 'mostly' : 'solved',
    }),
  )
}

function report(stage: Stage, telling: DemoTelling, at: { staircase: string; contact: boolean }) {
  return reportMatter(stage.context, {
    report: {
      community: stage.community,
      staircase: at.staircase,
      category: telling.category,
      words: telling.words,
      spot: telling.spot,
      // An invented number of a block that is handed out to nobody.
      ...(at.contact ? { contact: { name: '街坊', phone: '000 0000 0000' } } : {}),
    },
    command: asSent(),
    signedIn: null,
    device: null,
  })
}
