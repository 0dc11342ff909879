import type { AccountActor, CodeActor } from '../platform/actor.ts'
import { commandProblems } from '../platform/commands/problems.ts'
import { once } from '../platform/commands/write.ts'
import type { Joint } from '../platform/db/gathered-writes.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { clockNow } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import type { Reported } from './contract-public.ts'
import { drawAhead, drawnAhead, drawOne } from './draw-numbers.ts'
import { takenBefore } from './read-taken.ts'
import { isOfCommand, secretsOf } from './secrets.ts'
import { answerTo, type TakenDown, type Taking, takenDown, type Verdict } from './take-down.ts'
import { insertTaken, nextNumber, numberFrom } from './write.ts'

/** A report that may be taken down: all that is settled before its transaction. */
export type Coming = Omit<Taking, 'by' | 'frame' | 'now' | 'number'> & {
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
  alone: (coming) => takeAlone(coming),
}

/** A resident acts as the holder of the secret that her report will have. */
function reporterOf({ report, reportId }: Coming): CodeActor {
  return { kind: 'code', report: reportId, community: report.community }
}

/** Takes down what staff were told, in a transaction of its own. The same command again gives the same answer. */
export async function takeFor(coming: Coming, by: AccountActor): Promise<Reported> {
  const { context, command, shortCode } = coming
  const { community } = coming.report
  return context.database.write(by, async (tx) => {
    // Both go out with the claim of the command. A repeat leaves its number unused.
    const numbered = nextNumber(tx, shortCode)
    const claimed = once(tx, { community, command }, async (now) =>
      takeOne(tx, { coming, by, now, number: await numbered }),
    )
    const [verdict, now] = await Promise.all([claimed, clockNow(tx), numbered])
    return answered(tx, { coming, verdict, now })
  })
}

/** Takes down a resident's report in a transaction of its own, or gives the answer to it where it was taken down before. */
async function takeAlone(coming: Coming, isAgain = false): Promise<Reported> {
  const { context, command, shortCode, reportId } = coming
  const by = reporterOf(coming)
  try {
    return await context.database.write(by, async (tx) => {
      const [taken, number, now] = await Promise.all([
        takenBefore(tx, { community: coming.report.community, report: reportId }),
        nextNumber(tx, shortCode),
        clockNow(tx),
      ])
      if (taken && !(taken.commandHash && isOfCommand(context.secrets, taken.commandHash, command)))
        throw new Problem(commandProblems.reused)
      return answered(tx, { coming, verdict: taken?.verdict ?? (await takeOne(tx, { coming, by, now, number })), now })
    })
  } catch (error) {
    // Somebody took it down in the same moment.
    if (isAgain || (error as { constraint?: string }).constraint !== 'reports_pkey') throw error
    return takeAlone(coming, true)
  }
}

type One = { coming: Coming; by: AccountActor | CodeActor; now: Date; number: string }

async function takeOne(tx: Tx, { coming, by, now, number }: One): Promise<Verdict> {
  const frame = await coming.context.shelf.frameOf(tx, { community: coming.report.community, now })
  const taken = takenDown({ ...coming, by, frame, now, number })
  tx.open(taken.verdict.matter)
  insertTaken(tx, [taken])
  return taken.verdict
}

type Told = { coming: Coming; verdict: Verdict; now: Date }

async function answered(tx: Tx, { coming: { context, report }, verdict, now }: Told): Promise<Reported> {
  const frame = await context.shelf.frameOf(tx, { community: report.community, now })
  return answerTo(context, { verdict, secrets: secretsOf(context.secrets, verdict), frame, now })
}

async function readyToTake(coming: Coming, { now }: Known): Promise<Ready> {
  const { context, report, reportId, account, command, spot, shortCode } = coming
  const frame = await context.shelf.frameFrom(context.database, { community: report.community, now })
  const number = numberFrom(shortCode, drawnAhead(context.database) ?? (await drawOne(context.database)))
  const by = reporterOf(coming)
  const rows = takenDown({ context, report, reportId, account, command, spot, by, frame, now, number })
  const { matter, event, verdict, secrets } = rows
  const answer = answerTo(context, { verdict, secrets, frame, now })
  return { matter, report: rows.report, event, verdict, secrets, coming, now, answer }
}

function takeTogether(tx: Tx, readies: readonly Ready[]): Promise<Known> {
  const first = readies[0]!
  // In one order everywhere, so that two who take down the same ones do not wait for each other.
  const inOrder = readies.toSorted((a, b) => (a.coming.reportId < b.coming.reportId ? -1 : 1))
  insertTaken(tx, inOrder)
  // For those who are made ready meanwhile, and those who follow them.
  return drawAhead(tx, first.coming.context.database, 2 * readies.length)
}
