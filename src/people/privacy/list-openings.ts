import type { Static } from 'typebox'
import type { AccountActor } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import type { listOpenings as listed } from '../contract-openings.ts'
import { mayAuditOpenings } from '../policy-privacy.ts'
import { allow } from '../staff-subjects.ts'
import { type OpeningsAsk, openingsPage } from './read-openings.ts'

const usualPage = 50

/** Who opened which kind of field, when and what for; whose it was is not said. Throws people.refused. */
export async function listOpenings(
  { database }: Context,
  actor: AccountActor,
  ask: Omit<OpeningsAsk, 'limit'>,
): Promise<Static<typeof listed.reply>> {
  allow(mayAuditOpenings(actor, ask.community))
  const found = await database.rows(actor, openingsPage({ ...ask, limit: usualPage + 1 }))
  const page = found.slice(0, usualPage)
  return {
    items: page.map((row) => ({
      ...{ id: row.id, at: row.at.toISOString(), field: row.field, purpose: row.purpose, reason: row.reason },
      ...{ account: row.account_id, name: row.name, post: row.post_kind, place: row.place_name },
    })),
    next: found.length > usualPage ? (page.at(-1)?.id ?? null) : null,
  }
}
