import { mindTermsOfCare } from '../care/index.ts'
import { type MatterContext, mindTermsOfMatters, sweepPictures } from '../matters/index.ts'
import { sweepNotices } from '../notices/index.ts'
import { mindTermsOfPeople, sweepPeople } from '../people/index.ts'
import { termsOfPlatform } from '../platform/commands/rules-terms.ts'
import { sweepCommands, sweepTries } from '../platform/commands/write-sweep.ts'
import type { Database } from '../platform/db/transaction.ts'
import { eraseDueWords } from '../platform/journal/write.ts'

const wordsAtOnce = 1000

/** Erases what is over its term in any room. Several processes may do it at once; each thing goes once. Gives how many. */
export async function mindTerms(context: MatterContext): Promise<number> {
  const records = await mindTermsOfPeople(context)
  const matters = await mindTermsOfMatters(context)
  const care = await mindTermsOfCare(context)
  return records + matters + care + (await eraseWords(context.database))
}

async function eraseWords(database: Database): Promise<number> {
  for (let erased = 0; ; ) {
    const some = await database.write({ kind: 'engine' }, (tx) => eraseDueWords(tx, wordsAtOnce))
    erased += some
    if (some < wordsAtOnce) return erased
  }
}

/** Sweeps what is kept for a while only, and files that no row names. Gives how many. */
export async function sweepKept(context: MatterContext, accounts: Database): Promise<number> {
  const people = await sweepPeople(context, accounts)
  const notices = await sweepNotices(context)
  const ground = await context.database.write({ kind: 'engine' }, async (tx) => {
    const commands = await sweepCommands(tx, daysOf('commands'))
    return commands + (await sweepTries(tx, daysOf('tries')))
  })
  return people + notices + ground + (await sweepPictures(context))
}

function daysOf(kind: (typeof termsOfPlatform)[number]['kind']): number {
  return termsOfPlatform.find((term) => term.kind === kind)!.days
}
