import type { Static } from 'typebox'
import type { CodeActor } from '../platform/actor.ts'
import type { MatterContext } from './context.ts'
import type { myReports, ReporterPage } from './contract-public.ts'
import { readAsReporter } from './read-as-reporter.ts'

/** The reports whose secrets this browser holds; at most a dozen, each read as its own reporter. */
export async function listMyReports(
  context: MatterContext,
  reports: readonly CodeActor[],
): Promise<Static<typeof myReports.reply>> {
  const pages = await Promise.all(reports.map((reporter) => readAsReporter(context, reporter).catch(() => null)))
  const items = pages
    .filter((page) => page !== null)
    .map(({ report, number, stage, outcome, category, categoryName, place, remarks, madeAt }) => ({
      report,
      number,
      stage,
      outcome,
      category,
      categoryName,
      placeWords: [place.buildingName ?? place.gridName, place.staircaseName].filter(Boolean).join(' '),
      repliedAt: lastReplyIn(remarks),
      madeAt,
    }))
  return { items }
}

/** When the desk last wrote to her, of what is not hidden. */
function lastReplyIn(remarks: ReporterPage['remarks']): string | null {
  return remarks.findLast(({ kind, hidden }) => kind === 'reply' && !hidden)?.at ?? null
}
