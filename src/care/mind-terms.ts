import type { Context } from '../platform/context.ts'
import { eraseWordsOf, record } from '../platform/journal/write.ts'
import { daysOfCare } from './rules-terms.ts'
import { forgetPlan } from './write-ended-plans.ts'
import { anonymisePlan, clearSends, findOverPlans } from './write-terms.ts'

const atOnce = 200

/** Erases what of care is over its term, each thing once, from any number of processes. Gives how many. */
export async function mindTermsOfCare({ database }: Context): Promise<number> {
  const days = daysOfCare('ended_plans')
  const cleared = await database.write({ kind: 'engine' }, (tx) => clearSends(tx, daysOfCare('alarm_numbers')))
  const over = await database.read({ kind: 'engine' }, (tx) => findOverPlans(tx, { days, most: atOnce }))
  let anonymised = 0
  for (const { community, plan } of over) {
    const isDone = await database.write({ kind: 'engine', subject: plan }, async (tx) => {
      const gone = await anonymisePlan(tx, { community, plan, days })
      if (!gone) return false
      await forgetPlan(tx, { community, plan, now: gone.now })
      await eraseWordsOf(tx, { community, subject: plan })
      const subject = { kind: 'plan', id: plan }
      await record(tx, {
        ...{ community, kind: 'plan.anonymised', subject, at: gone.now, reader: 'staff', grid: gone.grid_id },
      })
      return true
    })
    if (isDone) anonymised += 1
  }
  return cleared + anonymised
}
