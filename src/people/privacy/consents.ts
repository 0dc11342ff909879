import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { OwnRecord } from '../../platform/http/caller.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { Problem } from '../../platform/problem.ts'
import { mayRecordConsent } from '../policy-privacy.ts'
import { recordResident } from '../residents/journal-residents.ts'
import { holdResident, type PersonAt, placeOf } from '../residents/open-resident.ts'
import type { PersonRow } from '../residents/read-residents.ts'
import { allow, refuseFields } from '../staff-subjects.ts'
import { guardianFor } from './give-slip.ts'
import { holdOwn } from './hold-own.ts'
import { privacyProblems } from './problems.ts'
import { type FullGroundRow, findFullGrounds, type Where } from './read-privacy.ts'
import { type Consent, type Ground, isConsent, whyNotWithdrawn } from './rules-privacy.ts'
import { keepConsent, setCaptainSight, withdrawConsent } from './write-privacy.ts'

type DeskAsk = PersonAt & {
  command: Command
  consent: Consent
  how: 'spoken' | 'paper'
  where: Exclude<Where, 'own_page'>
  guardian?: string
}

/** Writes down what a resident agreed to, at the desk or at her door. Throws people.no-such-resident, refused, http.invalid, privacy.guardian-needed. */
export function recordConsent({ database }: Context, actor: AccountActor, ask: DeskAsk): Promise<{ done: true }> {
  return database.write(actor, (tx) =>
    once(tx, ask, async () => {
      const row = await holdResident(tx, actor, ask)
      allow(mayRecordConsent(actor, placeOf(row)))
      const { how, where, guardian } = ask
      await give(tx, row, { consent: ask.consent, how, where, guardian, by: actor.account })
      return { done: true } as const
    }),
  )
}

/** Writes down that she took it back. Throws people.no-such-resident, refused, privacy.no-consent. */
export function recordWithdrawal(
  { database }: Context,
  actor: AccountActor,
  ask: PersonAt & { command: Command; consent: Consent; where: Exclude<Where, 'own_page'> },
): Promise<{ done: true }> {
  return database.write(actor, (tx) =>
    once(tx, ask, async () => {
      const row = await holdResident(tx, actor, ask)
      allow(mayRecordConsent(actor, placeOf(row)))
      await takeBack(tx, row, ask)
      return { done: true } as const
    }),
  )
}

/** She agrees, or takes back, on her own page; it holds from this moment. Throws http.invalid, privacy.no-consent, guardian-needed. */
export function consentOnOwnPage(
  { database }: Context,
  own: OwnRecord,
  ask: { command: Command; consent: Consent; given: boolean },
): Promise<{ done: true }> {
  const { community, person } = own.actor
  return database.write(own.actor, (tx) =>
    once(tx, { community, command: { ...ask.command, sender: person } }, async () => {
      const row = await holdOwn(tx, own)
      const where = 'own_page' as const
      if (!ask.given) await takeBack(tx, row, { consent: ask.consent, where })
      else await give(tx, row, { consent: ask.consent, how: where, where, guardian: own.guardian, by: null })
      return { done: true } as const
    }),
  )
}

type Given = {
  consent: Consent
  how: 'spoken' | 'paper' | 'own_page'
  where: Where
  guardian: string | null | undefined
  by: string | null
}

async function give(tx: Tx, row: PersonRow, given: Given): Promise<void> {
  const { consent, how, where, by } = given
  if (!isConsent(consent)) refuseFields([{ field: 'purpose', reason: 'no-consent-asked' }])
  const at = { community: row.community_id, person: row.id }
  const now = await clockNow(tx)
  const guardian = await guardianFor(tx, row, { ...at, guardian: given.guardian ?? null, now })
  await keepConsent(tx, { ...at, ...consent, how, where, guardian, recordedBy: by })
  if (consent.purpose === 'captain') await setCaptainSight(tx, { ...at, knows: row.household_id !== null })
  const facts = { ...consent, how, where, ...(guardian ? { guardian } : {}) }
  await recordResident(tx, {
    ...{ kind: 'resident.consent_given', community: at.community, subject: at.person, grid: row.grid_id, at: now },
    facts,
  })
}

async function takeBack(tx: Tx, row: PersonRow, { consent, where }: { consent: Consent; where: Where }): Promise<void> {
  const at = { community: row.community_id, person: row.id }
  const grounds = (await findFullGrounds(tx, at)).map(groundOf)
  const ground = grounds.find(({ kind, purpose }) => kind === consent.kind && purpose === consent.purpose)
  const reason = whyNotWithdrawn(ground)
  if (reason) throw new Problem(privacyProblems.noConsent, { reason })
  await withdrawConsent(tx, { ...at, ...consent, where })
  if (consent.purpose === 'captain') await setCaptainSight(tx, { ...at, knows: false })
  const event = { kind: 'resident.consent_withdrawn', community: at.community, subject: at.person } as const
  await recordResident(tx, { ...event, grid: row.grid_id, at: await clockNow(tx), facts: { ...consent, where } })
}

/** A ground as the rules compare it. */
export function groundOf(row: FullGroundRow): Ground {
  return { kind: row.field_kind, purpose: row.purpose, basis: row.basis, withdrawnAt: row.withdrawn_at }
}
