import type { AccountActor } from '../platform/actor.ts'
import { Problem } from '../platform/problem.ts'
import { type ActAsk, type ActedRow, actOnMatter } from './act-on-matter.ts'
import type { MatterContext } from './context.ts'
import { matterProblems } from './problems.ts'
import { findParties } from './read-parties.ts'

type Ask = Omit<ActAsk, 'act' | 'words' | 'also'> & {
  party: string
  partyKind: 'post' | 'organisation'
  words?: string | undefined
}

/** Gives a matter to someone to handle (派单): a post or an organisation that stands in its community. */
export function dispatchMatter(context: MatterContext, actor: AccountActor, ask: Ask): Promise<ActedRow> {
  return actOnMatter(context, actor, {
    ...ask,
    act: { act: 'dispatch', handler: ask.party },
    words: ask.words ? { words: ask.words } : undefined,
    also: async ({ tx, row }) => {
      const parties = await findParties(tx, { community: row.community_id, grid: row.grid_id })
      const party = parties.find((each) => each.id === ask.party && each.kind === ask.partyKind)
      if (!party) throw new Problem(matterProblems.unknownParty, { fields: [{ field: 'party', reason: 'unknown' }] })
      return { handler_kind: party.kind, handler_name: party.name }
    },
  })
}
