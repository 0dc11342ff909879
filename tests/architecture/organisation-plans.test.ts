import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { record } from '../../bench/recorded.ts'
import { openPeople } from '../../src/people/index.ts'
import { seeOrganisation, seeTree } from '../../src/people/organisations/see-organisations.ts'
import { listPartners, seePartner } from '../../src/people/partners/see-partners.ts'
import { listRoll, seePartyCounts, seeRollMember, seeRollParts } from '../../src/people/party/see-roll.ts'
import type { PeopleContext } from '../../src/people/people-context.ts'
import { seeBuildingGroups } from '../../src/people/teams/keep-groups.ts'
import { seeCoverage, seeDutyHistory, seeMyDuty, seeTeams } from '../../src/people/teams/see-teams.ts'
import { openPool } from '../../src/platform/db/pools.ts'
import { openTown, type Town } from '../town/open-town.ts'

// Other communities are large: no list of organisations, teams, partners or the roll may walk through their rows.

let town: Town
let context: PeopleContext
const large = [
  'memberships',
  'duty_areas',
  'group_buildings',
  'party_stays',
  'partner_items',
  'partner_projects',
  'posts',
  'absences',
]
const many = 6_000

beforeAll(async () => {
  town = await openTown()
  context = openPeople(town.process.context, town.accounts).context
  const id = '(md5(random()::text || i))::uuid'
  const rows = `generate_series(1, ${many}) i`
  const other = `'${town.lingang}'::uuid`
  // Spread over many organisations, as in many communities.
  await town.look(`insert into organisations (community_id, id, kind, name)
    select ${other}, ${id}, case when i % 2 = 0 then 'team' else 'partner' end, '远处' from generate_series(1, 400) i`)
  await town.look(
    `insert into organisations (community_id, id, kind, name) values (${other}, gen_random_uuid(), 'party_committee', '远处')`,
  )
  for (const [kind, parent] of [
    ['party_branch', 'party_committee'],
    ['party_group', 'party_branch'],
  ]) {
    await town.look(`insert into organisations (community_id, id, kind, name, parent_id)
      select ${other}, ${id}, '${kind}', '远处', p.id from organisations p, generate_series(1, 20) i
      where p.community_id = ${other} and p.kind = '${parent}'`)
  }
  const among = (kind: string) => `(select array_agg(id order by id) as ids from organisations
    where community_id = ${other} and kind = '${kind}') o`
  const building = `(select id from buildings where community_id = ${other} limit 1)`
  const nth = 'o.ids[1 + i % cardinality(o.ids)]'
  await town.look(`insert into memberships (community_id, id, member_id, organisation_id, name, role, valid_from)
    select ${other}, ${id}, ${id}, ${nth}, '某人', 'member', '2026-01-01' from ${among('team')}, ${rows}`)
  await town.look(`insert into duty_areas (community_id, id, building_id, team_id, valid_from, valid_to)
    select ${other}, ${id}, ${building}, ${nth}, date '1900-01-01' + i, date '1900-01-01' + i + 1 from ${among('team')}, ${rows}`)
  await town.look(
    `insert into building_groups select ${other}, ${id}, '远群', '某人', '2026-01-01' from generate_series(1, 200) i`,
  )
  await town.look(`insert into group_buildings (community_id, id, group_id, building_id, valid_from, valid_to)
    select ${other}, ${id}, ${nth}, ${building}, date '1900-01-01' + i, date '1900-01-01' + i + 1
    from (select array_agg(id) as ids from building_groups) o, ${rows}`)
  await town.look(`insert into party_stays (community_id, id, member_id, name, committee_id, branch_id, group_id, valid_from)
    select ${other}, ${id}, ${id}, '某人' || i, b.parent_id, b.id, g.id, '2026-01-01'
    from ${among('party_group')}, ${rows}
    join lateral (select * from organisations where id = ${nth}) g on true
    join organisations b on b.id = g.parent_id`)
  await town.look(`insert into partner_items (community_id, id, partner_id, list, kind, area, title, valid_from)
    select ${other}, ${id}, ${nth}, case when i % 2 = 0 then 'need' else 'resource' end,
      (array['people', 'place', 'goods', 'money', 'teaching', 'expertise'])[1 + i % 6],
      (array['elders', 'children', 'health', 'safety', 'law', 'culture', 'environment', 'work'])[1 + i % 8], '远物', '2026-01-01'
    from ${among('partner')}, ${rows}`)
  await town.look(`insert into partner_projects (community_id, id, partner_id, need_id, resource_id, title, state, begins_on)
    select community_id, ${id.replace('|| i', '|| id')}, partner_id, id, id, '远项', 'agreed', '2026-01-01'
    from partner_items where community_id = ${other}`)
  const clerk = town.cast.neighbourClerk
  await town.look(`insert into accounts.accounts (id, subdistrict_id, username, name, password_hash, must_change_password, created_at)
    select ${id}, a.subdistrict_id, 'far.' || i, '某人', '', false, clock_now()
    from accounts.accounts a, generate_series(1, 500) i where a.id = '${clerk.account}'`)
  const accounts = "(select array_agg(id) as ids from accounts.accounts where username like 'far.%') o"
  await town.look(`insert into posts (id, account_id, kind, shown_name, subdistrict_id, community_id, building_id, begins_at, granted_at, needs_confirmation)
    select ${id}, ${nth}, 'building_captain', '某人', p.subdistrict_id, ${other}, ${building}, clock_now(), clock_now(), false
    from posts p, ${accounts}, ${rows} where p.id = '${clerk.post}'`)
  await town.look(`insert into absences (id, post_id, account_id, community_id, begins_at, ends_at)
    select ${id.replace('|| i', '|| p.id')}, p.id, p.account_id, ${other}, clock_now(), clock_now() + interval '1 day'
    from posts p where p.community_id = ${other} and p.kind = 'building_captain'`)
  await town.look('analyze')
}, 180_000)
afterAll(() => town.close())

