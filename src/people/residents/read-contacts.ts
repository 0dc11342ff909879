import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'
import type { Relation } from './rules-residents.ts'

/** Whom to call for a person. `name` is null where she is a person of the register whose record is not in sight. */
export type ContactRow = {
  id: string
  kind: 'guardian' | 'emergency'
  relation: Exclude<Relation, 'head'>
  name: string | null
  phone: Buffer | null
  /** Her own record, where she has one. */
  known_person_id: string | null
  is_in_sight: boolean
  valid_from: string
}

const contactColumns = sql`c.id, c.kind, c.relation, coalesce(c.name, k.name) as name, coalesce(c.phone, k.phone) as phone,
  c.known_person_id, (k.id is not null) as is_in_sight, c.valid_from`
const contactTables = sql`contacts c
  left join persons k on k.community_id = c.community_id and k.id = c.known_person_id and k.erased_at is null`

/** Guardians and emergency contacts of a person who was opened, guardians first. */
export function findContacts(tx: ReadTx, at: { community: string; person: string }): Promise<ContactRow[]> {
  return tx.all(sql<ContactRow>`
    select ${contactColumns} from ${contactTables}
    where c.community_id = ${at.community}::uuid and c.person_id = ${at.person}::uuid and c.valid_to is null
    order by c.kind desc, c.ordinal, c.id`)
}

/** One of them, or undefined. */
export function findContact(
  tx: ReadTx,
  at: { community: string; person: string; contact: string },
): Promise<ContactRow | undefined> {
  return tx.first(sql<ContactRow>`
    select ${contactColumns} from ${contactTables}
    where c.community_id = ${at.community}::uuid and c.id = ${at.contact}::uuid and c.person_id = ${at.person}::uuid and c.valid_to is null`)
}
