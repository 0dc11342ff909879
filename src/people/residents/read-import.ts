import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'
import type { Relation } from './rules-residents.ts'

/** What an import may change of a person, as it stood before; telephones sealed, in hexadecimal. */
export type PersonBefore = {
  id: string
  grid_id: string | null
  sex: 'female' | 'male' | null
  birth_year: number | null
  birth_month: number | null
  relation: Relation | null
  phone: string | null
  phone_hash: string | null
  phone_tail_hash: string | null
}

/** Locks persons in sight until the transaction ends and gives what an import may change of them. */
export function findPersonsBefore(
  tx: ReadTx,
  at: { community: string; persons: readonly string[] },
): Promise<PersonBefore[]> {
  return tx.all(sql<PersonBefore>`
    select id, grid_id, sex, birth_year, birth_month, relation, encode(phone, 'hex') as phone,
      encode(phone_hash, 'hex') as phone_hash, encode(phone_tail_hash, 'hex') as phone_tail_hash
    from persons where community_id = ${at.community}::uuid and id = any (${[...at.persons]}::uuid[]) order by id for update`)
}
