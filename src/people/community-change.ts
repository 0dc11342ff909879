import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Reads, ReadTx, Tx } from '../platform/db/transaction.ts'
import { Problem } from '../platform/problem.ts'
import type { PeopleContext } from './people-context.ts'
import type { Answer } from './policy.ts'
import { mayKeepOrganisations, maySeeOrganisations } from './policy-organisations.ts'
import { peopleProblems } from './problems.ts'
import { allow } from './staff-subjects.ts'

/** A change to what the desk keeps of a community, as it was sent. */
export type Ask = { readonly community: string; readonly command: Command }

type Change<Verdict> = Ask & {
  work: (tx: Tx) => Promise<Verdict>
  /** Who sees what is changed; whoever works in the community where nothing is said. */
  maySee?: (actor: AccountActor, community: string) => Answer
}

/**
 * Carries out a change to the organisations, teams, groups or partners of a community, once. Throws people.not-here for whoever
 * sees nothing of it, people.refused for whoever does not keep it, such as a partner that sees its own lists.
 */
export async function changeOnce<Verdict>(
  { database, sessions }: PeopleContext,
  actor: AccountActor,
  { community, command, work, maySee = maySeeOrganisations }: Change<Verdict>,
): Promise<Verdict> {
  if (!maySee(actor, community).allowed) throw new Problem(peopleProblems.notHere)
  const verdict = await database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      allow(mayKeepOrganisations(actor, community))
      return work(tx)
    }),
  )
  // Whoever's duty area changed sees the new buildings with the next request.
  sessions.forget()
  return verdict
}

/** Reads what whoever works in the community sees. Throws people.not-here. */
export function readCommunity<Result>(
  { database }: PeopleContext,
  actor: AccountActor,
  { community, work }: { community: string; work: (tx: ReadTx) => Promise<Result> },
): Promise<Result> {
  seeOrganisations(actor, community)
  return database.read(actor, work)
}

/** The same where statements need nothing of each other. Throws people.not-here. */
export function glanceAtCommunity<Result>(
  { database }: PeopleContext,
  actor: AccountActor,
  { community, work }: { community: string; work: (reads: Reads) => Promise<Result> },
): Promise<Result> {
  seeOrganisations(actor, community)
  return database.glance(actor, work)
}

/** What the screen may offer besides looking. */
export function abilitiesOf(actor: AccountActor, community: string): 'keep'[] {
  return mayKeepOrganisations(actor, community).allowed ? ['keep'] : []
}

function seeOrganisations(actor: AccountActor, community: string): void {
  if (!maySeeOrganisations(actor, community).allowed) throw new Problem(peopleProblems.notHere)
}
