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

const [community, subdistrict, grid, gridOffice, above] = ['1', '2', '3', '4', '5'].map(oldId)

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
    [oldId(String(100 + number)), `GW-00000${number}`, at.tier, at.office, at.scope],
  )

describe('matters of the release before', () => {
  it.each(['0067', '0070'])('stay with their offices when %s and what follows is applied', async (from) => {
    await old.bringUp(from)
    if ((await admin.query('select from communities')).rowCount === 0) await foundAsBefore()
    const [first, second] = from === '0067' ? [1, 2] : [3, 4]
    await hold(first!, { tier: 'grid', office: gridOffice!, scope: community! })
    await hold(second!, { tier: 'subdistrict', office: above!, scope: subdistrict! })

    await old.bringUp(from === '0067' ? '0070' : undefined)

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
