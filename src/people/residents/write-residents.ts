import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type NameToken, nameTokens } from './name-tokens.ts'
import type { FieldKind, Purpose, Relation } from './rules-residents.ts'
import type { SealedPhone } from './sealed-fields.ts'
import type { Door } from './write-households.ts'

export type NewPerson = Door & {
  id: string
  community: string
  household: string
  name: string
  sex: 'female' | 'male' | null
  birthYear: number | null
  birthMonth: number | null
  phone: SealedPhone | null
  relation: Relation | null
  isUsual: boolean
  /** First day at the door, YYYY-MM-DD. */
  from: string
  importId: string | null
}

/** What a new record is kept for: one purpose a kind of field. */
export type NewGround = { kind: FieldKind; purpose: Purpose; basis: 'consent' | 'statutory_duty'; how: string }

export type NewPersons = {
  persons: readonly NewPerson[]
  grounds: readonly NewGround[]
  recordedBy: string | null
}

/** Keeps persons with their first residence, what they are kept for, and the words they are found by; four statements in all. */
export async function insertPersons(tx: Tx, { persons, grounds, recordedBy }: NewPersons): Promise<void> {
  if (persons.length === 0) return
  await insertRecords(tx, persons)
  await tx.run(sql`
    insert into residences (community_id, id, person_id, household_id, dwelling_id, building_id, grid_id, is_usual, valid_from)
    select community, residence, id, household, dwelling, building, grid, "isUsual", "from"
    from jsonb_to_recordset(${JSON.stringify(persons.map((person) => ({ ...person, phone: null, residence: newId() })))}::jsonb)
      as p (community uuid, residence uuid, id uuid, household uuid, dwelling uuid, building uuid, grid uuid, "isUsual" boolean, "from" date)`)
  await insertGrounds(
    tx,
    persons.flatMap(({ community, id, phone }) =>
      grounds
        .filter(({ kind }) => kind !== 'phone' || phone !== null)
        .map((ground) => ({ community, person: id, ...ground })),
    ),
    recordedBy,
  )
  await insertTokens(tx, persons)
}

async function insertRecords(tx: Tx, persons: readonly NewPerson[]): Promise<void> {
  const rows = persons.map(({ phone, ...person }) => ({
    ...person,
    phone: hexOf(phone?.phone),
    phoneHash: hexOf(phone?.hash),
    phoneTail: hexOf(phone?.tail),
  }))
  await tx.run(sql`
    insert into persons (community_id, id, name, sex, birth_year, birth_month, phone, phone_hash, phone_tail_hash,
      household_id, dwelling_id, building_id, grid_id, relation, is_usual, import_id, made_at, changed_at)
    select community, id, name, sex, "birthYear", "birthMonth", decode(phone, 'hex'), decode("phoneHash", 'hex'), decode("phoneTail", 'hex'),
      household, dwelling, building, grid, relation, "isUsual", "importId", clock_now(), clock_now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (community uuid, id uuid, name text, sex text, "birthYear" smallint,
      "birthMonth" smallint, phone text, "phoneHash" text, "phoneTail" text, household uuid, dwelling uuid, building uuid,
      grid uuid, relation text, "isUsual" boolean, "importId" uuid)`)
}

function hexOf(bytes: Buffer | undefined): string | null {
  return bytes ? bytes.toString('hex') : null
}

type Ground = NewGround & { community: string; person: string }

/** Notes for what kinds of fields are kept; noting the same again changes nothing, a withdrawn one holds again. */
export async function insertGrounds(tx: Tx, grounds: readonly Ground[], recordedBy: string | null): Promise<void> {
  if (grounds.length === 0) return
  await tx.run(sql`
    insert into field_grounds (community_id, person_id, field_kind, purpose, basis, given_how, recorded_by, since)
    select community, person, kind, purpose, basis, how, ${recordedBy}::uuid, clock_now()
    from jsonb_to_recordset(${JSON.stringify(grounds)}::jsonb)
      as g (community uuid, person uuid, kind text, purpose text, basis text, how text)
    on conflict (community_id, person_id, field_kind, purpose) do update
      set basis = excluded.basis, given_how = excluded.given_how, recorded_by = excluded.recorded_by, since = excluded.since, withdrawn_at = null
      where field_grounds.withdrawn_at is not null`)
}

type Named = { community: string; id: string; name: string; building: string; grid: string }

/** Keeps the words that names are found by. */
export async function insertTokens(tx: Tx, named: readonly Named[]): Promise<void> {
  const rows = named.flatMap(({ community, id, name, building, grid }) =>
    nameTokens(name).map((token: NameToken) => ({ community, person: id, building, grid, ...token })),
  )
  await tx.run(sql`
    insert into person_tokens (community_id, kind, token, person_id, building_id, grid_id)
    select community, kind, token, person, building, grid from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t (community uuid, kind text, token text, person uuid, building uuid, grid uuid)`)
}

export async function deleteTokens(tx: Tx, at: { community: string; person: string }): Promise<void> {
  await tx.run(sql`
    delete from person_tokens where community_id = ${at.community}::uuid and person_id = ${at.person}::uuid`)
}

export type Correction = {
  name?: string
  sex?: 'female' | 'male' | null
  birth?: { year: number; month: number | null } | null
  phone?: SealedPhone | null
  relation?: Relation | null
  isUsual?: boolean
}

