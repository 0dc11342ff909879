import pg from 'pg'
import type { Town } from '../town/open-town.ts'

type Table = { schema: string; name: string; columns: string[]; values: string[] }
type Column = { schema: string; name: string; column: string; type: string; unique: boolean }

/** Communities that the copies are shared out over. */
const communities = 30
const copies = 800
const timesOwn = 6

/**
 * Lets the neighbours have many rows in every table of which a row stands in the town, under ids of their own and shared out over
 * many communities; gives the tables that grew, with how many rows were there before.
 */
export async function growNeighbours(town: Town): Promise<Map<string, number>> {
  const admin = new pg.Client({ connectionString: town.adminAddress })
  await admin.connect()
  try {
    // Copies point at nothing that is there, and no trigger looks at them.
    await admin.query('set session_replication_role = replica')
    const grown = new Map<string, number>()
    const rows = async (text: string) => (await admin.query<{ rows: number }>(text)).rows[0]!.rows
    for (const table of await tablesOf(town)) {
      const own = await rows(`select count(*)::int as rows from ${table.schema}.${table.name}`)
      const wanted = Math.max(copies, own * timesOwn)
      if (own > 0 && (await grow(rows, copying(table, wanted))) >= wanted / 2) grown.set(table.name, own)
    }
    await admin.query('analyze')
    return grown
  } finally {
    await admin.end()
  }
}

/** How many rows were made; nought where what is copied cannot stand twice. */
function grow(rows: (text: string) => Promise<number>, copying: string): Promise<number> {
  // A constraint that may be put off cannot say what stands already; ids are new, so nothing does.
  return rows(copying).catch(() => rows(copying.replace('on conflict do nothing', '')).catch(() => 0))
}

async function tablesOf(town: Town): Promise<Table[]> {
  const columns = await town.look<Column>(`
    select n.nspname as schema, c.relname as name, a.attname as column, format_type(a.atttypid, null) as type,
      exists (select from pg_index i where i.indrelid = c.oid and i.indisunique and a.attnum = any (i.indkey)) as unique
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and n.nspname in ('public', 'accounts') and c.relname not in ('migrations', 'test_clock')
    order by c.relname, a.attnum`)
  const tables = new Map<string, Table>()
  for (const one of columns) {
    const table = tables.get(one.name) ?? { schema: one.schema, name: one.name, columns: [], values: [] }
    table.columns.push(`"${one.column}"`)
    table.values.push(valueFor(one))
    tables.set(one.name, table)
  }
  return [...tables.values()]
}

/** Another community, other ids and other unique words; all else is as it stands. */
function valueFor({ column, type, unique }: Column): string {
  const named = `t."${column}"`
  if (column === 'community_id')
    return `case when ${named} is null then null
      else (lpad((i % ${communities})::text, 8, '0') || '-0000-7000-8000-000000000000')::uuid end`
  if (type === 'uuid') return `case when ${named} is null then null else gen_random_uuid() end`
  if (type === 'bytea' && unique) return `case when ${named} is null then null else sha256(random()::text::bytea) end`
  if (type === 'text' && unique && column === 'number')
    return `regexp_replace(${named}, '[0-9]+$', (10000000 + i)::text)`
  if (type === 'text' && unique && /code|username/.test(column)) return `${named} || '-' || i`
  return named
}

function copying({ schema, name, columns, values }: Table, wanted: number): string {
  return `with made as (
    insert into ${schema}.${name} (${columns.join(', ')}) select ${values.join(', ')}
    from (select t.*, row_number() over () as nth, count(*) over () as many from ${schema}.${name} t) t
    join generate_series(1, ${wanted}) i on i % t.many = t.nth - 1
    on conflict do nothing returning 1) select count(*)::int as rows from made`
}
