import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { Problem } from '../platform/problem.ts'
import { carryOut, holding } from './act-on-matter.ts'
import type { MatterContext } from './context.ts'
import type { HandedOver, PostWorkList } from './contract-hand-over.ts'
import type { Held } from './held.ts'
import { mayAct } from './policy.ts'
import { mayHandOver, maySeeDesk } from './policy-desk.ts'
import { matterProblems } from './problems.ts'
import { findParties, type PartyRow } from './read-parties.ts'
import { findPostWork, findTakers, findWorkOf, findWorkPost, type WorkPostRow } from './read-post-work.ts'

type Wish = { from: string; to: string; reason: string; command: Command }

/** Posts that open matters of a community are dispatched to. Throws matters.refused. */
export function listPostWork(context: MatterContext, actor: AccountActor, community: string): Promise<PostWorkList> {
  const answer = maySeeDesk(actor, community)
  if (!answer.allowed) throw new Problem(matterProblems.refused, { reason: answer.reason })
  return context.database.read(actor, async (tx) => {
    const [rows, takers] = await Promise.all([findPostWork(tx, community), findTakers(tx, community)])
    return {
      items: rows.map((row) => ({
        post: row.id,
        name: row.name,
        kind: row.kind,
        hasEnded: row.has_ended,
        open: row.open,
        mayHandOver: mayHandOver(actor, row).allowed,
      })),
      takers: takers.map(({ id, name, kind }) => ({ post: id, name, kind })),
    }
  })
}

/**
 * Dispatches all open matters of one post to another in one transaction, one event each. What cannot move now stays and is
 * named. Throws http.not-found, matters.refused, matters.unknown-party.
 */
export function handOverWork(context: MatterContext, actor: AccountActor, wish: Wish): Promise<HandedOver> {
  return context.database.write(actor, async (tx) => {
    const from = await findWorkPost(tx, wish.from)
    if (!from) throw new Problem(httpProblems.notFound)
    const command = { ...wish.command, sender: actor.account }
    return once(tx, { community: from.community_id, command }, async () => {
      const answer = mayHandOver(actor, from)
      if (!answer.allowed) throw new Problem(matterProblems.refused, { reason: answer.reason })
      const to = await takerOf(tx, from, wish.to)
      return moveAll(context, tx, { actor, from, to, reason: wish.reason })
    })
  })
}

async function takerOf(tx: Tx, from: WorkPostRow, id: string): Promise<WorkPostRow> {
  const to = id === from.id ? undefined : await findWorkPost(tx, id)
  if (to && !to.has_ended && to.community_id === from.community_id) return to
  throw new Problem(matterProblems.unknownParty, { fields: [{ field: 'to', reason: 'unknown' }] })
}

type Move = { actor: AccountActor; from: WorkPostRow; to: WorkPostRow; reason: string }

async function moveAll(context: MatterContext, tx: Tx, move: Move): Promise<HandedOver> {
  const parties = partiesOf(tx, move.from.community_id)
  const moved: string[] = []
  const kept: HandedOver['kept'] = []
  for (const { id } of await findWorkOf(tx, { community: move.from.community_id, post: move.from.id })) {
    await holding(context, tx, id, async (held) => {
      // Somebody else may have given it away before this transaction held it.
      if (held.row.handler_id !== move.from.id || held.row.due_at === null) return
      const refusal = await moveOne(context, held, { ...move, parties: await parties(held.row.grid_id) })
      if (refusal) kept.push({ id, number: held.row.number, reason: refusal })
      else moved.push(id)
    })
  }
  return { moved, kept }
}

/** Dispatches one matter anew; gives the reason why it stays where it does. */
async function moveOne(
  context: MatterContext,
  held: Held,
  { actor, to, reason, parties }: Move & { parties: readonly PartyRow[] },
): Promise<string | null> {
  const answer = mayAct('dispatch', actor, held.row)
  if (!answer.allowed) return answer.reason
  const party = parties.find((each) => each.id === to.id)
  if (!party) return 'not-in-this-grid'
  try {
    await carryOut(context, held, {
      by: actor,
      act: { act: 'dispatch', handler: to.id },
      words: { words: reason },
      also: async () => ({ handler_kind: party.kind, handler_name: party.name }),
    })
    return null
  } catch (error) {
    // The rules refuse before anything is written, so the others still move.
    if (error instanceof Problem && error.kind === matterProblems.notNow) return error.facts.reason ?? 'not-now'
    throw error
  }
}

/** Whom matters of a grid can be given to; each grid is asked about once. */
function partiesOf(tx: Tx, community: string): (grid: string) => Promise<PartyRow[]> {
  const known = new Map<string, Promise<PartyRow[]>>()
  return (grid) => {
    const found = known.get(grid) ?? findParties(tx, { community, grid })
    known.set(grid, found)
    return found
  }
}
