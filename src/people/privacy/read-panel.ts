import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { clockNow } from '../../platform/journal/read.ts'
import type { PrivacyPanel } from '../contract-privacy.ts'
import { mayGiveSlip, mayRecordConsent } from '../policy-privacy.ts'
import { type PersonAt, placeOf, seeResident } from '../residents/open-resident.ts'
import { maskedName } from '../residents/rules-residents.ts'
import { allow } from '../staff-subjects.ts'
import { type FullGroundRow, findFullGrounds, findOwnContacts } from './read-privacy.ts'
import { findNewestSlip, hasOpenSignIn, type SlipRow } from './read-slips.ts'
import { consents, needsGuardian } from './rules-privacy.ts'

/** What stands beside a resident's record at the desk: consents and her slip. Throws people.no-such-resident, refused. */
export function readPrivacyPanel({ database }: Context, actor: AccountActor, at: PersonAt): Promise<PrivacyPanel> {
  return database.read(actor, async (tx) => {
    const row = await seeResident(tx, actor, at)
    allow(mayRecordConsent(actor, placeOf(row)))
    const [now, grounds, contacts, slip, isOpen] = await Promise.all([
      clockNow(tx),
      findFullGrounds(tx, at),
      findOwnContacts(tx, at),
      findNewestSlip(tx, at),
      hasOpenSignIn(tx, at),
    ])
    const birth = row.birth_year === null ? null : { year: row.birth_year, month: row.birth_month }
    return {
      needsGuardian: needsGuardian(birth, localDay(now)),
      guardians: contacts
        .filter(({ kind }) => kind === 'guardian')
        .map(({ id, name, relation }) => ({ id, name: name ? maskedName(name) : relation })),
      consents: consents.map((consent) => ({ ...consent, given: givenOf(grounds, consent) })),
      slip: slip ? shownSlip(slip, now) : null,
      isOpen,
      mayGiveSlip: mayGiveSlip(actor, at.community).allowed,
    }
  })
}

function givenOf(grounds: readonly FullGroundRow[], { kind, purpose }: (typeof consents)[number]) {
  const ground = grounds.find((each) => each.field_kind === kind && each.purpose === purpose)
  if (!ground) return null
  return {
    how: ground.given_how,
    where: ground.given_where,
    since: ground.since.toISOString(),
    withdrawnAt: ground.withdrawn_at?.toISOString() ?? null,
  }
}

function shownSlip(slip: SlipRow, now: Date): NonNullable<PrivacyPanel['slip']> {
  const isOver = slip.ended_at !== null || (slip.used_at === null && slip.expires_at <= now)
  const state = isOver ? 'over' : slip.used_at ? 'used' : 'waiting'
  return { state, madeAt: slip.made_at.toISOString(), expiresAt: slip.expires_at.toISOString() }
}
