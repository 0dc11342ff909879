import type { Static } from 'typebox'
import type { CodeActor } from '../platform/actor.ts'
import type { MatterContext } from './context.ts'
import type { myReports } from './contract-public.ts'
import { readAsReporter } from './read-as-reporter.ts'

/** The reports whose secrets this browser holds; at most a dozen, each read as its own reporter. */
export async function listMyReports(
  context: MatterContext,
  reports: readonly CodeActor[],
): Promise<Static<typeof myReports.reply>> {
  const pages = await Promise.all(reports.map((reporter) => readAsReporter(context, reporter).catch(() => null)))
  const items = pages
    .filter((page) => page !== null)
    .map(({ report, number, stage, outcome, category, categoryName, place, madeAt }) => ({
      report,
      number,
      stage,
      outcome,
      category,
      categoryName,
      placeWords: [place.buildingName ?? place.gridName, place.staircaseName].filter(Boolean).join(' '),
      madeAt,
    }))
  return { items }
}
