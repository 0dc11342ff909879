import type pg from 'pg'
import { quotedName } from '../backup/read.ts'

/** A sealed value with the row it stands in. */
export type SealedValue = { readonly key: readonly string[]; readonly sealed: Buffer }

/** The columns of a table's primary key, in order. */
export async function readKeyColumns(client: pg.ClientBase, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select a.attname as name from pg_index i cross join unnest(i.indkey::smallint[]) with ordinality k (number, place)
     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
     where i.indrelid = $1::regclass and i.indisprimary order by k.place`,
    [table],
  )
  return rows.map(({ name }) => name)
}

export type BatchAsk = {
  readonly table: string
  readonly column: string
  readonly keyColumns: readonly string[]
  /** The key after which to go on; null begins. */
  readonly after: readonly string[] | null
  readonly most: number
}

/** The next rows in the order of their key that hold a sealed value, locked until the transaction ends. */
export async function lockSealed(client: pg.ClientBase, ask: BatchAsk): Promise<SealedValue[]> {
  const { table, column, keyColumns, after, most } = ask
  const listed = keyColumns.map((name) => `"${name}"`).join(', ')
  const begun = after ? `and (${listed}) > (${after.map((_, place) => `$${place + 2}::uuid`).join(', ')})` : ''
  const { rows } = await client.query<{ key: string[]; sealed: Buffer }>(
    `select array[${keyColumns.map((name) => `"${name}"::text`).join(', ')}] as key, "${column}" as sealed
     from ${quotedName(table)} where "${column}" is not null ${begun} order by ${listed} limit $1 for update`,
    [most, ...(after ?? [])],
  )
  return rows
}
