import { clockNow } from '../platform/journal/read.ts'
import type { CareContext } from './care-context.ts'
import { findDueFeeds } from './read-meters.ts'
import { tell } from './weigh-water.ts'
import { forgetReadings, putOffFeed } from './write-meters.ts'

const atOnce = 5_000

/** Tells the desk of feeds from which nothing comes any more, once until they speak again, and forgets readings after three days. */
export async function mindFeeds({ database }: CareContext): Promise<number> {
  const due = await database.read({ kind: 'engine' }, findDueFeeds)
  for (const id of due) {
    await database.write({ kind: 'engine', subject: id }, async (tx) => {
      const feed = await putOffFeed(tx, id)
      if (feed) await tell(tx, { community: feed.community, kind: 'feed_silent', feed: id }, await clockNow(tx))
    })
  }
  await database.write({ kind: 'engine' }, (tx) => forgetReadings(tx, atOnce))
  return due.length
}
