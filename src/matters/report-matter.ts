import type { Actor, CodeActor } from '../platform/actor.ts'
import { isOpenAt } from '../platform/calendar/working-calendar.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Tx } from '../platform/db/transaction.ts'
import type { SignedIn } from '../platform/http/caller.ts'
import { newId } from '../platform/ids.ts'
import { clockNow } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import type { MatterContext } from './context.ts'
import type { NewReport, Reported } from './contract-public.ts'
import { type MatterFrame, officesFor } from './frame.ts'
import { beginning } from './new-matter.ts'
import { mayReportFor } from './policy.ts'
import { matterProblems } from './problems.ts'
import { recordReport } from './record-report.ts'
import { refuseTooMany } from './report-limits.ts'
import { secretsOf } from './secrets.ts'
import { columnsOf } from './state.ts'
import { insertMatter, insertReport, nextNumber } from './write.ts'

export type ReportAsk = {
  report: NewReport
  command: Command
  signedIn: SignedIn | null
  /** A hash of where the report comes from, for limits that a shared phone survives. */
  device: Buffer | null
}

type Spot = { grid: string; building: string | null; staircase: string | null }

/** What is stored of a report's verdict; link and PIN are derived from it again. */
type Verdict = { matter: string; report: string; number: string; firstAnswerDue: string; settleDue: string }

/** Takes a report: by anybody as a resident, by staff for a resident or on patrol. The same command again gives the same answer. */
export function reportMatter(context: MatterContext, ask: ReportAsk): Promise<Reported> {
  return takeReport(context, ask).catch((error) => {
    // The building went to another grid between the look and the write; a second look finds it there.
    if (!hasMovedMeanwhile(error)) throw error
    context.shelf.forget()
    return takeReport(context, ask)
  })
}

function hasMovedMeanwhile(error: unknown): boolean {
  return (error as { constraint?: string }).constraint === 'matters_in_the_grid_of_their_building'
}

async function takeReport(context: MatterContext, ask: ReportAsk): Promise<Reported> {
  const { report, signedIn } = ask
  const { community } = report
  const staff = isStaffChannel(report.channel)
  if (staff && !signedIn) throw new Problem(matterProblems.refused, { reason: 'sign-in-to-report-for-others' })
  const prepared = await prepare(context, ask)
  // A resident acts as the holder of the secret that this report will have; staff act as themselves.
  const reportId = newId()
  const reporter: CodeActor = { kind: 'code', report: reportId, community }
  const actor: Actor = staff ? signedIn!.actor : reporter
  const command = signedIn ? { ...ask.command, sender: signedIn.actor.account } : ask.command
  return context.database.write(actor, async (tx) => {
    // Both go out with the claim of the command. A repeat leaves its number unused.
    const next = nextNumber(tx, prepared.shortCode)
    const claimed = once(tx, { community, command }, async (now) => {
      const frame = await context.shelf.frameOf(tx, { community, now })
      return takeDown(context, tx, { ...ask, spot: prepared.spot, frame, now, reportId, number: await next })
    })
    const [verdict, now] = await Promise.all([claimed, clockNow(tx), next])
    return answerTo(context, verdict, { frame: await context.shelf.frameOf(tx, { community, now }), now })
  })
}

function isStaffChannel(channel: NewReport['channel']): boolean {
  return channel === 'telephone' || channel === 'desk' || channel === 'patrol'
}

type Prepared = { spot: Spot; shortCode: string }

/** Everything that is settled before the transaction of the write: place, category, limits, standing. */
async function prepare(context: MatterContext, ask: ReportAsk): Promise<Prepared> {
  const { report, signedIn } = ask
  const frame = await context.shelf.placesOf(context.database, report.community)
  const spot = frame && spotIn(frame, report)
  if (!spot) throw unknownPlace(report)
  if (!frame.categories.has(report.category)) {
    throw new Problem(matterProblems.unknownCategory, { fields: [{ field: 'category', reason: 'unknown' }] })
  }
  if (isStaffChannel(report.channel) && signedIn) {
    const answer = mayReportFor(signedIn.actor, { community: report.community, ...spot })
    if (!answer.allowed) throw new Problem(matterProblems.refused, { reason: answer.reason })
  } else {
    await refuseTooMany(context, { device: ask.device, place: spot.building ?? spot.grid })
  }
  return { spot, shortCode: frame.community.short_code }
}

