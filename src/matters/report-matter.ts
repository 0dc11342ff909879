import type { Command } from '../platform/commands/write.ts'
import type { SignedIn } from '../platform/http/caller.ts'
import { idMadeBy, newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import type { MatterContext } from './context.ts'
import type { NewReport, Reported } from './contract-public.ts'
import type { MatterFrame } from './frame.ts'
import { mayReportFor } from './policy.ts'
import { matterProblems } from './problems.ts'
import { refuseTooMany } from './report-limits.ts'
import type { Spot } from './take-down.ts'
import { reportsOfOneMoment, takeFor } from './take-reports.ts'

export type ReportAsk = {
  report: NewReport
  command: Command
  signedIn: SignedIn | null
  /** Where the report comes from, for limits that a shared phone survives; not kept with it. */
  device: string | null
}

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
  const { constraint = '' } = error as { constraint?: string }
  return (
    constraint === 'matters_in_the_grid_of_their_staircase' || constraint === 'matters_in_the_grid_of_their_building'
  )
}

async function takeReport(context: MatterContext, ask: ReportAsk): Promise<Reported> {
  const { report, signedIn } = ask
  const staff = isStaffChannel(report.channel)
  if (staff && !signedIn) throw new Problem(matterProblems.refused, { reason: 'sign-in-to-report-for-others' })
  const { spot, shortCode } = await prepare(context, ask)
  const account = signedIn?.actor.account ?? null
  const command = account ? { ...ask.command, sender: account } : ask.command
  // A device that calls itself by the id of an account is not that account.
  const sentBy = account ? `account ${account}` : `device ${command.sender}`
  const reportId = staff ? newId() : idMadeBy({ place: report.community, sender: sentBy, id: command.id })
  const coming = { context, report, reportId, command, account, spot, shortCode }
  // Staff act as themselves.
  return staff ? takeFor(coming, signedIn!.actor) : context.database.join(reportsOfOneMoment, coming)
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
