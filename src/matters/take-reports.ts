import type { AccountActor, CodeActor } from '../platform/actor.ts'
import { type Command, once, settleNew } from '../platform/commands/write.ts'
import type { Joint } from '../platform/db/gathered-writes.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { clockNow } from '../platform/journal/read.ts'
import { recordEach } from '../platform/journal/write.ts'
import type { Reported } from './contract-public.ts'
import { secretsOf } from './secrets.ts'
import { answerTo, type Taking, takenDown } from './take-down.ts'
import { insertMatter, insertReport, nextNumber, nextNumbers } from './write.ts'

/** A report that may be taken down: all that is settled before its transaction. */
export type Coming = Omit<Taking, 'by' | 'frame' | 'now' | 'number'> & {
  readonly command: Command
  readonly shortCode: string
}

/** Reports of residents are taken down together with those of the same moment; one that is sent again is answered alone. */
export const reportsOfOneMoment: Joint<Tx, Coming, Reported> = {
  actor: (coming) => ({ kind: 'codes', reports: coming.map(({ reportId }) => reportId) }),
  together: takeTogether,
  alone: (coming) => takeAlone(coming, reporterOf(coming)),
}

/** A resident acts as the holder of the secret that her report will have. */
function reporterOf({ report, reportId }: Coming): CodeActor {
  return { kind: 'code', report: reportId, community: report.community }
}

/** Takes one report down in a transaction of its own. The same command again gives the same answer. */
export async function takeAlone(coming: Coming, by: AccountActor | CodeActor): Promise<Reported> {
  const { context, command, shortCode } = coming
  const { community } = coming.report
  return context.database.write(by, async (tx) => {
    // Both go out with the claim of the command. A repeat leaves its number unused.
    const numbered = nextNumber(tx, shortCode)
    const claimed = once(tx, { community, command }, async (now) => {
      const frame = await context.shelf.frameOf(tx, { community, now })
      const number = await numbered
      const { matter, report, event, verdict } = takenDown({ ...coming, by, frame, now, number })
      insertMatter(tx, matter)
      tx.open(verdict.matter)
      insertReport(tx, report)
      recordEach(tx, [event])
      return verdict
    })
    const [verdict, now] = await Promise.all([claimed, clockNow(tx), numbered])
    const frame = await context.shelf.frameOf(tx, { community, now })
    return answerTo(context, { verdict, secrets: secretsOf(context.secrets, verdict), frame, now })
  })
}

async function takeTogether(tx: Tx, coming: readonly Coming[]): Promise<Reported[]> {
  tx.sentByAll(coming.map(({ command }) => command.sender))
  const numbered = await nextNumbers(
    tx,
    coming.map(({ shortCode }) => shortCode),
  )
  const taken = await Promise.all(
    coming.map(async (each, index) => {
      const { context, command, report } = each
      const { number, now } = numbered[index]!
      const frame = await context.shelf.frameOf(tx, { community: report.community, now })
      const rows = takenDown({ ...each, by: reporterOf(each), frame, now, number })
      const answer = answerTo(context, { ...rows, frame, now })
      return { ...rows, answer, settled: { community: report.community, command, verdict: rows.verdict } }
    }),
  )
  settleNew(tx, { at: numbered[0]!.now, settled: taken.map(({ settled }) => settled) })
  insertMatter(tx, ...taken.map(({ matter }) => matter))
  insertReport(tx, ...taken.map(({ report }) => report))
  recordEach(
    tx,
    taken.map(({ event }) => event),
  )
  return taken.map(({ answer }) => answer)
}
