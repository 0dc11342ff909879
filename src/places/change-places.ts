import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { clockNow } from '../platform/journal/read.ts'
import { record } from '../platform/journal/write.ts'
import { type FieldProblem, Problem } from '../platform/problem.ts'
import { localDay } from './community-rules.ts'
import { type Answer, mayChangePlaces } from './policy.ts'
import { placeProblems } from './problems.ts'

/** A change of a community's places, as it was sent. */
export type PlaceAsk = { readonly community: string; readonly command: Command }

/** Inside the transaction of a change: the moment, the local day, and how what happened is written down. */
export type Changing = {
  readonly tx: Tx
  readonly community: string
  readonly now: Date
  readonly today: string
  /** Writes an event; everybody may know what becomes of places. */
  tell(kind: string, subject: { kind: string; id: string }, facts: Record<string, unknown>): Promise<void>
}

/**
 * Runs one change of places once, by somebody who may, with its events in the same transaction.
 * Throws places.refused before anything was looked at.
 */
export function changePlaces<Verdict>(
  context: Context,
  actor: AccountActor,
  ask: PlaceAsk,
  work: (changing: Changing) => Promise<Verdict>,
): Promise<Verdict> {
  return writePlaces(context, actor, ask, (changing) => {
    refuseUnless(mayChangePlaces(actor, ask.community))
    return work(changing)
  })
}

/** The same for changes that ask another sentence of the policy on the row they lock. */
export function writePlaces<Verdict>(
  context: Context,
  actor: AccountActor,
  { community, command }: PlaceAsk,
  work: (changing: Changing) => Promise<Verdict>,
): Promise<Verdict> {
  const own = { ...command, sender: actor.account }
  const post = actor.posts.find((each) => each.community === community)?.kind ?? null
  return context.database.write(actor, (tx) =>
    once(tx, { community, command: own }, async () => {
      const now = await clockNow(tx)
      const tell: Changing['tell'] = async (kind, subject, facts) =>
        void (await record(tx, { community, kind, subject, at: now, reader: 'staff', facts, post }))
      return work({ tx, community, now, today: localDay(now), tell })
    }),
  )
}

/** Throws places.refused with the policy's reason. */
export function refuseUnless(answer: Answer): void {
  if (!answer.allowed) throw new Problem(placeProblems.refused, { reason: answer.reason })
}

/** Throws places.wrong-place with the fields, if there are any. */
export function refuseFields(fields: readonly FieldProblem[]): void {
  if (fields.length > 0) refuseAll(fields)
}

/** Throws places.wrong-place with the fields. */
export function refuseAll(fields: readonly FieldProblem[]): never {
  throw new Problem(placeProblems.wrongPlace, { fields })
}
