import { findBuilding, findStaircase, hasGrid } from '../places/index.ts'
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
    if (hasMovedMeanwhile(error)) return takeReport(context, ask)
    throw error
  })
}

function hasMovedMeanwhile(error: unknown): boolean {
  return (error as { constraint?: string }).constraint === 'matters_in_the_grid_of_their_building'
}

async function takeReport(context: MatterContext, ask: ReportAsk): Promise<Reported> {
  const { report, signedIn } = ask
  const staff = isStaffChannel(report.channel)
  if (staff && !signedIn) throw new Problem(matterProblems.refused, { reason: 'sign-in-to-report-for-others' })
  const prepared = await prepare(context, ask)
  // A resident acts as the holder of the secret that this report will have; staff act as themselves.
  const reportId = newId()
  const reporter: CodeActor = { kind: 'code', report: reportId, community: report.community }
  const actor: Actor = staff ? signedIn!.actor : reporter
  const command = signedIn ? { ...ask.command, sender: signedIn.actor.account } : ask.command
  const verdict = await context.database.write(actor, (tx) =>
    once(tx, { community: report.community, command }, () => takeDown(context, tx, { ...ask, ...prepared, reportId })),
  )
  return answerTo(context, verdict, prepared)
}

function isStaffChannel(channel: NewReport['channel']): boolean {
  return channel === 'telephone' || channel === 'desk' || channel === 'patrol'
}

type Prepared = { spot: Spot; frame: MatterFrame; now: Date }

/** Everything that is looked up before the transaction of the write: place, category, limits, standing. */
async function prepare(context: MatterContext, ask: ReportAsk): Promise<Prepared> {
  const { report, signedIn } = ask
  const prepared = await context.database.read({ kind: 'public' }, async (tx) => {
    const now = await clockNow(tx)
    const spot = await findSpot(tx, report)
    if (!spot) throw unknownPlace(report)
    return { now, spot, frame: await context.shelf.frameOf(tx, { community: report.community, now }) }
  })
  if (!prepared.frame.categories.has(report.category)) {
    throw new Problem(matterProblems.unknownCategory, { fields: [{ field: 'category', reason: 'unknown' }] })
  }
  if (isStaffChannel(report.channel) && signedIn) {
    const answer = mayReportFor(signedIn.actor, { community: report.community, ...prepared.spot })
    if (!answer.allowed) throw new Problem(matterProblems.refused, { reason: answer.reason })
  } else {
    await refuseTooMany(context, { device: ask.device, place: prepared.spot.building ?? prepared.spot.grid })
  }
  return prepared
}

async function findSpot(tx: Parameters<typeof findStaircase>[0], report: NewReport): Promise<Spot | null> {
  if (report.staircase) {
    const found = await findStaircase(tx, report.staircase)
    if (found?.community_id !== report.community) return null
    return { grid: found.grid_id, building: found.building_id, staircase: found.id }
  }
  if (report.building) {
    const found = await findBuilding(tx, { community: report.community, building: report.building })
    return found ? { grid: found.grid_id, building: found.id, staircase: null } : null
  }
  if (!report.grid || !(await hasGrid(tx, { community: report.community, grid: report.grid }))) return null
  return { grid: report.grid, building: null, staircase: null }
}

function unknownPlace(report: NewReport): Problem {
  const field = report.staircase ? 'staircase' : report.building ? 'building' : 'grid'
  return new Problem(matterProblems.unknownPlace, { fields: [{ field, reason: 'unknown' }] })
}

type Taking = ReportAsk & Prepared & { reportId: string }

async function takeDown(context: MatterContext, tx: Tx, taking: Taking): Promise<Verdict> {
  const { report, spot, frame, now, reportId, signedIn } = taking
  const number = await nextNumber(tx, frame.community.short_code)
  const matter = newId()
  const secrets = secretsOf(context.secrets, { report: reportId, number })
  const category = frame.categories.get(report.category)!
  const state = beginning({ report, category, now, calendar: frame.calendar, offices: officesFor(frame, spot.grid) })
  const staff = isStaffChannel(report.channel)
  await insertMatter(tx, {
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
  await insertReport(tx, {
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
  await recordReport(tx, { community: report.community, matter, report: reportId, grid: spot.grid, channel, state })
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
