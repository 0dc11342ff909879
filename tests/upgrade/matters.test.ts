import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OldDatabase, oldId, openOldDatabase } from './old-database.ts'

// Matters of the release before stay where they are when what they refer to is looked up in another way.

let old: OldDatabase
let admin: pg.Client
beforeAll(async () => {
  old = await openOldDatabase('matters')
  admin = old.admin
})
afterAll(() => old.close())

const [community, subdistrict, grid, gridOffice, above, building, staircase] = ['1', '2', '3', '4', '5', '6', '7'].map(
  oldId,
)

async function foundAsBefore(): Promise<void> {
  await admin.query(`insert into subdistricts (id, code, name) values ('${subdistrict}', '440112001', '街道')`)
  await admin.query(`insert into communities (community_id, subdistrict_id, code, short_code, name, created_at)
    values ('${community}', '${subdistrict}', '440112001006', 'GW', '社区', '2026-01-01')`)
  await admin.query(`insert into grids (community_id, id, number, code, name, outline, valid_from)
    values ('${community}', '${grid}', 1, 'G1', '第一网格', '[]', '2026-01-01')`)
  await admin.query(`insert into buildings (community_id, id, grid_id, number, code, name, floors, has_lift, year_built, outline, valid_from)
    values ('${community}', '${building}', '${grid}', 1, 'B1', '1栋', 8, false, 1990, '[]', '2026-01-01')`)
  await admin.query(`insert into staircases (community_id, id, building_id, number, code, name, valid_from)
    values ('${community}', '${staircase}', '${building}', 1, 'GW-001-1', '1梯', '2026-01-01')`)
  await admin.query(`insert into offices (id, subdistrict_id, community_id, grid_id, tier, scope_id, name) values
    ('${gridOffice}', '${subdistrict}', '${community}', '${grid}', 'grid', '${community}', '第一网格'),
    ('${above}', '${subdistrict}', null, null, 'subdistrict', '${subdistrict}', '街道')`)
}

/** Two of one day: at a staircase with its grid, and in a building with the sub-district. */
async function holdTwo(day: number): Promise<void> {
  const rows = [
    { tier: 'grid', office: gridOffice, scope: community, staircase },
    { tier: 'subdistrict', office: above, scope: subdistrict, staircase: null },
  ]
  for (const [index, at] of rows.entries()) {
    const number = 10 * day + index
    await admin.query(
      `insert into matters (community_id, id, number, subdistrict_id, grid_id, building_id, staircase_id, spot_kind, category, channel,
         private, stage, tier, holder_office_id, holder_scope_id, first_answer_due, settle_due, due_at, wake_at, clock_began_at,
         made_at, changed_at)
       select '${community}', $1, $2, '${subdistrict}', '${grid}', '${building}', $6, 'entrance', '0104', 'link',
         false, 'reported', $3, $4, $5, now(), now(), now(), now(), now(), now(), now()`,
      [oldId(String(1000 + number)), `GW-0000${number}`, at.tier, at.office, at.scope, at.staircase],
    )
  }
}

const told = ['0067', '0070', '0073']

describe('matters of the release before', () => {
  it('stay with their offices, buildings and staircases, from whichever release they come', async () => {
    for (const [day, from] of told.entries()) {
      await old.bringUp(from)
      if (day === 0) await foundAsBefore()
      await holdTwo(day + 1)
    }

    await old.bringUp()

    const { rows } = await admin.query(
      'select tier, building_id as building, staircase_id as staircase, building_alone as alone from matters order by number',
    )
    const both = [
      { tier: 'grid', building, staircase, alone: null },
      { tier: 'subdistrict', building, staircase: null, alone: building },
    ]
    expect(rows).toEqual(told.flatMap(() => both))
    expect((await admin.query('select grid_id as grid from staircases')).rows).toEqual([{ grid }])
    const { rows: open } = await admin.query(
      'select relname from pg_class where relrowsecurity and not relforcerowsecurity',
    )
    expect(open).toEqual([])
  })
})
