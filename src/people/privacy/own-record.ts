import type { Static } from 'typebox'
import { localDay } from '../../places/index.ts'
import type { Context } from '../../platform/context.ts'
import type { ReadTx } from '../../platform/db/transaction.ts'
import type { OwnRecord } from '../../platform/http/caller.ts'
import { clockNow } from '../../platform/journal/read.ts'
import type { Sealing } from '../../platform/secrets.ts'
import type { copyOwnRecord, readOwnOpenings as readOpenings, readOwnRecord } from '../contract-me.ts'
import type { PersonRow } from '../residents/read-residents.ts'
import { findResidences } from '../residents/read-residents.ts'
import { openPhone } from '../residents/sealed-fields.ts'
import { groundOf } from './consents.ts'
import { seeOwn } from './hold-own.ts'
import * as rows from './read-privacy.ts'
import { consents, isConsent, needsGuardian, whyNotWithdrawn } from './rules-privacy.ts'

type Reply = Static<typeof readOwnRecord.reply>

/** A resident's record in whole, for herself. Throws people.no-such-resident. */
export function ownRecord({ database, secrets }: Context, own: OwnRecord): Promise<Reply> {
  return database.read(own.actor, async (tx) => {
    const row = await seeOwn(tx, own)
    const parts = await partsOf(tx, own)
    const birth = row.birth_year === null ? null : { year: row.birth_year, month: row.birth_month }
    return {
      community: row.community_id,
      isChild: needsGuardian(birth, localDay(parts.now)),
      said: { ...saidOf(row, secrets), ...heldOf(parts, secrets) },
      grounds: parts.grounds.map(shownGround),
      mayAgreeTo: consents.filter(
        ({ kind, purpose }) =>
          !parts.grounds.some((at) => at.field_kind === kind && at.purpose === purpose && at.withdrawn_at === null) &&
          isThere(row, parts, kind),
      ),
      looks: parts.looks,
      requests: parts.requests.map(shownRequest),
    }
  })
}

async function partsOf(tx: ReadTx, { actor }: OwnRecord) {
  const [now, residences, contacts, owns, grounds, requests, looks] = await Promise.all([
    clockNow(tx),
    findResidences(tx, actor),
    rows.findOwnContacts(tx, actor),
    rows.findOwnOwnerships(tx, actor),
    rows.findFullGrounds(tx, actor),
    rows.findRequests(tx, actor),
    rows.countOpenings(tx, actor),
  ])
  return { now, residences, contacts, owns, grounds, requests, looks }
}

type Parts = Awaited<ReturnType<typeof partsOf>>

function saidOf(row: PersonRow, secrets: Sealing) {
  return {
    name: row.name,
    sex: row.sex,
    birth: row.birth_year === null ? null : { year: row.birth_year, month: row.birth_month },
    phone: row.phone ? openPhone(secrets, row.phone) : null,
    hasIdNumber: row.id_number !== null,
    relation: row.relation,
    isUsual: row.is_usual,
    door: row.door ? `${row.building_name} ${row.staircase_name} ${row.door}` : null,
    ended: row.ended_on && row.end_reason ? { on: row.ended_on, reason: row.end_reason } : null,
  }
}

function heldOf({ residences, contacts, owns }: Parts, secrets: Sealing) {
  return {
    residences: residences.map(({ valid_from, valid_to, door, building_name }) => ({
      from: valid_from,
      to: valid_to,
      door: `${building_name} ${door}`,
    })),
    contacts: contacts.map(({ kind, name, relation, phone }) => ({
      kind,
      name,
      relation,
      phone: phone ? openPhone(secrets, phone) : null,
    })),
    owns: owns.map(({ door, building_name, area, share, valid_from }) => ({
      door: `${building_name} ${door}`,
      area: Number(area),
      share: Number(share),
      from: valid_from,
    })),
  }
}

/** Agreeing makes sense for what is kept; a telephone can be given any time. */
function isThere(row: PersonRow, { contacts }: Parts, kind: (typeof consents)[number]['kind']): boolean {
  if (kind === 'id_number') return row.id_number !== null
  if (kind === 'emergency_contact') return contacts.some((contact) => contact.kind === 'emergency')
  return row.phone !== null
}

function shownGround(row: rows.FullGroundRow): Reply['grounds'][number] {
  const ground = groundOf(row)
  return {
    kind: row.field_kind,
    purpose: row.purpose,
    basis: row.basis,
    how: row.given_how,
    where: row.given_where,
    since: row.since.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    mayTakeBack: isConsent(ground) && whyNotWithdrawn(ground) === null,
  }
}

function shownRequest(row: rows.RequestRow): Reply['requests'][number] {
  return {
    id: row.id,
    kind: row.kind,
    field: row.field_kind,
    state: row.state,
    madeAt: row.made_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    reason: row.reason,
    answer: row.answer,
  }
}

const usualPage = 30

/** Who opened what of her, when and what for, newest first. Throws people.no-such-resident. */
export function ownOpenings(
  { database }: Context,
  own: OwnRecord,
  ask: { after?: string },
): Promise<Static<typeof readOpenings.reply>> {
  return database.read(own.actor, async (tx) => {
    await seeOwn(tx, own)
    const found = await rows.findOpenings(tx, { ...own.actor, after: ask.after, limit: usualPage + 1 })
    const page = found.slice(0, usualPage)
    return {
      items: page.map(shownOpening),
      next: found.length > usualPage ? (page.at(-1)?.id ?? null) : null,
    }
  })
}

function shownOpening({ id, field, purpose, reason, post_kind, place_name, at }: rows.OpeningRow) {
  return { id, field, purpose, reason, post: post_kind, place: place_name, at: at.toISOString() }
}

/** More looks than anybody's record has; a copy holds them all. */
const mostLooks = 10_000

/** Everything at once, for her to keep. Throws people.no-such-resident. */
export async function copyOfOwn(context: Context, own: OwnRecord): Promise<Static<typeof copyOwnRecord.reply>> {
  const record = await ownRecord(context, own)
  return context.database.read(own.actor, async (tx) => {
    const [now, openings] = await Promise.all([clockNow(tx), rows.findOpenings(tx, { ...own.actor, limit: mostLooks })])
    return { at: now.toISOString(), record, openings: openings.map(shownOpening) }
  })
}
