import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import type { FieldKind, Purpose } from '../residents/rules-residents.ts'
import type { RequestRow, Where } from './read-privacy.ts'

type PersonAt = { community: string; person: string }
type GroundAt = PersonAt & { kind: FieldKind; purpose: Purpose }

export type GivenConsent = GroundAt & {
  how: 'spoken' | 'paper' | 'own_page'
  where: Where
  guardian: string | null
  recordedBy: string | null
}

/** Keeps what she agreed to; said again after it was taken back, it holds again from now on. */
export async function keepConsent(tx: Tx, given: GivenConsent): Promise<void> {
  await tx.run(sql`
    insert into field_grounds as g (community_id, person_id, field_kind, purpose, basis, given_how, given_where, guardian_id,
      recorded_by, since)
    values (${given.community}::uuid, ${given.person}::uuid, ${given.kind}, ${given.purpose}, 'consent', ${given.how},
      ${given.where}, ${given.guardian}::uuid, ${given.recordedBy}::uuid, clock_now())
    on conflict (community_id, person_id, field_kind, purpose) do update
      set basis = 'consent', given_how = excluded.given_how, given_where = excluded.given_where, guardian_id = excluded.guardian_id,
        recorded_by = excluded.recorded_by, since = excluded.since, withdrawn_at = null, withdrawn_where = null
      where g.withdrawn_at is not null`)
}

/** Notes that she took it back. */
export async function withdrawConsent(tx: Tx, at: GroundAt & { where: Where }): Promise<void> {
  await tx.run(sql`
    update field_grounds set withdrawn_at = clock_now(), withdrawn_where = ${at.where}
    where community_id = ${at.community}::uuid and person_id = ${at.person}::uuid and field_kind = ${at.kind}
      and purpose = ${at.purpose} and withdrawn_at is null`)
}

/** Lets her building captain know of her, or not. */
export async function setCaptainSight(tx: Tx, at: PersonAt & { knows: boolean }): Promise<void> {
  await tx.run(sql`
    update persons set captain_knows = ${at.knows}, changed_at = clock_now()
    where community_id = ${at.community}::uuid and id = ${at.person}::uuid`)
}

export type NewRequest = PersonAt & {
  id: string
  kind: RequestRow['kind']
  field: FieldKind | null
  words: Buffer | null
  at: Date
  dueAt: Date
}

/** Keeps a request with the day by which it is answered. */
export async function insertRequest(tx: Tx, request: NewRequest): Promise<void> {
  await tx.run(sql`
    insert into privacy_requests (community_id, id, person_id, kind, field_kind, words, state, made_at, due_at)
    values (${request.community}::uuid, ${request.id}::uuid, ${request.person}::uuid, ${request.kind}, ${request.field},
      ${request.words}::bytea, 'open', ${request.at}::timestamptz, ${request.dueAt}::timestamptz)`)
}

export type RequestAnswer = {
  community: string
  request: string
  state: 'done' | 'refused' | 'taken_back'
  by: string | null
  reason: RequestRow['reason']
  words: string | null
}

/** Writes the answer; what she wrote is not needed any more and goes. */
export async function closeRequest(tx: Tx, answer: RequestAnswer): Promise<void> {
  await tx.run(sql`
    update privacy_requests set state = ${answer.state}, answered_at = clock_now(), answered_by = ${answer.by}::uuid,
      reason = ${answer.reason}, answer = ${answer.words}, words = null
    where community_id = ${answer.community}::uuid and id = ${answer.request}::uuid`)
}

/** Notes once that the day has passed; false where it was noted or answered meanwhile. */
export async function noteOverdue(tx: Tx, at: { community: string; request: string }): Promise<boolean> {
  const noted = await tx.run(sql`
    update privacy_requests set overdue_at = clock_now()
    where community_id = ${at.community}::uuid and id = ${at.request}::uuid and state = 'open' and overdue_at is null
      and due_at <= clock_now()`)
  return noted === 1
}
