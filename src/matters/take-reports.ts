import type { AccountActor, CodeActor } from '../platform/actor.ts'
import { type Command, once, settleNew } from '../platform/commands/write.ts'
import type { Joint } from '../platform/db/gathered-writes.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { clockNow } from '../platform/journal/read.ts'
import { recordEach } from '../platform/journal/write.ts'
import type { Reported } from './contract-public.ts'
import { drawAhead, drawnAhead, drawOne } from './draw-numbers.ts'
import { secretsOf } from './secrets.ts'
import { answerTo, type TakenDown, type Taking, takenDown } from './take-down.ts'
import { insertMatter, insertReport, nextNumber, numberFrom } from './write.ts'

/** A report that may be taken down: all that is settled before its transaction. */
export type Coming = Omit<Taking, 'by' | 'frame' | 'now' | 'number'> & {
  readonly command: Command
  readonly shortCode: string
}

type Known = { readonly now: Date }
type Ready = TakenDown & { readonly coming: Coming; readonly now: Date; readonly answer: Reported }

/** Reports of residents are taken down together with those of the same moment; one that is sent again is answered alone. */
export const reportsOfOneMoment: Joint<Coming, Known, Ready, Reported> = {
  know: (reads, coming) => drawAhead(reads, coming[0]!.context.database, coming.length),
  ready: readyToTake,
  actor: (readies) => ({ kind: 'codes', reports: readies.map(({ coming }) => coming.reportId) }),
  together: takeTogether,
  answer: ({ answer }) => answer,
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

async function readyToTake(coming: Coming, { now }: Known): Promise<Ready> {
  const { context, report, shortCode } = coming
  const frame = await context.shelf.frameFrom(context.database, { community: report.community, now })
  const number = numberFrom(shortCode, drawnAhead(context.database) ?? (await drawOne(context.database)))
  const rows = takenDown({ ...coming, by: reporterOf(coming), frame, now, number })
  const answer = answerTo(context, { ...rows, frame, now })
  return { ...rows, coming, now, answer }
}

function takeTogether(tx: Tx, readies: readonly Ready[]): Promise<Known> {
  const first = readies[0]!
  const settled = readies.map(({ coming: { report, command }, verdict }) => {
    return { community: report.community, command, verdict }
  })
  const events = readies.map(({ event }) => event)
  tx.sentByAll(settled.map(({ command }) => command.sender))
  settleNew(tx, { at: first.now, settled })
  insertMatter(tx, ...readies.map(({ matter }) => matter))
  insertReport(tx, ...readies.map(({ report }) => report))
  recordEach(tx, events)
  // For those who are made ready meanwhile, and those who follow them.
  return drawAhead(tx, first.coming.context.database, 2 * readies.length)
}
