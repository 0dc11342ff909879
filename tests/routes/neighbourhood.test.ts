import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castGrids } from '../../src/app/demo/grid-staff.ts'
import { foundNeighbourhood } from '../../src/app/demo/neighbourhood.ts'
import { demoSeed } from '../../src/app/demo/places.ts'
import { openPeople } from '../../src/people/index.ts'
import { castPassword, testCost } from '../../src/people/testing.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
  await town.clock.set('2026-11-25T02:00:00Z')
  const { cast, gangwan: community } = town
  await castGrids(town.accounts, { community, cast, passwordOf: () => castPassword, passwordCost: testCost })
  const { context } = openPeople(town.process.context, town.accounts)
  const clerk = await town.actor('clerk')
  await foundNeighbourhood(context, { community, cast, clerk, seed: demoSeed, from: '2026-03-01' })
})
afterAll(() => town.close())

const count = async (what: string) =>
  (await town.look<{ count: number }>(`select count(*)::int as count from ${what}`))[0]!.count
const now = "valid_from <= '2026-11-25' and (valid_to is null or valid_to > '2026-11-25')"

describe('the demo’s organisations', () => {
  it('reach the figures of the community by counting rows', async () => {
    expect(await count(`organisations where kind = 'party_branch' and grid_id is not null and ${now}`)).toBe(9)
    expect(await count(`organisations where kind = 'party_group' and ${now}`)).toBe(19)
    expect(await count(`(select distinct member_id from party_stays where ${now}) m`)).toBe(464)
    expect(await count(`(select distinct partner_id from partner_agreements where ${now}) p`)).toBe(4)
    expect(await count(`organisations where kind = 'team' and ${now}`)).toBe(8)
    expect(await count(`(select distinct member_id from memberships where force is not null and ${now}) m`)).toBe(40)
    expect(await count(`building_groups where ${now}`)).toBe(10)
    expect(await count(`(select distinct building_id from group_buildings where ${now}) b`)).toBe(108)
    expect(await count(`(select building_id from duty_areas where ${now} group by 1 having count(*) = 1) b`)).toBe(108)
    const parts = await town.look<{ members: number }>(
      'select count(*)::int as members from party_stays group by group_id',
    )
    expect(parts.every(({ members }) => members > 20)).toBe(true)
  })

  it('leave a few buildings uncovered, which the list shows', async () => {
    const path = `/api/people/coverage?community=${town.gangwan}`
    const answer = await town.ask('GET', path, { cookies: await town.as('clerk') })
    const { items } = answer.body as { items: { number: number; uncovered: string[] }[] }
    const missing = items.filter(({ uncovered }) => uncovered.length > 0)

    expect(missing.map(({ number, uncovered }) => [number, uncovered])).toEqual(
      [17, 42, 63, 88, 101].map((number) => [number, ['captain']]),
    )
  })

  it('have needs that find a resource, and projects that say what was delivered', async () => {
    expect(await count("partner_projects where state = 'delivered' and delivered is not null")).toBe(2)
    expect(await count("partner_projects where state = 'agreed'")).toBe(2)
    const same = `partner_projects p join partner_items n on n.id = p.need_id join partner_items r on r.id = p.resource_id
      where n.kind = r.kind and n.area = r.area`
    expect(await count(same)).toBe(4)
  })
})
