import { localDay } from '../places/index.ts'
import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import { clockNow } from '../platform/journal/read.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import { ruleSetHistory } from '../platform/rule-sets/read.ts'
import { setRules } from '../platform/rule-sets/write.ts'
import { type Category, defaultCategories } from './categories.ts'
import type { MatterContext } from './context.ts'
import type { CategorySetting, CategorySettings } from './contract-settings.ts'
import { mayChangeCategories, maySeeDesk } from './policy-desk.ts'
import { matterProblems } from './problems.ts'
import { changedCodes, faultOfCategories } from './rules-categories.ts'

type Ask = { community: string; effectiveFrom: string; items: CategorySetting[]; command: Command }

/** Lets a list of categories hold from a day on. Throws matters.refused, matters.wrong-setting with the fields. */
export async function changeCategories(context: MatterContext, actor: AccountActor, ask: Ask) {
  const { community, effectiveFrom, items } = ask
  const answer = mayChangeCategories(actor, community)
  if (!answer.allowed) throw new Problem(matterProblems.refused, { reason: answer.reason })
  const command = { ...ask.command, sender: actor.account }
  const changed = await context.database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const now = await clockNow(tx)
      const fields = [...faultOfFrom(effectiveFrom, localDay(now)), ...faultOfCategories(items)]
      if (fields.length > 0) throw new Problem(matterProblems.wrongSetting, { fields })
      const id = await setRules(tx, { community, kind: 'categories', effectiveFrom, content: items })
      await record(tx, {
        community,
        kind: 'settings.changed',
        subject: { kind: 'community', id: community },
        at: now,
        reader: 'staff',
        facts: { setting: 'categories', effectiveFrom, version: id },
        post: actor.posts.find((post) => post.community === community)?.kind ?? null,
      })
      return { id, effectiveFrom }
    }),
  )
  context.shelf.forget()
  return changed
}

function faultOfFrom(day: string, today: string) {
  const at = new Date(`${day}T00:00:00Z`)
  const isReal = !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day
  if (!isReal) return [{ field: 'effectiveFrom', reason: 'not-a-day' }]
  return day < today ? [{ field: 'effectiveFrom', reason: 'in-the-past' }] : []
}

/** The categories that hold today with their limits, and which lists held and will hold. */
export function readCategorySettings(
  context: MatterContext,
  actor: AccountActor,
  community: string,
): Promise<CategorySettings> {
  const answer = maySeeDesk(actor, community)
  if (!answer.allowed) throw new Problem(matterProblems.refused, { reason: answer.reason })
  return context.database.read(actor, async (tx) => {
    const today = localDay(await clockNow(tx))
    const rows = await ruleSetHistory(tx, { community, kind: 'categories' })
    const holding = rows.find(({ effective_from }) => effective_from <= today)
    const listOf = (index: number) => (rows[index]?.content as readonly Category[] | undefined) ?? defaultCategories
    return {
      today,
      items: structuredClone((holding?.content ?? defaultCategories) as CategorySetting[]),
      history: rows.map((row, index) => ({
        id: row.id,
        effectiveFrom: row.effective_from,
        madeAt: row.made_at.toISOString(),
        state:
          row.effective_from > today ? ('will' as const) : row === holding ? ('holds' as const) : ('held' as const),
        changed: changedCodes(listOf(index + 1), listOf(index)),
      })),
      mayChange: mayChangeCategories(actor, community).allowed,
    }
  })
}
