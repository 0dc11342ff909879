import type { Static } from 'typebox'
import { clockNow } from '../platform/journal/read.ts'
import type { MatterContext } from './context.ts'
import type { listCategories as endpoint } from './contract.ts'

/** The categories that hold today in a community, by code. */
export function listCategories(context: MatterContext, community: string): Promise<Static<typeof endpoint.reply>> {
  return context.database.read({ kind: 'public' }, async (tx) => {
    const frame = await context.shelf.frameOf(tx, { community, now: await clockNow(tx) })
    const items = [...frame.categories.values()].map(({ code, hans, en, tier, private: hidden }) => ({
      code,
      name: { hans, en },
      tier,
      private: hidden,
    }))
    return { items }
  })
}
