import type { Insertable } from 'kysely'
import type { AccountActor, CodeActor } from '../platform/actor.ts'
import { isOpenAt } from '../platform/calendar/working-calendar.ts'
import type { Command } from '../platform/commands/write.ts'
import type { Matters, Reports } from '../platform/db/schema.generated.ts'
import { newId } from '../platform/ids.ts'
import type { DoneBy } from '../platform/journal/write.ts'
import type { Sealing } from '../platform/secrets.ts'
import type { MatterContext } from './context.ts'
import type { NewReport, Reported } from './contract-public.ts'
import { type MatterFrame, officesFor } from './frame.ts'
import { beginning } from './new-matter.ts'
import { reportedBy } from './record-report.ts'
import type { MatterState } from './rules-states.ts'
import { commandHashOf, type ReporterSecrets, secretsOf } from './secrets.ts'

export type Spot = { grid: string; building: string | null; staircase: string | null }

/** The building where no staircase says which: only then is it looked for by itself, as the table's check holds. */
export const buildingAlone = ({ building, staircase }: Omit<Spot, 'grid'>) => (staircase ? null : building)

/** A report with all that its rows follow from: who told it where and when, and the number it gets. */
export type Taking = {
  readonly context: MatterContext
  readonly report: NewReport
  readonly reportId: string
  /** Whose account it came from. */
  readonly account: string | null
  readonly command: Command
  readonly spot: Spot
  readonly by: AccountActor | CodeActor
  readonly frame: MatterFrame
  readonly now: Date
  readonly number: string
}

/** What is stored of a report's verdict; link and PIN are derived from it again. */
export type Verdict = { matter: string; report: string; number: string; firstAnswerDue: string; settleDue: string }

/** The rows of a new matter with its first report, and what its reporter is told. */
export type TakenDown = {
  readonly matter: Insertable<Matters>
  readonly report: Insertable<Reports>
  readonly event: DoneBy
  readonly verdict: Verdict
  readonly secrets: ReporterSecrets
}

/** A report as it is taken down: by its reporter herself, or by staff for her. Throws CalendarMissing. */
export function takenDown(taking: Taking): TakenDown {
  const { context, report, reportId, spot, by, frame, now, number } = taking
  const { community } = report
  const matter = newId()
  const secrets = secretsOf(context.secrets, { report: reportId, number })
  const category = frame.categories.get(report.category)!
  const offices = officesFor(frame, spot.grid)
  const state = beginning({ report, category, now, calendar: frame.calendar, offices })
  return {
    matter: matterRow(taking, { matter, state, office: offices[state.tier] }),
    report: reportRow(taking, matter, secrets),
    event: reportedBy(by, {
      community,
      matter,
      report: reportId,
      grid: spot.grid,
      state,
      frame,
      channel: report.channel ?? 'link',
    }),
    verdict: {
      matter,
      report: reportId,
      number,
      firstAnswerDue: state.limits.firstAnswerDue.toISOString(),
      settleDue: state.limits.settleDue.toISOString(),
    },
    secrets,
  }
}

type Begun = { matter: string; state: MatterState; office: { id: string; scope_id: string } }

/** Written out, without a spread, and without what a new matter never has: this is done for each report. */
function matterRow(taking: Taking, { matter, state, office }: Begun): Insertable<Matters> {
  const { report, reportId, spot, frame, now, number } = taking
  return {
    community_id: report.community,
    id: matter,
    number,
    subdistrict_id: frame.community.subdistrict_id,
    grid_id: spot.grid,
    building_id: spot.building,
    staircase_id: spot.staircase,
    building_alone: buildingAlone(spot),
    spot_kind: report.spot.kind,
    spot_floor: report.spot.floor ?? null,
    spot_words: report.spot.words ?? null,
    channel: report.channel ?? (report.staircase ? 'qr' : 'link'),
    has_contact: report.contact !== undefined,
    audience: [reportId, state.holderOffice, ...(taking.account ? [taking.account] : [])],
    made_at: now,
    changed_at: now,
    stage: state.stage,
    tier: state.tier,
    holder_office_id: office.id,
    holder_scope_id: office.scope_id,
    category: state.category,
    private: state.private,
    clock_began_at: state.clockBeganAt,
    first_answer_due: state.limits.firstAnswerDue,
    safe_due: state.limits.safeDue,
    settle_due: state.limits.settleDue,
    due_at: state.dueAt,
    wake_at: state.wakeAt,
  }
}

function reportRow(taking: Taking, matter: string, secrets: ReporterSecrets): Insertable<Reports> {
  const { context, report, reportId, spot, by, account, now } = taking
  const staff = by.kind === 'account'
  return {
    community_id: report.community,
    id: reportId,
    matter_id: matter,
    origin_id: matter,
    grid_id: spot.grid,
    channel: report.channel ?? (report.staircase ? 'qr' : 'link'),
    words: report.words,
    account_id: staff ? null : account,
    taken_by: staff ? by.account : null,
    made_at: now,
    // What staff send is known again by the command itself.
    command_hash: staff ? null : commandHashOf(context.secrets, taking.command),
    ...reporterColumns(context.secrets, { ...report, secrets }),
  }
}

type Reporter = Pick<NewReport, 'contact' | 'language'> & { secrets: ReporterSecrets }

/** How a reporter is reached and known again. */
export function reporterColumns(sealing: Sealing, { contact, language, secrets }: Reporter) {
  return {
    contact_name: contact?.name ?? null,
    contact: contact ? sealing.seal('contact', contact.phone) : null,
    language: language ?? 'zh-Hans',
    code_hash: secrets.codeHash,
    pin_hash: secrets.pinHash,
  }
}

/** The answer to a reporter: the verdict with link and PIN, and whether anybody is at the desk now. */
export function answerTo(
  context: MatterContext,
  { verdict, secrets, frame, now }: { verdict: Verdict; secrets: ReporterSecrets; frame: MatterFrame; now: Date },
): Reported {
  const { matter, report, number, firstAnswerDue, settleDue } = verdict
  // Written out for the same reason as the rows.
  return {
    matter,
    report,
    number,
    firstAnswerDue,
    settleDue,
    link: `${context.publicAddress ?? ''}/t/${secrets.code}`,
    pin: secrets.pin,
    openNow: isOpenAt(frame.calendar, now),
    dutyNumber: frame.dutyNumber,
  }
}
