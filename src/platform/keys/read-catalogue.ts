import { sql } from 'kysely'
import type { ReadTx } from '../db/transaction.ts'

/** Which columns of the program's tables hold bytes, as `schema.table.column`, from the database's own catalogue. */
export async function findByteColumns(tx: ReadTx): Promise<Set<string>> {
  const rows = await tx.all(sql<{ place: string }>`
    select n.nspname || '.' || c.relname || '.' || a.attname as place from pg_attribute a
    join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'accounts') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and a.atttypid = 'bytea'::regtype`)
  return new Set(rows.map(({ place }) => place))
}
