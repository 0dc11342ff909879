import { Problem } from '../platform/problem.ts'
import { networkOf } from '../platform/throttles/network.ts'
import { type Allowance, countTries } from '../platform/throttles/write.ts'
import type { MatterContext } from './context.ts'
import { matterProblems } from './problems.ts'
import { reporterOf } from './read-as-reporter.ts'
import { pinHashOf, secretsOf } from './secrets.ts'

// Whoever tries the public number of another at random uses up the tries of her own network first, not the reporter's. Eight
// digits against two hundred tries an hour from everywhere: a guess succeeds once in sixty years.
const perNumberAndNetwork = { most: 10, windowSeconds: 3600 }
const perNetwork = { most: 30, windowSeconds: 3600 }
const perNumber = { most: 200, windowSeconds: 3600 }

/** Opens a report by its number and PIN. Throws matters.wrong-pin; http 429 after several tries. */
export async function openByPin(
  context: MatterContext,
  ask: { number: string; pin: string; source: string },
): Promise<{ code: string; report: string }> {
  if (context.throttled) {
    const wait = await context.database.write({ kind: 'public' }, (tx) => countTries(tx, allowancesOf(context, ask)))
    if (wait > 0) throw new Problem(matterProblems.tooManyReports, { retryAfter: wait })
  }
  const reporter = await reporterOf(context, { kind: 'link', pinHash: pinHashOf(context.secrets, ask) })
  if (!reporter) throw new Problem(matterProblems.wrongPin)
  const { code } = secretsOf(context.secrets, { report: reporter.report, number: ask.number })
  return { code, report: reporter.report }
}

function allowancesOf({ secrets }: MatterContext, ask: { number: string; source: string }): Allowance[] {
  const network = networkOf(ask.source)
  return [
    { key: secrets.hash('pin of a number from a network', `${ask.number} ${network}`), ...perNumberAndNetwork },
    { key: secrets.hash('pin from a source', network), ...perNetwork },
    { key: secrets.hash('pin of a number', ask.number), ...perNumber },
  ]
}
