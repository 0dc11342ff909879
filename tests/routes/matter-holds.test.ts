import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type Town } from '../town/open-town.ts'

// What holds together in every row is one check of the database. Each part of it is broken here by itself, past the program.

let town: Town
let open: string
let suspended: string
beforeAll(async () => {
  town = await openTown()
  const told = async () => ((await town.report()).body as { matter: string }).matter
  open = await told()
  suspended = await told()
  await town.look("update matters set stage = 'suspended', paused_at = made_at where id = $1", [suspended])
})
afterAll(() => town.close())

describe('a matter in the database', () => {
  it.each([
    ['a spot of an unknown kind', "spot_kind = 'roof'"],
    ['an unknown channel', "channel = 'fax'"],
    ['an unknown stage', "stage = 'forgotten'"],
    ['an unknown tier', "tier = 'city', holder_scope_id = subdistrict_id"],
    ['an unknown tier that settled it', "settled_tier = 'city'"],
    ['an unknown outcome', "stage = 'closed', due_at = null, wake_at = null, outcome = 'perhaps'"],
    ['an unknown kind of handler', "handler_kind = 'robot'"],
    ['an unknown source', "outside_source = 'rumour'"],
    ['a reminder that is none', 'reminded = 33'],
    ['less than no disputes', 'disputes = -1'],
    ['a long spot', "spot_words = repeat('远', 201)"],
    ['a long summary', "public_summary = repeat('长', 501)"],
    ['a holder of another scope', 'holder_scope_id = subdistrict_id'],
    ['a staircase of no building', 'building_id = null'],
    ['a building that nobody looks for', 'staircase_id = null'],
    ['a building that is looked for twice', 'building_alone = building_id'],
    ['no due date while it is open', 'due_at = null, wake_at = null'],
    ['no moment at which somebody looks again', 'wake_at = null'],
    ['a due date after its end', "stage = 'void'"],
    ['an end without an outcome', "stage = 'closed', due_at = null, wake_at = null"],
    ['an outcome before its end', "outcome = 'put_right'"],
    ['a merger into nothing', "stage = 'merged', due_at = null, wake_at = null"],
    ['a pause that nothing paused', "stage = 'suspended'"],
  ])('never has %s', async (_name, change) => {
    const changed = town.look(`update matters set ${change} where id = $1`, [open])
    await expect(changed).rejects.toMatchObject({ code: '23514', constraint: 'matters_hold_together' })
  })

  it.each([
    ['disputed twice over', 'disputed = 2'],
    ['a rating that is none', "rating = 'fine'"],
    ['words without end', "words = repeat('长', 2001)"],
  ])('has no report with %s', async (_name, change) => {
    const changed = town.look(`update reports set ${change} where matter_id = $1`, [open])
    await expect(changed).rejects.toMatchObject({ code: '23514', constraint: 'reports_hold_together' })
  })

  it.each([
    ['a kind that is no noun and verb', "'Matter reported', 'staff'"],
    ['a reader that is none', "'matter.reported', 'press'"],
  ])('has no event with %s', async (_name, given) => {
    const written = town.look(
      `insert into journal (community_id, id, kind, reader, subject_kind, subject_id, happened_at, actor_kind)
        select community_id, gen_random_uuid(), ${given}, 'matter', id, now(), 'engine' from matters where id = $1`,
      [open],
    )
    await expect(written).rejects.toMatchObject({ code: '23514', constraint: 'journal_holds_together' })
  })

  it('never goes on while it is paused', async () => {
    const changed = town.look("update matters set stage = 'handling' where id = $1", [suspended])
    await expect(changed).rejects.toMatchObject({ code: '23514', constraint: 'matters_hold_together' })
  })

  // Its staircase says in which building and grid it stands, else its building says in which grid; each is looked for once.
  const nothing = "'00000000-0000-4000-8000-000000000000'"
  const elsewhere = 'grid_id = (select id from grids g where g.id <> matters.grid_id limit 1)'
  const alone = 'staircase_id = null, building_alone = building_id'
  it.each([
    ['a grid that is none, without a building', `building_id = null, staircase_id = null, grid_id = ${nothing}`],
    ['a staircase that is none', `staircase_id = ${nothing}`],
    ['a grid that is not its staircase’s', elsewhere],
    [
      'a building that is not its staircase’s',
      `building_id = (select id from buildings b where b.id <> matters.building_id limit 1)`,
    ],
    ['a building that is none', `staircase_id = null, building_id = ${nothing}, building_alone = ${nothing}`],
    ['a grid that is not its building’s', `${alone}, ${elsewhere}`],
  ])('never has %s', async (_name, change) => {
    const changed = town.look(`update matters set ${change} where id = $1`, [open])
    await expect(changed).rejects.toMatchObject({ code: '23503' })
  })

  it('may have a building without a staircase, and follows it into another grid', async () => {
    await town.look(`update matters set ${alone} where id = $1`, [suspended])
    const [stood] = await town.look<{ grid_id: string }>(
      `with stood as (select building_id, grid_id from matters where id = $1)
       update buildings set grid_id = (select g.id from grids g, stood where g.id <> stood.grid_id limit 1)
       where id = (select building_id from stood) returning (select grid_id from stood)`,
      [suspended],
    )
    const follow = `select m.grid_id = b.grid_id and m.grid_id <> $2 as follows from matters m join buildings b on b.id = m.building_id
      where m.id = $1`
    expect(await town.look(follow, [suspended, stood!.grid_id])).toEqual([{ follows: true }])
  })

  it('may have no building, in a grid of its community', async () => {
    await town.look('update matters set building_id = null, staircase_id = null, building_alone = null where id = $1', [
      suspended,
    ])
  })

  it.each(['matter_id', 'origin_id'])('is there where a report names it (%s)', async (column) => {
    const changed = town.look(`update reports set ${column} = gen_random_uuid() where matter_id = $1`, [open])
    await expect(changed).rejects.toMatchObject({ code: '23503' })
  })

  // Its office stands in the sub-district of its community; only above that is the sub-district looked for itself.
  it('is in the sub-district of its community, whoever holds it', async () => {
    const elsewhere = await town.look<{ subdistrict: string; office: string }>(`
      with other as (insert into subdistricts (id, code, name) values (gen_random_uuid(), '440112099', '别的街道') returning id)
      insert into offices (id, subdistrict_id, tier, scope_id, name)
        select gen_random_uuid(), id, 'subdistrict', id, '别的街道' from other returning subdistrict_id as subdistrict, id as office`)
    const { subdistrict, office } = elsewhere[0]!

    await expect(
      town.look('update matters set subdistrict_id = $2 where id = $1', [open, subdistrict]),
    ).rejects.toMatchObject({ code: '23503', constraint: 'matters_with_an_office_of_their_place' })
    await expect(
      town.look(
        `update matters set tier = 'subdistrict', subdistrict_id = $2, holder_scope_id = $2, holder_office_id = $3 where id = $1`,
        [open, subdistrict, office],
      ),
    ).rejects.toMatchObject({ code: '23503', constraint: 'matters_in_the_subdistrict_of_their_community' })
    await expect(
      town.look("update offices set subdistrict_id = $1 where tier = 'community'", [subdistrict]),
    ).rejects.toMatchObject({ code: '23503' })
  })

  it('is held by an office of its own tier', async () => {
    const changed = town.look("update matters set tier = 'community' where id = $1", [open])
    await expect(changed).rejects.toMatchObject({ code: '23503' })
  })
})
