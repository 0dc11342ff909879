import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Relation } from './rules-residents.ts'

/** Somebody to call: a person of the register, or a name with a sealed telephone. */
export type ContactWords = {
  relation: Exclude<Relation, 'head'>
  known: string | null
  name: string | null
  phone: { phone: Buffer; hash: Buffer } | null
}

export type NewContact = ContactWords & {
  community: string
  person: string
  building: string | null
  grid: string | null
  kind: 'guardian' | 'emergency'
  from: string
}

/** Keeps whom to call for a person who was opened; gives its id. */
export async function insertContact(tx: Tx, contact: NewContact): Promise<string> {
  const id = newId()
  const { community, person, phone } = contact
  await tx.run(sql`
    insert into contacts (community_id, id, person_id, grid_id, building_id, kind, name, relation, phone, phone_hash, known_person_id,
      ordinal, valid_from)
    values (${community}::uuid, ${id}::uuid, ${person}::uuid, ${contact.grid}::uuid, ${contact.building}::uuid, ${contact.kind},
      ${contact.name}, ${contact.relation}, ${phone?.phone ?? null}::bytea, ${phone?.hash ?? null}::bytea, ${contact.known}::uuid,
      (select count(*) + 1 from contacts c where c.community_id = ${community}::uuid and c.person_id = ${person}::uuid
        and c.kind = ${contact.kind} and c.valid_to is null), ${contact.from}::date)`)
  return id
}

type ContactAt = { community: string; person: string; contact: string }

/** Puts right whom to call. */
export async function updateContact(tx: Tx, at: ContactAt, words: ContactWords): Promise<void> {
  await tx.run(sql`
    update contacts set name = ${words.name}, relation = ${words.relation}, known_person_id = ${words.known}::uuid,
      phone = ${words.phone?.phone ?? null}::bytea, phone_hash = ${words.phone?.hash ?? null}::bytea
    where community_id = ${at.community}::uuid and id = ${at.contact}::uuid and person_id = ${at.person}::uuid`)
}

/** She is no longer to be called; what was entered today is taken back. */
export async function endContact(tx: Tx, at: ContactAt & { on: string }): Promise<void> {
  const one = sql`community_id = ${at.community}::uuid and id = ${at.contact}::uuid and person_id = ${at.person}::uuid`
  const taken = await tx.run(sql`delete from contacts where ${one} and valid_from >= ${at.on}::date`)
  if (taken === 0) await tx.run(sql`update contacts set valid_to = ${at.on}::date where ${one}`)
}
