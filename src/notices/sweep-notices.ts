import type { Context } from '../platform/context.ts'
import { termsOfNotices } from './rules-terms.ts'
import { clearNotices } from './write-terms.ts'

/** Takes off numbers and content of messages over their term; gives how many. */
export function sweepNotices({ database }: Context): Promise<number> {
  return database.write({ kind: 'engine' }, (tx) => clearNotices(tx, termsOfNotices[0].days))
}
