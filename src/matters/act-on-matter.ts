import type { Updateable } from 'kysely'
import type { AccountActor, Actor, CodeActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Matters } from '../platform/db/schema.generated.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import { officeOf, postOf } from './acting-post.ts'
import { audienceAfter } from './audience.ts'
import type { MatterContext } from './context.ts'
import { type MatterFrame, officeIdsFor } from './frame.ts'
import type { Held } from './held.ts'
import { mayAct } from './policy.ts'
import { matterProblems } from './problems.ts'
import { decide } from './rules.ts'
import type { MatterAct } from './rules-acts.ts'
import { saidAtAfter } from './rules-asks.ts'
import { firstErasure } from './rules-terms.ts'
import { columnsOf, stateOf } from './state.ts'
import { tellReporters } from './tell-reporters.ts'
import { type LockedMatter, lockMatter, noteStay, updateMatter } from './write.ts'

/** What every act answers: where the matter stands now. */
export type ActedRow = {
  id: string
  number: string
  stage: string
  outcome: string | null
  tier: string
  holderOffice: string
  dueAt: string | null
}

export type ActAsk = {
  /** The grid after the act, where the place is corrected. */
  grid?: string | undefined
  matter: string
  command: Command
  act: MatterAct
  /** What people wrote with it; kept in the journal's erasable part. */
  words?: Record<string, unknown> | undefined
  /** Further columns and rows of this act, in the same transaction, before the matter itself is written. */
  also?: ((held: Held) => Promise<Updateable<Matters> | undefined>) | undefined
}

/** Carries out an act of a signed-in account: lock → may she → rules → write → journal and follow-ups. */
export function actOnMatter(context: MatterContext, actor: AccountActor, ask: ActAsk): Promise<ActedRow> {
  return context.database.write(actor, (tx) =>
    holding(context, tx, ask.matter, (held) => {
      const command = { ...ask.command, sender: actor.account }
      return once(tx, { community: held.row.community_id, command }, async () => {
        const answer = mayAct(ask.act.act, actor, held.row)
        if (!answer.allowed) throw new Problem(matterProblems.refused, { reason: answer.reason })
        return carryOut(context, held, { ...ask, by: actor })
      })
    }),
  )
}

/** Locks the matter and gathers what the rules are told; a matter one may not see is not there. */
export async function holding<Result>(
  context: MatterContext,
  tx: Tx,
  matter: string,
  work: (held: Held) => Promise<Result>,
): Promise<Result> {
  const row = await lockMatter(tx, matter)
  if (!row) throw new Problem(httpProblems.notFound)
  const frame = await context.shelf.frameOf(tx, { community: row.community_id, now: row.now })
  return work({ tx, row, state: stateOf(row), frame, now: row.now })
}

/** Asks the rules, writes what they decide and records what happened. For acts whose permission was settled before. */
export async function carryOut(
  context: MatterContext,
  held: Held,
  ask: Omit<ActAsk, 'command' | 'matter'> & { by: AccountActor | CodeActor | Actor },
): Promise<ActedRow> {
  const { tx, row, state, frame, now } = held
  const account = ask.by.kind === 'account' ? ask.by.account : null
  const decision = decide(state, ask.act, {
    now,
    calendar: frame.calendar,
    category: categoryOf(frame, state.category),
    categories: frame.categories,
    offices: officeIdsFor(frame, ask.grid ?? row.grid_id),
    account,
  })
  if (!decision.ok) throw new Problem(matterProblems.notNow, { reason: decision.reason })
  const next = decision.matter
  const extra = await ask.also?.(held)
  const audience = audienceAfter(row.audience, { before: state, after: next })
  const post = postOf(ask.by, row)
  const office = officeOf(ask.by, row, frame) ?? next.holderOffice
  const closedAt = next.dueAt === null ? (row.closed_at ?? now) : null
  const ended = { closed_at: closedAt, erase_due: firstErasure(closedAt) }
  const said = saidAtAfter(row.said_at, { act: ask.act.act, isOfStaff: ask.by.kind === 'account', now })
  updateMatter(tx, row, { ...columnsOf(next, frame), audience, said_at: said, changed_at: now, ...ended, ...extra })
  noteStay(tx, row, next.holderOffice)
  for (const [index, fact] of decision.facts.entries()) {
    await record(tx, {
      community: row.community_id,
      kind: fact.kind,
      subject: { kind: 'matter', id: row.id },
      at: now,
      reader: readerOf(fact.kind),
      facts: fact.facts,
      ...(index === 0 && ask.words ? { words: ask.words, wordsStay: true } : {}),
      post,
      office,
      grid: row.grid_id,
    })
  }
  await tellReporters(context, held, decision.facts)
  return {
    id: row.id,
    number: row.number,
    stage: next.stage,
    outcome: next.outcome,
    tier: next.tier,
    holderOffice: next.holderOffice,
    dueAt: next.dueAt?.toISOString() ?? null,
  }
}

/** The category that rules a matter. */
export function categoryOf(frame: MatterFrame, code: string) {
  // A category that was taken off the list keeps ruling its open matters through the standing "other".
  return frame.categories.get(code) ?? frame.categories.get('0999') ?? [...frame.categories.values()][0]!
}

const insideKinds = new Set([
  'matter.extension_asked',
  'matter.extension_refused',
  'matter.reminded',
  'matter.noted',
  'matter.called',
  'matter.assist_asked',
  'matter.assist_answered',
])

/** Who may read an event of a kind. */
export function readerOf(kind: string): 'public' | 'reporter' | 'staff' {
  if (insideKinds.has(kind)) return 'staff'
  // Her own date moves when more time is granted; why it was asked for stays with those who work on it.
  return kind === 'matter.replied' || kind === 'matter.extension_granted' ? 'reporter' : 'public'
}

/** Where an unmoved matter stands, as an act's answer. */
export function standing(row: LockedMatter): ActedRow {
  return {
    id: row.id,
    number: row.number,
    stage: row.stage,
    outcome: row.outcome,
    tier: row.tier,
    holderOffice: row.holder_office_id,
    dueAt: row.due_at?.toISOString() ?? null,
  }
}
