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

/**
 * Copies a community with all who live there until there are so many: other ids, other codes, the same sizes. Ids are worked
 * out from those of the model, so that references fit; checks and triggers rest meanwhile.
 */
export async function copyCommunity(adminAddress: string, model: string, many: number): Promise<void> {
  const admin = new pg.Client({ connectionString: adminAddress })
  await admin.connect()
  try {
    await admin.query('set session_replication_role = replica')
    for (const table of tables) {
      const { rows } = await admin.query<{ name: string; type: string; generated: string }>(
        `select attname as name, atttypid::regtype::text as type, attgenerated as generated from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
        [table],
      )
      const kept = rows.filter(({ generated }) => generated === '')
      const names = kept.map(({ name }) => `"${name}"`).join(', ')
      const values = kept.map(({ name, type }) => copied(table, name, type)).join(', ')
      await admin.query(
        `insert into ${table} (${names}) select ${values} from ${table} m, generate_series(2, ${many}) n where m.community_id = '${model}'`,
      )
    }
    await admin.query('set session_replication_role = origin')
    await admin.query('vacuum analyze')
  } finally {
    await admin.end()
  }
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
