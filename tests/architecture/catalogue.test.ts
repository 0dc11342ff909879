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
  'matters_holder_office_id_tier_holder_scope_id_fkey',
  'imports_office_id_fkey',
  'import_columns_office_id_fkey',
])
