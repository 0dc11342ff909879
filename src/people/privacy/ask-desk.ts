import { addCalendarDays } from '../../platform/calendar/working-calendar.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import type { OwnRecord } from '../../platform/http/caller.ts'
import { newId } from '../../platform/ids.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { Problem } from '../../platform/problem.ts'
import { recordResident } from '../residents/journal-residents.ts'
import type { FieldKind } from '../residents/rules-residents.ts'
import { phoneOf } from '../residents/rules-residents.ts'
import { sealPhone } from '../residents/sealed-fields.ts'
import { updatePerson } from '../residents/write-residents.ts'
import { refuseFields } from '../staff-subjects.ts'
import { guardianFor } from './give-slip.ts'
import { holdOwn } from './hold-own.ts'
import { privacyProblems } from './problems.ts'
import { findRequests, lockRequest } from './read-privacy.ts'
import { daysToAnswer } from './rules-privacy.ts'
import { closeRequest, insertRequest, keepConsent } from './write-privacy.ts'

type Own = { command: Command }

/** She writes her own telephone, or takes it off; it holds at once. Throws http.invalid naming the field, privacy.guardian-needed. */
export function changeOwnPhone(
  { database, secrets }: Context,
  own: OwnRecord,
  ask: Own & { phone: string | null },
): Promise<{ done: true }> {
  const { community, person } = own.actor
  return database.write(own.actor, (tx) =>
    once(tx, sentByHer(own, ask.command), async () => {
      const row = await holdOwn(tx, own)
      const digits = ask.phone === null ? null : phoneOf(ask.phone)
      if (ask.phone !== null && digits === null) refuseFields([{ field: 'phone', reason: 'no-telephone-number' }])
      const now = await clockNow(tx)
      await updatePerson(tx, { community, person }, { phone: digits === null ? null : sealPhone(secrets, digits) })
      if (digits !== null) {
        const guardian = await guardianFor(tx, row, { community, person, guardian: own.guardian, now })
        const ground = { kind: 'phone', purpose: 'contact', how: 'own_page', where: 'own_page' } as const
        await keepConsent(tx, { community, person, ...ground, guardian, recordedBy: null })
      }
      const event = { kind: 'resident.corrected', community, subject: person, grid: row.grid_id } as const
      await recordResident(tx, { ...event, at: now, facts: { fields: ['phone'], by: 'herself' } })
      return { done: true } as const
    }),
  )
}

type Request = { kind: 'correction'; field: FieldKind; words: string } | { kind: 'deletion' }

/** She asks for a correction or for deletion; the desk answers by a day that stands on it. Throws privacy.asked-before. */
export function askDesk(
  { database, secrets }: Context,
  own: OwnRecord,
  ask: Own & { request: Request },
): Promise<{ request: string; dueAt: string }> {
  const { community, person } = own.actor
  const { request } = ask
  return database.write(own.actor, (tx) =>
    once(tx, sentByHer(own, ask.command), async () => {
      const row = await holdOwn(tx, own)
      if (request.kind === 'deletion') {
        const asked = await findRequests(tx, own.actor)
        if (asked.some(({ kind, state }) => kind === 'deletion' && state === 'open'))
          throw new Problem(privacyProblems.askedBefore)
      }
      const id = newId()
      const at = await clockNow(tx)
      const dueAt = addCalendarDays(at, daysToAnswer)
      const said =
        request.kind === 'correction'
          ? { field: request.field, words: secrets.seal('request', request.words) }
          : { field: null, words: null }
      await insertRequest(tx, { id, community, person, kind: request.kind, ...said, at, dueAt })
      const event = { kind: 'resident.asked', community, subject: person, grid: row.grid_id } as const
      await recordResident(tx, { ...event, at, facts: { request: id, asked: request.kind, field: said.field } })
      return { request: id, dueAt: dueAt.toISOString() }
    }),
  )
}

/** She takes a request back that is not answered yet. Throws privacy.no-such-request, answered-before. */
export function takeRequestBack(
  { database }: Context,
  own: OwnRecord,
  ask: Own & { request: string },
): Promise<{ done: true }> {
  const { community, person } = own.actor
  const { request } = ask
  return database.write(own.actor, (tx) =>
    once(tx, sentByHer(own, ask.command), async () => {
      const row = await holdOwn(tx, own)
      const known = await lockRequest(tx, { community, request })
      if (!known) throw new Problem(privacyProblems.noSuchRequest)
      if (known.state !== 'open') throw new Problem(privacyProblems.answeredBefore)
      await closeRequest(tx, { community, request, state: 'taken_back', by: null, reason: null, words: null })
      const event = { kind: 'resident.request_taken_back', community, subject: person, grid: row.grid_id } as const
      await recordResident(tx, { ...event, at: await clockNow(tx), facts: { request } })
      return { done: true } as const
    }),
  )
}

function sentByHer({ actor }: OwnRecord, command: Command) {
  return { community: actor.community, command: { ...command, sender: actor.person } }
}
