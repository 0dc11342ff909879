import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { Problem } from '../../platform/problem.ts'
import { peopleProblems } from '../problems.ts'
import { recordResident } from './journal-residents.ts'
import { holdResident, type PersonAt } from './open-resident.ts'
import { setCaptainKnows } from './write-consents.ts'

type Ask = PersonAt & { command: Command; knows: boolean; how: 'spoken' | 'paper' }

/**
 * Notes that a resident lets the captain of her building know her name and telephone, or takes it back.
 * Saying the same again changes nothing. Throws people.no-such-resident, refused, ended-resident.
 */
export function noteCaptainConsent({ database }: Context, actor: AccountActor, ask: Ask): Promise<{ done: true }> {
  const { community, person, command, knows, how } = ask
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const row = await holdResident(tx, actor, ask)
      if (row.ended_on) throw new Problem(peopleProblems.endedResident)
      if (row.captain_knows !== knows) {
        await setCaptainKnows(tx, { community, person, knows, how, account: actor.account })
        const kind = knows ? 'resident.captain_allowed' : 'resident.captain_disallowed'
        const at = await clockNow(tx)
        await recordResident(tx, { kind, community, subject: person, grid: row.grid_id, at, facts: { how } })
      }
      return { done: true } as const
    }),
  )
}
