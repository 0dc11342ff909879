import type { AccountActor } from '../platform/actor.ts'
import { Problem } from '../platform/problem.ts'
import { type ActedRow, actOnMatter } from './act-on-matter.ts'
import type { MatterContext } from './context.ts'
import { mayAct } from './policy.ts'
import { matterProblems } from './problems.ts'
import { isOpen, type Stage } from './rules-states.ts'
import { type Ask, refuseUnless } from './work-on-matter.ts'
import { followMatter, lockMatter, unfollowMatter } from './write.ts'

/** Merges a matter into another of the same community; every reporter stays, follows the other one and is told. */
export function mergeMatters(
  context: MatterContext,
  actor: AccountActor,
  ask: Ask & { into: string; reason: string },
): Promise<ActedRow> {
  if (ask.into === ask.matter) throw cannot('same-matter')
  return actOnMatter(context, actor, {
    matter: ask.matter,
    command: ask.command,
    act: { act: 'merge', into: ask.into },
    words: { words: ask.reason },
    also: async ({ tx, row }) => {
      const target = await lockMatter(tx, ask.into)
      if (!target || target.community_id !== row.community_id) throw cannot('unknown-matter')
      refuseUnless(mayAct('merge', actor, target))
      if (!isOpen({ stage: target.stage as Stage })) throw cannot('other-has-ended')
      if (target.private !== row.private) throw cannot('one-is-private')
      await followMatter(tx, { community: row.community_id, from: row.id, into: target.id })
      tx.open(row.id)
      return {}
    },
  })
}

/** Takes a merged matter out again: its own reporters come back with it. */
export function unmergeMatter(
  context: MatterContext,
  actor: AccountActor,
  ask: Ask & { reason: string },
): Promise<ActedRow> {
  return actOnMatter(context, actor, {
    matter: ask.matter,
    command: ask.command,
    act: { act: 'unmerge' },
    words: { words: ask.reason },
    also: async ({ tx, row }) => {
      await unfollowMatter(tx, { community: row.community_id, origin: row.id, from: row.merged_into! })
      tx.open(row.id)
      return {}
    },
  })
}

function cannot(reason: string): Problem {
  return new Problem(matterProblems.cannotMerge, { fields: [{ field: 'into', reason }], reason })
}
