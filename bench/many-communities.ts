import pg from 'pg'

// What makes a community with its residents, in the order of their references.
const tables = [
  'communities',
  'grids',
  'buildings',
  'building_grids',
  'staircases',
  'dwellings',
  'households',
  'persons',
  'residences',
  'person_tokens',
  'ownerships',
]

/** What is kept besides a table's rows and may be made once they are all there: indexes that no reference leans on. */
const resting = `
  select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made, null as rule, i.indrelid::regclass::text as of
  from pg_index i where i.indrelid = any ($1::regclass[]) and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
  union all
  select quote_ident(conname), pg_get_constraintdef(oid), quote_ident(conname), conrelid::regclass::text
  from pg_constraint where conrelid = any ($1::regclass[]) and contype = 'x'`

/**
 * Copies a community with all who live there until there are so many: other ids, other codes, the same sizes; one community
 * after the other, as they come to a system. Ids are worked out from those of the model, so that references fit. Checks and
 * triggers rest meanwhile, and indexes are made at the end.
 */
export async function copyCommunity(adminAddress: string, model: string, many: number): Promise<void> {
  const lines = await Promise.all(
    [0, 1].map(async () => {
      const admin = new pg.Client({ connectionString: adminAddress })
      await admin.connect()
      await admin.query(
        "set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'",
      )
      return admin
    }),
  )
  const admin = lines[0]!
  try {
    const copying = await copyingOf(admin, model)
    const { rows: indexes } = await admin.query<{ name: string; made: string; rule: string | null; of: string }>(
      resting,
      [tables],
    )
    for (const { name, rule, of } of indexes) {
      await admin.query(rule ? `alter table ${of} drop constraint ${rule}` : `drop index ${name}`)
    }
    let next = 2
    const copy = async (line: pg.Client) => {
      for (let n = next++; n <= many; n = next++) await line.query(copying(n))
    }
    await Promise.all(lines.map(copy))
    for (const { made, rule, of } of indexes) {
      await admin.query(rule ? `alter table ${of} add constraint ${rule} ${made}` : made)
    }
  } finally {
    await Promise.all(lines.map((line) => line.end()))
  }
}

/** The statements that make the n-th community. */
async function copyingOf(admin: pg.Client, model: string): Promise<(n: number) => string> {
  const statements: string[] = []
  for (const table of tables) {
    const { rows } = await admin.query<{ name: string; type: string; generated: string }>(
      `select attname as name, atttypid::regtype::text as type, attgenerated as generated from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [table],
    )
    const kept = rows.filter(({ generated }) => generated === '')
    const names = kept.map(({ name }) => `"${name}"`).join(', ')
    const values = kept.map(({ name, type }) => copied(table, name, type)).join(', ')
    statements.push(
      `insert into ${table} (${names}) select ${values} from ${table} m, (select N as n) n where m.community_id = '${model}'`,
    )
  }
  const text = statements.join(';\n')
  return (n) => text.replaceAll('(select N as n)', `(select ${n} as n)`)
}

/** Three letters for the n-th community. */
const letters = `chr(65 + n / 26 / 26 % 26) || chr(65 + n / 26 % 26) || chr(65 + n % 26)`

function copied(table: string, column: string, type: string): string {
  if (column === 'subdistrict_id') return 'm.subdistrict_id'
  if (table === 'communities' && column === 'code') return `'440112' || lpad((100000 + n)::text, 6, '0')`
  if (table === 'communities' && column === 'short_code') return letters
  if (type === 'uuid') return `md5(m."${column}"::text || n)::uuid`
  if (type === 'text' && column === 'code') return `regexp_replace(m.code, '^[A-Z]+', ${letters})`
  return `m."${column}"`
}
