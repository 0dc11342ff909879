import pg from 'pg'
import type { KeptSequence, RanMigration } from './manifest.ts'

/** A table of the program with what a faithful copy of it needs. */
export type TableShape = {
  /** `schema.table`, and the same quoted for SQL. */
  readonly name: string
  readonly columns: readonly string[]
  readonly key: readonly { readonly column: string; readonly isText: boolean }[]
  /** Tables that its rows refer to. */
  readonly refersTo: readonly string[]
}

/** Where a room keeps names of files: `schema.table` and the columns. */
export type FileColumns = { readonly table: string; readonly columns: readonly string[] }

const made = `c.relkind = 'r' and pg_get_userbyid(c.relowner) = 'gangwan_owner'`

/** Every table that the program's migrations made, those that others refer to first. */
export async function readTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    select n.nspname || '.' || c.relname as name,
      (select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select json_agg(json_build_object('column', a.attname, 'isText', a.attcollation <> 0) order by k.place)
        from pg_index i cross join unnest(i.indkey::smallint[]) with ordinality k (number, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
        where i.indrelid = c.oid and i.indisprimary) as key,
      coalesce((select json_agg(distinct rn.nspname || '.' || r.relname) from pg_constraint f
        join pg_class r on r.oid = f.confrelid join pg_namespace rn on rn.oid = r.relnamespace
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid), '[]') as "refersTo"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${made} and n.nspname !~ '^pg_' order by 1`)
  return inOrder(rows)
}

function inOrder(tables: readonly TableShape[]): TableShape[] {
  const ordered: TableShape[] = []
  let left = [...tables]
  while (left.length > 0) {
    const ready = left.filter((table) => table.refersTo.every((name) => !left.some((other) => other.name === name)))
    if (ready.length === 0) throw new Error(`tables refer to one another in a ring: ${left.map(({ name }) => name)}`)
    ordered.push(...ready)
    left = left.filter((table) => !ready.includes(table))
  }
  return ordered
}

/** `"schema"."table"`. */
export function quotedName(name: string): string {
  return name.split('.').map(pg.escapeIdentifier).join('.')
}

/** The statement that writes a table as COPY text, in an order that is the same everywhere. */
export function copyOut({ name, columns, key }: Pick<TableShape, 'name' | 'columns' | 'key'>): string {
  const order = key.map(({ column, isText }) => pg.escapeIdentifier(column) + (isText ? ' collate "C"' : ''))
  if (order.length === 0) throw new Error(`${name} has no primary key`)
  const listed = columns.map(pg.escapeIdentifier).join(', ')
  return `copy (select ${listed} from ${quotedName(name)} order by ${order.join(', ')}) to stdout`
}

/** The sequences that the program's migrations made. */
export async function readSequences(client: pg.ClientBase): Promise<KeptSequence[]> {
  const { rows } = await client.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and pg_get_userbyid(c.relowner) = 'gangwan_owner' order by 1`)
  const sequences: KeptSequence[] = []
  for (const { name } of rows) {
    const { rows: found } = await client.query<{ lastValue: string; isCalled: boolean }>(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${quotedName(name)}`,
    )
    sequences.push({ name, ...found[0]! })
  }
  return sequences
}

/** The migrations that ran, in order; none on a database that was never migrated. */
export async function readRanMigrations(client: pg.ClientBase): Promise<RanMigration[]> {
  const { rows: there } = await client.query<{ is: boolean }>(
    `select to_regclass('public.migrations') is not null as is`,
  )
  if (!there[0]!.is) return []
  return (await client.query<RanMigration>('select name, checksum from public.migrations order by name')).rows
}

/** Whether no table of the program holds a row. */
export async function isBare(client: pg.ClientBase): Promise<boolean> {
  for (const { name } of await readTables(client)) {
    const { rows } = await client.query<{ some: boolean }>(`select exists (select from ${quotedName(name)}) as some`)
    if (rows[0]!.some) return false
  }
  return true
}

/** Names of the files that rows name now, each once, sorted. */
export async function readFileNames(client: pg.ClientBase, kept: readonly FileColumns[]): Promise<string[]> {
  const names = new Set<string>()
  for (const { table, columns } of kept) {
    for (const column of columns) {
      const name = pg.escapeIdentifier(column)
      const { rows } = await client.query<{ file: string }>(
        `select distinct ${name} as file from ${quotedName(table)} where ${name} is not null`,
      )
      for (const { file } of rows) names.add(file)
    }
  }
  return [...names].sort()
}

/** How many sessions of the program's own roles are on this database. */
export async function countSessions(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ open: number }>(`
    select count(*)::int as open from pg_stat_activity
    where datname = current_database() and usename in ('gangwan_app', 'gangwan_accounts')`)
  return rows[0]!.open
}

/** The database's own time. */
export async function readNow(client: pg.ClientBase): Promise<Date> {
  return (await client.query<{ now: Date }>('select clock_now() as now')).rows[0]!.now
}

/** Begins a transaction that sees one snapshot and writes values the same way on every server. */
export async function beginSnapshot(client: pg.ClientBase): Promise<void> {
  await client.query('begin isolation level repeatable read read only')
  await sameTextEverywhere(client)
}

/** Settles how values are written as text, for this transaction. */
export async function sameTextEverywhere(client: pg.ClientBase): Promise<void> {
  await client.query(`set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601';
    set local bytea_output = 'hex'; set local extra_float_digits = 1`)
}
