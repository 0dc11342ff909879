import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../src/platform/testing/database.ts'

// Tables that belong to no community: read before one is known, or shared by all.
const reference = [
  'subdistricts',
  'offices',
  'posts',
  'absences',
  'throttles',
  'care_clock',
  'care_holds',
  'migrations',
  'test_clock',
]

let town: TestDatabase
beforeAll(async () => {
  town = await openTestDatabase()
})
afterAll(() => town.close())

describe('the catalogue', () => {
  it('puts every table of ours under forced row security', async () => {
    const open = await town.look(`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
        and c.relname not in ('migrations', 'test_clock')`)

    expect(open).toEqual([])
  })

  it('gives no role of ours a way around row security', async () => {
    const roles = await town.look(`
      select rolname from pg_roles where rolname like 'gangwan_%' and rolname not in ('gangwan_owner', 'gangwan_admin')
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`)

    expect(roles).toEqual([])
  })

  it('begins every key of community data with the community', async () => {
    const keys = await town.look<{ relname: string; conname: string; first: string }>(`
      select t.relname, k.conname, a.attname as first
      from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attnum = k.conkey[1]
      where n.nspname = 'public' and k.contype in ('p', 'u', 'x', 'f')`)

    const strays = keys.filter(
      (key) => !reference.includes(key.relname) && key.first !== 'community_id' && !allowed.has(key.conname),
    )
    expect(strays).toEqual([])
  })

  it('keeps no sample of names, words and sealed values for the planner, which would outlive them', async () => {
    const sampled = await town.look(`
      select c.oid::regclass::text as place, a.attname as name
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'accounts'::regnamespace)
        and not exists (select from pg_index i where i.indrelid = c.oid and a.attnum = any (i.indkey))
        and not exists (select from pg_depend d join pg_index i on d.classid = 'pg_class'::regclass and d.objid = i.indexrelid
          where d.refobjid = c.oid and d.refobjsubid = a.attnum)
        and a.attstattarget is distinct from 0
        and (format_type(a.atttypid, a.atttypmod) in ('bytea', 'bytea[]', 'jsonb', 'text[]')
          or format_type(a.atttypid, a.atttypmod) = 'text'
            and a.attname ~ '(^|_)(name|words|summary|answer|reason|title|relation|error|because|number|cause|helped|change|spot)$')`)
    expect(sampled, 'alter table … alter column … set statistics 0').toEqual([])

    await town.look(`insert into subdistricts (id, code, name)
      select gen_random_uuid(), (100000000 + i)::text, '街道' || i from generate_series(1, 20) i`)
    await town.look('analyze')
    const kept = await town.look<{ sampled: boolean; left: boolean }>(`
      select coalesce(bool_or(a.attstattarget = 0), false) as left, bool_or(a.attstattarget is distinct from 0) as sampled
      from pg_statistic s join pg_attribute a on a.attrelid = s.starelid and a.attnum = s.staattnum
      where a.attrelid in (select c.oid from pg_class c where c.relnamespace in ('public'::regnamespace, 'accounts'::regnamespace))`)
    expect(kept).toEqual([{ left: false, sampled: true }])
  })

  it('shows an actor that was not stated nothing at all', async () => {
    const tables = await town.look<{ relname: string }>(`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and has_table_privilege('gangwan_app', c.oid, 'select')
        and c.relname not in ('migrations', 'test_clock', 'throttles')`)
    const policies = await town.look<{ tablename: string; qual: string }>(
      `select tablename, qual from pg_policies where 'gangwan_app' = any (roles) and cmd in ('SELECT', 'ALL')`,
    )

    for (const { relname } of tables) {
      const quals = policies.filter((policy) => policy.tablename === relname).map((policy) => policy.qual)
      expect(quals.length, `${relname} is readable but has no policy`).toBeGreaterThan(0)
      expect(quals, relname).not.toContain('true')
    }
  })
})

// Keys whose value begins with the community's short code, or that reference a table of no community.
const allowed = new Set([
  'communities_subdistrict_id_fkey',
  'communities_code_key',
  'communities_short_code_key',
  'matters_number_key',
  'reports_code_hash_key',
  'matters_with_an_office_of_their_place',
  'imports_office_id_fkey',
  'import_columns_office_id_fkey',
])
