import type { Static } from 'typebox'
import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { Problem } from '../../platform/problem.ts'
import type { listRequests as listed } from '../contract-privacy.ts'
import { mayAnswerRequests } from '../policy-privacy.ts'
import { recordResident } from '../residents/journal-residents.ts'
import { holdResident } from '../residents/open-resident.ts'
import type { PersonRow } from '../residents/read-residents.ts'
import { maskedName } from '../residents/rules-residents.ts'
import { allow } from '../staff-subjects.ts'
import { groundOf } from './consents.ts'
import { eraseAgreed, eraseSoon } from './erase-agreed.ts'
import { privacyProblems } from './problems.ts'
import { findFullGrounds, lockRequest, openRequestsPage, type RequestRow } from './read-privacy.ts'
import { keptByDuty } from './rules-privacy.ts'
import { closeRequest } from './write-privacy.ts'

const usualPage = 50

/** What residents asked and nobody answered yet, the soonest due first. Throws people.refused. */
export async function listRequests(
  { database, secrets }: Context,
  actor: AccountActor,
  ask: { community: string; after?: string },
): Promise<Static<typeof listed.reply>> {
  allow(mayAnswerRequests(actor, ask.community))
  const found = await database.rows(actor, openRequestsPage({ ...ask, limit: usualPage + 1 }))
  const page = found.slice(0, usualPage)
  return {
    items: page.map((row) => ({
      id: row.id,
      person: row.person_id,
      name: maskedName(row.name),
      door: row.door ? `${row.building_name} ${row.door}` : null,
      kind: row.kind,
      field: row.field_kind,
      words: row.words ? secrets.open('request', row.words) : null,
      madeAt: row.made_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      isOverdue: row.overdue_at !== null,
    })),
    next: found.length > usualPage ? (page.at(-1)?.id ?? null) : null,
  }
}

type Ask = {
  community: string
  request: string
  command: Command
  outcome: 'done' | 'refused'
  reason?: 'not_shown' | 'is_right'
  words?: string
}

/**
 * The desk answers. A deletion erases at once what rests on her word alone, and the whole record where she lives here no more;
 * what a duty keeps is said. Throws people.refused, privacy.no-such-request, answered-before.
 */
export function answerRequest(
  { database }: Context,
  actor: AccountActor,
  ask: Ask,
): Promise<{ state: 'done' | 'refused'; kept: string[] }> {
  const { community, request, outcome } = ask
  return database.write(actor, (tx) =>
    once(tx, ask, async () => {
      allow(mayAnswerRequests(actor, community))
      const known = await lockRequest(tx, { community, request })
      if (!known) throw new Problem(privacyProblems.noSuchRequest)
      if (known.state !== 'open') throw new Problem(privacyProblems.answeredBefore)
      const row = await holdResident(tx, actor, { community, person: known.person_id })
      const kept = outcome === 'done' ? await carryOut(tx, row, known) : []
      const reason = ask.reason ?? (kept.length > 0 ? 'kept_by_duty' : null)
      await closeRequest(tx, {
        ...{ community, request, state: outcome, by: actor.account },
        ...{ reason, words: ask.words?.trim() || null },
      })
      const event = { kind: 'resident.answered', community, subject: row.id, grid: row.grid_id } as const
      const facts = { request, asked: known.kind, outcome, reason, kept }
      await recordResident(tx, { ...event, at: await clockNow(tx), facts })
      return { state: outcome, kept }
    }),
  )
}

/** Does what was asked; gives the kinds of fields that stay. A correction was made by the desk itself before. */
async function carryOut(tx: Tx, row: PersonRow, { kind }: RequestRow): Promise<string[]> {
  if (kind === 'correction') return []
  const at = { community: row.community_id, person: row.id }
  if (row.ended_on) {
    await eraseSoon(tx, at)
    return []
  }
  await eraseAgreed(tx, at)
  return keptByDuty((await findFullGrounds(tx, at)).map(groundOf))
}
