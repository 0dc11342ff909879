import { Problem } from '../platform/problem.ts'
import { countTry } from '../platform/throttles/write.ts'
import type { MatterContext } from './context.ts'
import { matterProblems } from './problems.ts'
import { reporterOf } from './read-as-reporter.ts'
import { pinHashOf, secretsOf } from './secrets.ts'

// Eight digits against ten tries an hour for one number: a guess succeeds once in a thousand years.
const perNumber = { most: 10, windowSeconds: 3600 }
const perSource = { most: 30, windowSeconds: 3600 }

/** Opens a report by its number and PIN. Throws matters.wrong-pin; http 429 after several tries. */
export async function openByPin(
  context: MatterContext,
  ask: { number: string; pin: string; source: string },
): Promise<{ code: string; report: string }> {
  if (context.throttled) {
    const wait = await context.database.write({ kind: 'public' }, async (tx) => {
      const number = await countTry(tx, { key: context.secrets.hash('pin of a number', ask.number), ...perNumber })
      const source = await countTry(tx, { key: context.secrets.hash('pin from a source', ask.source), ...perSource })
      return Math.max(number, source)
    })
    if (wait > 0) throw new Problem(matterProblems.tooManyReports, { retryAfter: wait })
  }
  const reporter = await reporterOf(context, { kind: 'link', pinHash: pinHashOf(context.secrets, ask) })
  if (!reporter) throw new Problem(matterProblems.wrongPin)
  const { code } = secretsOf(context.secrets, { report: reporter.report, number: ask.number })
  return { code, report: reporter.report }
}