/** The plans of everything the work asks, as the limited role. */
async function plansOf(work: (over: PeopleContext) => Promise<unknown>): Promise<string[]> {
  const pool = openPool(town.addressFor('app'), { most: 2, name: 'plans' }, () => undefined)
  const plans: string[] = []
  try {
    const recording = await record(pool, (database) => work({ ...context, database }))
    const client = await pool.connect()
    for (const { text, values } of recording.flat()) {
      if (/^(BEGIN|COMMIT|SET LOCAL)/.test(text)) {
        await client.query(text)
        continue
      }
      const { rows } = await client.query({ text: `explain (costs off) ${text}`, values: [...values] })
      plans.push(rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n'))
    }
    client.release()
    return plans
  } finally {
    await pool.end()
  }
}

async function expectNoWalk(work: (over: PeopleContext) => Promise<unknown>): Promise<void> {
  const plans = await plansOf(work)
  expect(plans.length).toBeGreaterThan(0)
  for (const plan of plans) {
    const walked = large.filter((table) => new RegExp(`Seq Scan on ${table}\\b`).test(plan))
    expect(walked, plan).toEqual([])
  }
}

describe('plans of organisations', () => {
  it('reach an index for the tree, teams, groups and what is not covered', async () => {
    const community = town.gangwan
    const organisations = await town.look<{ id: string }>(
      "select id from organisations where community_id = $1 and kind = 'team' limit 1",
      [community],
    )
    const at = { community, id: organisations[0]!.id }
    for (const name of ['clerk', 'gridWorker', 'auditor'] as const) {
      const actor = await town.actor(name)
      await expectNoWalk((over) => seeTree(over, actor, { community }))
      await expectNoWalk((over) => seeOrganisation(over, actor, at))
      await expectNoWalk((over) => seeTeams(over, actor, community))
      await expectNoWalk((over) => seeDutyHistory(over, actor, at))
      await expectNoWalk((over) => seeCoverage(over, actor, { community }))
      await expectNoWalk((over) => seeBuildingGroups(over, actor, community))
      await expectNoWalk((over) => seePartyCounts(over, actor, community))
    }
    const member = await town.actor('teamMember')
    await expectNoWalk((over) => seeMyDuty(over, member))
  })

  it('read what is covered in one statement', async () => {
    const clerk = await town.actor('clerk')
    expect(await plansOf((over) => seeCoverage(over, clerk, { community: town.gangwan }))).toHaveLength(1)
  })

  it('reach an index for partners and the roll', async () => {
    const community = town.gangwan
    const school = await town.look<{ id: string }>(
      "select id from organisations where community_id = $1 and name = '港湾小学'",
      [community],
    )
    const clerk = await town.actor('clerk')
    await expectNoWalk((over) => listPartners(over, clerk, community))
    await expectNoWalk((over) => seePartner(over, clerk, { community, id: school[0]!.id }))
    for (const name of ['partyOfficer', 'branchOfficer', 'groupOfficer'] as const) {
      const actor = await town.actor(name)
      const [held] = actor.posts
      const part = name === 'groupOfficer' ? { group: held!.organisation! } : { branch: held!.organisation! }
      await expectNoWalk((over) => seeRollParts(over, actor, community))
      await expectNoWalk((over) => listRoll(over, actor, { community }))
      await expectNoWalk((over) => listRoll(over, actor, { community, ...part }))
    }
    const officer = await town.actor('partyOfficer')
    const { admitMember } = await import('../../src/people/party/keep-roll.ts')
    const groups = await town.look<{ id: string }>(
      "select id from organisations where community_id = $1 and kind = 'party_group' limit 1",
      [community],
    )
    const command = { sender: officer.account, id: groups[0]!.id, hash: Buffer.alloc(32) }
    const { member } = await admitMember(context, officer, { community, command, group: groups[0]!.id, name: '近处' })
    await expectNoWalk((over) => seeRollMember(over, officer, { community, id: member }))
  })
})
