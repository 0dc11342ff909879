import { sql } from 'kysely'
import type { TestDatabase } from '../testing/database.ts'
import { openPool } from './pools.ts'
import { type Database, databaseOver } from './transaction.ts'

/** A database handle with a single connection, so that each transaction meets what the one before it prepared. */
export function narrowOver(town: TestDatabase): Database {
  return databaseOver(openPool(town.addressFor('app'), { most: 1, name: 'narrow' }, () => undefined))
}

/** Names a sub-district: a change that any code but one of nine digits breaks. */
export function named(id: string, code: string) {
  return sql<never>`insert into subdistricts (id, code, name) values (${id}::uuid, ${code}, 'X')`
}

/** How many sub-districts of that id stand in the town: none or one. */
export async function countNamed(town: TestDatabase, id: string): Promise<number> {
  return (await town.look('select 1 from subdistricts where id = $1', [id])).length
}
