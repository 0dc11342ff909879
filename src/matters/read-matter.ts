import { localDay } from '../places/index.ts'
import type { AccountActor } from '../platform/actor.ts'
import { dayOf } from '../platform/calendar/working-calendar.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { type ReadyJson, readyFields } from '../platform/http/ready-json.ts'
import { storyOf } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import { abilitiesOf } from './abilities.ts'
import type { MatterContext } from './context.ts'
import type { MatterCore, MatterPapers } from './contract.ts'
import type { MatterFrame } from './frame.ts'
import { lineBytes, lookOf } from './line-bytes.ts'
import { mayReadReasons, mayReadWords } from './policy.ts'
import { workingDaysLeftOf } from './present.ts'
import { pictureOf, remarkOf, storyEntryOf, tellingOf } from './present-papers.ts'
import { findAssists, findNames, findNumber, findPictures, findRemarks, findReports } from './read-report.ts'
import { type MatterAtRest, seenMatters } from './read-seen.ts'
import { stateOf } from './state.ts'
import { openMatter } from './write.ts'

const longestStory = 300

/** One matter as the account may see it, with what she may do now. One statement, or two where its row is not at hand. */
export async function readMatter(
  context: MatterContext,
  actor: AccountActor,
  id: string,
): Promise<ReadyJson<MatterCore>> {
  const seen = await context.database.seek(actor, seenMatters, id)
  const row = seen && (await context.shelf.rows.rowsOf(context.database, actor, [seen])).get(id)
  if (!row) throw new Problem(httpProblems.notFound)
  const { now, excerpt } = seen
  const frame = await context.shelf.frameFrom(context.database, { community: row.community_id, now })
  const look = lookOf(actor, row, { now, day: localDay(now), excerpt })
  return readyFields([
    lineBytes(row, frame, look),
    clockBytes(row),
    daysLeftBytes(row, frame, now),
    abilityBytes(row, actor),
  ])
}

const writtenDaysLeft = new WeakMap<MatterAtRest, { frame: MatterFrame; day: string; bytes: Buffer }>()

/** Working days are counted from today: written once a day for each version of the row. */
function daysLeftBytes(row: MatterAtRest, frame: MatterFrame, now: Date): Buffer {
  const day = dayOf(now, frame.calendar)
  const kept = writtenDaysLeft.get(row)
  if (kept?.frame === frame && kept.day === day) return kept.bytes
  const bytes = Buffer.from(JSON.stringify({ workingDaysLeft: workingDaysLeftOf(row, frame, now) }))
  writtenDaysLeft.set(row, { frame, day, bytes })
  return bytes
}

const writtenClocks = new WeakMap<MatterAtRest, Buffer>()

/** What only the row says, written once for each of its versions. */
function clockBytes(row: MatterAtRest): Buffer {
  const kept = writtenClocks.get(row)
  if (kept) return kept
  const bytes = Buffer.from(JSON.stringify(clocksOf(row)))
  writtenClocks.set(row, bytes)
  return bytes
}

const writtenAbilities = new WeakMap<MatterAtRest, { actor: AccountActor; bytes: Buffer }>()

/** What she who looked last may do with this version of the row; posts are read anew every few seconds, as another actor. */
function abilityBytes(row: MatterAtRest, actor: AccountActor): Buffer {
  const kept = writtenAbilities.get(row)
  if (kept?.actor === actor) return kept.bytes
  const bytes = Buffer.from(JSON.stringify({ abilities: abilitiesOf(actor, row, stateOf(row)) }))
  writtenAbilities.set(row, { actor, bytes })
  return bytes
}

/** What hangs on a matter, as the account may see it. A fixed number of statements. */
export function readPapers(context: MatterContext, actor: AccountActor, id: string): Promise<MatterPapers> {
  return context.database.read(actor, async (tx) => {
    const row = await openMatter(tx, id)
    if (!row) throw new Problem(httpProblems.notFound)
    const at = { community: row.community_id, matter: row.id }
    const [frame, reports, remarks, pictures, assists, story] = await Promise.all([
      context.shelf.frameOf(tx, { community: row.community_id, now: row.now }),
      findReports(tx, at),
      findRemarks(tx, at),
      findPictures(tx, at),
      findAssists(tx, at),
      storyOf(tx, { community: row.community_id, id: row.id }, longestStory),
    ])
    const names = await findNames(
      tx,
      story.flatMap((entry) => (entry.actor_id ? [entry.actor_id] : [])),
    )
    const readsWords = mayReadWords(actor, row)
    const readsReasons = mayReadReasons(actor, row)
    return {
      tellings: reports.map((report) => tellingOf(report, readsWords)),
      remarks: readsWords ? remarks.map(remarkOf) : [],
      pictures: readsWords
        ? pictures.map((picture) => pictureOf(picture, `/api/matters/${id}/pictures/${picture.id}`))
        : [],
      assists: assists.map((assist) => ({
        id: assist.id,
        partyName: assist.party_name ?? officeName(frame, assist.party_id) ?? '',
        words: assist.words,
        askedAt: assist.asked_at.toISOString(),
        answer: assist.answer,
        answeredAt: assist.answered_at?.toISOString() ?? null,
        ended: assist.ended_at !== null,
      })),
      story: story.map((entry) =>
        storyEntryOf(entry, { frame, names, readsWords: entry.actor_kind === 'account' ? readsReasons : readsWords }),
      ),
      mergedInto: row.merged_into ? ((await findNumber(tx, row.merged_into)) ?? null) : null,
    }
  })
}

function clocksOf(row: MatterAtRest) {
  return {
    limits: {
      firstAnswerDue: row.first_answer_due.toISOString(),
      firstAnsweredAt: row.first_answered_at?.toISOString() ?? null,
      safeDue: row.safe_due?.toISOString() ?? null,
      safeAt: row.safe_at?.toISOString() ?? null,
      settleDue: row.settle_due.toISOString(),
      settledAt: row.settled_at?.toISOString() ?? null,
    },
    pause:
      row.paused_at && row.pause_until
        ? { reason: row.pause_reason!, since: row.paused_at.toISOString(), until: row.pause_until.toISOString() }
        : null,
    outside: row.outside_source
      ? {
          source: row.outside_source,
          number: row.outside_number ?? '',
          dueAt: row.outside_due_at?.toISOString() ?? null,
          answer: row.outside_answer,
        }
      : null,
    receiptNumber: row.receipt_number,
    endedReason: row.ended_reason,
    closedAt: row.closed_at?.toISOString() ?? null,
  }
}

function officeName(frame: MatterFrame, office: string): string | undefined {
  return frame.offices.find((each) => each.id === office)?.name
}
