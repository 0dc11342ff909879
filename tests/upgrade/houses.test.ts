import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OldDatabase, oldId, openOldDatabase } from './old-database.ts'

// A community that was founded by the release before places had a history keeps what it had, and gets its first stays.

let old: OldDatabase
let admin: pg.Client
beforeAll(async () => {
  old = await openOldDatabase('houses')
  admin = old.admin
})
afterAll(() => old.close())

async function foundAsBefore(): Promise<void> {
  const [community, subdistrict, grid, building, staircase] = ['1', '2', '3', '4', '5'].map(oldId)
  await admin.query(`insert into subdistricts values ('${subdistrict}', '440112001', '街道')`)
  await admin.query(`insert into communities (community_id, subdistrict_id, code, short_code, name, created_at)
    values ('${community}', '${subdistrict}', '440112001006', 'GW', '社区', '2026-01-01')`)
  await admin.query(`insert into grids (community_id, id, number, code, name, outline, valid_from)
    values ('${community}', '${grid}', 1, 'G1', '第一网格', '[]', '2026-01-01')`)
  await admin.query(`insert into buildings (community_id, id, grid_id, number, code, name, floors, outline, valid_from)
    values ('${community}', '${building}', '${grid}', 1, 'B1', '1栋', 7, '[]', '2026-02-01')`)
  await admin.query(
    `insert into staircases values ('${community}', '${staircase}', '${building}', 1, 'GW-001-1', '1梯')`,
  )
  await admin.query(
    `insert into dwellings values ('${community}', '${oldId('6')}', '${building}', '${staircase}', 1, '101', '2026-02-01')`,
  )
}

describe('an estate of the release before', () => {
  it('gets its history of grids and its staircases their days when it is brought up', async () => {
    await old.bringUp('0012')
    await foundAsBefore()
    await old.bringUp()

    const { rows: stays } = await admin.query(
      'select building_id, grid_id, valid_from::text, valid_to from building_grids',
    )
    expect(stays).toEqual([{ building_id: oldId('4'), grid_id: oldId('3'), valid_from: '2026-02-01', valid_to: null }])
    const { rows: staircases } = await admin.query('select valid_from::text, valid_to from staircases')
    expect(staircases).toEqual([{ valid_from: '2026-02-01', valid_to: null }])
    const { rows: open } = await admin.query(
      "select relname from pg_class where relname in ('grids', 'buildings', 'staircases', 'dwellings') and not relforcerowsecurity",
    )
    expect(open).toEqual([])
  })
})