/** Changes what is said of a person; only what is given. */
export async function updatePerson(
  tx: Tx,
  at: { community: string; person: string },
  change: Correction,
): Promise<void> {
  const parts = [sql`changed_at = clock_now()`]
  if (change.name !== undefined) parts.push(sql`name = ${change.name}`)
  if (change.sex !== undefined) parts.push(sql`sex = ${change.sex}`)
  if (change.birth !== undefined) {
    parts.push(sql`birth_year = ${change.birth?.year ?? null}, birth_month = ${change.birth?.month ?? null}`)
  }
  if (change.phone !== undefined) {
    const { phone = null, hash = null, tail = null } = change.phone ?? {}
    parts.push(sql`phone = ${phone}::bytea, phone_hash = ${hash}::bytea, phone_tail_hash = ${tail}::bytea`)
  }
  if (change.relation !== undefined) parts.push(sql`relation = ${change.relation}`)
  if (change.isUsual !== undefined) parts.push(sql`is_usual = ${change.isUsual}`)
  await tx.run(sql`
    update persons set ${sql.join(parts, sql`, `)} where community_id = ${at.community}::uuid and id = ${at.person}::uuid`)
  if (change.isUsual !== undefined) {
    await tx.run(sql`
      update residences set is_usual = ${change.isUsual}
      where community_id = ${at.community}::uuid and person_id = ${at.person}::uuid and valid_to is null`)
  }
}

/** Ends the residence that holds: the first day she is no longer there. Gives whether there was one that began before. */
export async function endResidence(tx: Tx, at: { community: string; person: string; on: string }): Promise<boolean> {
  const ended = await tx.run(sql`
    update residences set valid_to = ${at.on}::date
    where community_id = ${at.community}::uuid and person_id = ${at.person}::uuid and valid_to is null and valid_from < ${at.on}::date`)
  return ended === 1
}

/** Takes back the residence that holds, as of an entry by mistake. */
export async function deleteResidence(tx: Tx, at: { community: string; person: string }): Promise<void> {
  await tx.run(sql`
    delete from residences where community_id = ${at.community}::uuid and person_id = ${at.person}::uuid and valid_to is null`)
}

export type Move = Door & {
  community: string
  person: string
  household: string
  relation: Relation | null
  isUsual: boolean
  from: string
}

/** Puts a person behind another door; the residence before must have been ended. */
export async function insertMove(tx: Tx, move: Move): Promise<void> {
  const { community, person, household, dwelling, building, grid } = move
  await tx.run(sql`
    insert into residences (community_id, id, person_id, household_id, dwelling_id, building_id, grid_id, is_usual, valid_from)
    values (${community}::uuid, ${newId()}::uuid, ${person}::uuid, ${household}::uuid, ${dwelling}::uuid, ${building}::uuid,
      ${grid}::uuid, ${move.isUsual}, ${move.from}::date)`)
  await tx.run(sql`
    update persons set household_id = ${household}::uuid, dwelling_id = ${dwelling}::uuid, building_id = ${building}::uuid,
      grid_id = ${grid}::uuid, relation = ${move.relation}, captain_knows = captain_knows and building_id = ${building}::uuid,
      changed_at = clock_now()
    where community_id = ${community}::uuid and id = ${person}::uuid`)
  await withdrawFromCaptains(tx, move)
  await tx.run(sql`
    update person_tokens set building_id = ${building}::uuid, grid_id = ${grid}::uuid
    where community_id = ${community}::uuid and person_id = ${person}::uuid`)
  await tx.run(sql`
    update contacts set building_id = ${building}::uuid, grid_id = ${grid}::uuid
    where community_id = ${community}::uuid and person_id = ${person}::uuid`)
}

/** What was agreed with the captain of one building does not hold for another, nor after the person left. */
async function withdrawFromCaptains(tx: Tx, at: { community: string; person: string }): Promise<void> {
  await tx.run(sql`
    update field_grounds g set withdrawn_at = clock_now()
    where g.community_id = ${at.community}::uuid and g.person_id = ${at.person}::uuid and g.purpose = 'captain' and g.withdrawn_at is null
      and not (select p.captain_knows from persons p where p.community_id = g.community_id and p.id = g.person_id)`)
}

export type End = {
  community: string
  person: string
  on: string
  reason: 'moved' | 'died' | 'mistake'
  eraseDue: Date
}

/** Ends a record: nobody lives there by this name any more, and what is left is erased when it is due. */
export async function setEnded(tx: Tx, end: End): Promise<void> {
  await tx.run(sql`
    update persons set ended_on = ${end.on}::date, end_reason = ${end.reason}, erase_due = ${end.eraseDue}::timestamptz,
      household_id = null, dwelling_id = null, relation = null, captain_knows = false, changed_at = clock_now()
    where community_id = ${end.community}::uuid and id = ${end.person}::uuid`)
  await withdrawFromCaptains(tx, end)
}

export type NewOpening = {
  community: string
  person: string
  grid: string | null
  field: 'phone' | 'id_number' | 'name' | 'contact'
  purpose: Purpose
  reason: string | null
  account: string
  postKind: string
  placeName: string | null
}

/** Notes that somebody opened a field of a person, who was stated as the transaction's subject. */
export async function insertOpening(tx: Tx, opening: NewOpening): Promise<void> {
  await tx.run(sql`
    insert into openings (community_id, id, person_id, grid_id, field, purpose, reason, account_id, post_kind, place_name, at)
    values (${opening.community}::uuid, ${newId()}::uuid, ${opening.person}::uuid, ${opening.grid}::uuid, ${opening.field},
      ${opening.purpose}, ${opening.reason}, ${opening.account}::uuid, ${opening.postKind}, ${opening.placeName}, clock_now())`)
}
