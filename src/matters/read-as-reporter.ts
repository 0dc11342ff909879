import type { CodeActor, LinkActor } from '../platform/actor.ts'
import { isOpenAt } from '../platform/calendar/working-calendar.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { type StoryRow, storyOf } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import type { MatterContext } from './context.ts'
import type { ReporterPage } from './contract-public.ts'
import { categoryName, placeOf, turnOf } from './present.ts'
import { pictureOf, storyEntryOf } from './present-papers.ts'
import { findNumber, findPictures, findRemarks, findReport, findReportOfLink, type ReportRow } from './read-report.ts'
import { askedOf } from './rules-asks.ts'
import { codeHashOf } from './secrets.ts'
import { stateOf } from './state.ts'
import { openMatter } from './write.ts'

/** The reporter behind the secret of a link, or null. */
export function reporterOfCode(context: MatterContext, code: string): Promise<CodeActor | null> {
  return reporterOf(context, { kind: 'link', codeHash: codeHashOf(code) })
}

/** The reporter behind a hash that a link or PIN gave, or null. */
export async function reporterOf(context: MatterContext, actor: LinkActor): Promise<CodeActor | null> {
  const row = await context.database.read(actor, (tx) => findReportOfLink(tx, actor))
  return row ? { kind: 'code', report: row.id, community: row.community_id } : null
}

/** Everything a reporter may see of the matter that her report follows. */
export function readAsReporter(context: MatterContext, actor: CodeActor): Promise<ReporterPage> {
  return context.database.read(actor, async (tx) => {
    const report = await findReport(tx, { community: actor.community, report: actor.report })
    const row = report && (await openMatter(tx, report.matter_id))
    if (!report || !row) throw new Problem(httpProblems.notFound)
    const at = { community: row.community_id, matter: row.id }
    const [frame, remarks, pictures, story] = await Promise.all([
      context.shelf.frameOf(tx, { community: row.community_id, now: row.now }),
      findRemarks(tx, at),
      findPictures(tx, at),
      storyOf(tx, { community: row.community_id, id: row.id }, 200),
    ])
    const own = [...remarks, ...pictures].filter((each) => each.report_id === report.id)
    const hers = new Set([report.id, ...own.map(({ id }) => id)])
    return {
      report: report.id,
      matter: row.id,
      number: await ownNumber(tx, report, row.number),
      category: row.category,
      categoryName: categoryName(frame, row.category),
      place: placeOf(row, frame),
      stage: row.stage as ReporterPage['stage'],
      outcome: row.outcome as ReporterPage['outcome'],
      turn: turnOf(row, frame, { viewer: 'public', now: row.now }),
      words: report.words_hidden_at ? '' : report.words,
      hidden: report.words_hidden_at !== null,
      hasContact: report.contact !== null,
      follows: report.origin_id === report.matter_id ? null : row.number,
      story: story.map((entry) => storyEntryOf(entry, { frame, readsWords: isForHer(entry, hers) })),
      remarks: remarks
        .filter((remark) => remark.kind === 'reply' || remark.report_id === report.id)
        .map((remark) => ({
          id: remark.id,
          kind: remark.kind as 'reply' | 'answer',
          words: remark.hidden_at ? '' : remark.words,
          hidden: remark.hidden_at !== null,
          mine: remark.report_id === report.id,
          at: remark.made_at.toISOString(),
        })),
      pictures: pictures
        .filter((picture) => !picture.hidden_at)
        .map((picture) => pictureOf(picture, `/api/matters/mine/${report.id}/pictures/${picture.id}`)),
      ...askedOf(stateOf(row), { ...report, closed_at: row.closed_at }),
      dutyNumber: frame.dutyNumber,
      openNow: isOpenAt(frame.calendar, row.now),
      firstAnswerDue: row.first_answer_due.toISOString(),
      settleDue: row.settle_due.toISOString(),
      madeAt: report.made_at.toISOString(),
    }
  })
}

/** What another reporter wrote when disputing is that one's, and why words were hidden theirs who wrote them; what staff wrote to all is for all. */
function isForHer({ kind, facts, actor_kind, actor_id }: StoryRow, hers: ReadonlySet<string>): boolean {
  if (kind === 'matter.words_hidden') return hers.has(String(facts.id))
  return actor_kind !== 'code' || hers.has(actor_id ?? '')
}

/** The number the reporter was given, also after her matter was merged into another. */
async function ownNumber(tx: ReadTx, report: ReportRow, current: string): Promise<string> {
  if (report.origin_id === report.matter_id) return current
  return (await findNumber(tx, report.origin_id))?.number ?? current
}