function spotIn({ places, staircases }: MatterFrame, report: NewReport): Spot | null {
  if (report.staircase) {
    const found = staircases.get(report.staircase)
    return found ? { grid: found.grid, building: found.building, staircase: found.id } : null
  }
  if (report.building) {
    const found = places.get(report.building)
    return found?.holds && found.building === found.id
      ? { grid: found.grid, building: found.id, staircase: null }
      : null
  }
  const grid = report.grid ? places.get(report.grid) : undefined
  return grid?.holds && grid.grid === grid.id ? { grid: grid.id, building: null, staircase: null } : null
}

function unknownPlace(report: NewReport): Problem {
  const field = report.staircase ? 'staircase' : report.building ? 'building' : 'grid'
  return new Problem(matterProblems.unknownPlace, { fields: [{ field, reason: 'unknown' }] })
}

type Taking = ReportAsk & { spot: Spot; frame: MatterFrame; now: Date; reportId: string; number: string }

async function takeDown(context: MatterContext, tx: Tx, taking: Taking): Promise<Verdict> {
  const { report, spot, frame, now, reportId, signedIn, number } = taking
  const matter = newId()
  const secrets = secretsOf(context.secrets, { report: reportId, number })
  const category = frame.categories.get(report.category)!
  const state = beginning({ report, category, now, calendar: frame.calendar, offices: officesFor(frame, spot.grid) })
  const staff = isStaffChannel(report.channel)
  insertMatter(tx, {
    ...columnsOf(state, frame),
    community_id: report.community,
    id: matter,
    number,
    subdistrict_id: frame.community.subdistrict_id,
    grid_id: spot.grid,
    building_id: spot.building,
    staircase_id: spot.staircase,
    spot_kind: report.spot.kind,
    spot_floor: report.spot.floor ?? null,
    spot_words: report.spot.words ?? null,
    channel: report.channel ?? (report.staircase ? 'qr' : 'link'),
    has_contact: report.contact !== undefined,
    audience: [reportId, state.holderOffice, ...(signedIn ? [signedIn.actor.account] : [])],
    made_at: now,
    changed_at: now,
  } as Parameters<typeof insertMatter>[1])
  tx.open(matter)
  insertReport(tx, {
    community_id: report.community,
    id: reportId,
    matter_id: matter,
    origin_id: matter,
    grid_id: spot.grid,
    channel: report.channel ?? (report.staircase ? 'qr' : 'link'),
    words: report.words,
    contact_name: report.contact?.name ?? null,
    contact: report.contact ? context.secrets.seal('contact', report.contact.phone) : null,
    language: report.language ?? 'zh-Hans',
    code_hash: secrets.codeHash,
    pin_hash: secrets.pinHash,
    device_hash: taking.device,
    account_id: !staff && signedIn ? signedIn.actor.account : null,
    taken_by: staff ? signedIn!.actor.account : null,
    made_at: now,
  })
  const channel = report.channel ?? 'link'
  const { community } = report
  await recordReport(tx, { community, matter, report: reportId, grid: spot.grid, channel, state, frame })
  return {
    matter,
    report: reportId,
    number,
    firstAnswerDue: state.limits.firstAnswerDue.toISOString(),
    settleDue: state.limits.settleDue.toISOString(),
  }
}

/** The answer to a reporter: the verdict with link and PIN, and whether anybody is at the desk now. */
export function answerTo(
  context: MatterContext,
  verdict: Verdict,
  { frame, now }: { frame: MatterFrame; now: Date },
): Reported {
  const { code, pin } = secretsOf(context.secrets, verdict)
  return {
    ...verdict,
    link: `${context.publicAddress ?? ''}/t/${code}`,
    pin,
    openNow: isOpenAt(frame.calendar, now),
    dutyNumber: frame.dutyNumber,
  }
}
