import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { migrateExactly, readMigrations } from '../../src/platform/db/migrate.ts'
import { onCluster, testPasswordOf, withDatabase } from '../../src/platform/testing/cluster.ts'

// Matters of the release before stay where they are when what they refer to is looked up in another way.

const name = `gangwan_upgrade_matters_${process.pid}`
let address: string
let admin: pg.Client
beforeAll(async () => {
  const { adminAddress } = inject('cluster')
  await onCluster(adminAddress, `CREATE DATABASE ${name}`)
  address = withDatabase(adminAddress, name)
  admin = new pg.Client({ connectionString: address })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await onCluster(inject('cluster').adminAddress, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
})

const id = (digits: string) => `019d0000-0000-7000-8000-${digits.padStart(12, '0')}`
const [community, subdistrict, grid, gridOffice, above] = ['1', '2', '3', '4', '5'].map(id)

async function foundAsBefore(): Promise<void> {
  await admin.query(`insert into subdistricts (id, code, name) values ('${subdistrict}', '440112001', '街道')`)
  await admin.query(`insert into communities (community_id, subdistrict_id, code, short_code, name, created_at)
    values ('${community}', '${subdistrict}', '440112001006', 'GW', '社区', '2026-01-01')`)
  await admin.query(`insert into grids (community_id, id, number, code, name, outline, valid_from)
    values ('${community}', '${grid}', 1, 'G1', '第一网格', '[]', '2026-01-01')`)
  await admin.query(`insert into offices (id, subdistrict_id, community_id, grid_id, tier, scope_id, name) values
    ('${gridOffice}', '${subdistrict}', '${community}', '${grid}', 'grid', '${community}', '第一网格'),
    ('${above}', '${subdistrict}', null, null, 'subdistrict', '${subdistrict}', '街道')`)
}

const hold = (number: number, at: { tier: string; office: string; scope: string }) =>
  admin.query(
    `insert into matters (community_id, id, number, subdistrict_id, grid_id, spot_kind, category, channel, private, stage, tier,
       holder_office_id, holder_scope_id, first_answer_due, settle_due, due_at, wake_at, clock_began_at, made_at, changed_at)
     select '${community}', $1, $2, '${subdistrict}', '${grid}', 'outdoors', '0104', 'link', false, 'reported', $3, $4, $5,
       now(), now(), now(), now(), now(), now(), now()`,
    [id(String(100 + number)), `GW-00000${number}`, at.tier, at.office, at.scope],
  )

describe('matters of the release before', () => {
  it.each(['0067', '0070'])('stay with their offices when %s and what follows is applied', async (from) => {
    const all = await readMigrations(join(import.meta.dirname, '../../migrations'))
    await migrateExactly(
      address,
      all.filter((file) => file.name < from),
      testPasswordOf,
    )
    if ((await admin.query('select from communities')).rowCount === 0) await foundAsBefore()
    const [first, second] = from === '0067' ? [1, 2] : [3, 4]
    await hold(first!, { tier: 'grid', office: gridOffice!, scope: community! })
    await hold(second!, { tier: 'subdistrict', office: above!, scope: subdistrict! })

    await migrateExactly(address, from === '0067' ? all.filter((file) => file.name < '0070') : all, testPasswordOf)

    const { rows } = await admin.query('select tier from matters order by number')
    expect(rows.map(({ tier }) => tier)).toEqual(
      Array(second! / 2)
        .fill(['grid', 'subdistrict'])
        .flat(),
    )
    const { rows: open } = await admin.query(
      "select relname from pg_class where relname in ('matters', 'offices', 'communities', 'grids') and not relforcerowsecurity",
    )
    expect(open).toEqual([])
  })
})
