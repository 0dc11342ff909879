import { expect } from 'vitest'
import { careCodeOf } from '../../src/care/care-links.ts'
import { mindRounds } from '../../src/care/index.ts'
import { watchSomebody } from '../../src/care/testing.ts'
import { slipCode } from '../../src/people/privacy/slip-codes.ts'
import type { CastName } from '../../src/people/testing.ts'
import { careCookie } from '../../src/platform/http/caller.ts'
import type { Town } from './open-town.ts'

/** One of everything in Gangwan, by the names that addresses use, and the browsers of those who have no account. */
export type Filled = {
  readonly ids: Readonly<Record<string, string>>
  readonly reporter: string
  readonly resident: string
  readonly cared: string
}

export const words = '隔壁夜里吵架摔东西，孩子一直哭。'

/** Enters one of everything through the routes, so that each address of the program can name something that is there. */
export async function fillTown(town: Town): Promise<Filled> {
  await town.clock.set('2026-11-25T02:00:00Z')
  const by = asking(town)
  const ground = await groundOf(town)
  const register = await fillRegister(town, by, ground)
  const organised = await fillOrganisations(town, by, ground)
  const matters = await fillMatters(town, by)
  const care = await fillCare(town, by)
  const { resident, request } = await fillOwnRecord(town, by, register.person!)
  const leave = { from: '2026-12-01', to: '2026-12-02' }
  const { absence } = await by('secretary', 'POST', `/api/staff/posts/${town.cast.gridWorker.post}/leave`, leave)
  const ids = {
    ...ground,
    ...register,
    ...organised,
    ...matters.ids,
    ...care.ids,
    request: request!,
    community: town.gangwan,
    post: town.cast.gridWorker.post,
    account: town.cast.gridWorker.account,
    absence: absence!,
    code: 'GW-001-1',
  }
  return { ids, reporter: matters.reporter, resident, cared: care.cookie }
}

type By = (name: CastName, method: string, path: string, body?: object | Buffer) => Promise<Record<string, string>>

function asking(town: Town): By {
  return async (name, method, path, body) => {
    const sent = Buffer.isBuffer(body) ? { payload: body, type: 'application/octet-stream' } : { body: body ?? {} }
    const answer = await town.ask(method, path, { cookies: await town.as(name), ...sent })
    expect(answer.status, `${name} ${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
    return answer.body as Record<string, string>
  }
}

type Ground = { building: string; grid: string; staircase: string; dwelling: string; door: string }

/** The first door of 1栋 and what it stands in. */
async function groundOf(town: Town): Promise<Ground> {
  const [first] = await town.look<Ground>(
    `select b.id as building, b.grid_id as grid, d.staircase_id as staircase, d.id as dwelling, d.door from dwellings d
     join buildings b on b.community_id = d.community_id and b.id = d.building_id
     where d.community_id = $1 and b.number = 1 order by d.door limit 1`,
    [town.gangwan],
  )
  return first!
}

const family = { kind: 'emergency', name: '淳于嘉', phone: '10050005000', relation: 'child' }

async function fillRegister(town: Town, by: By, { dwelling, building }: Ground): Promise<Record<string, string>> {
  const people = `/api/people/${town.gangwan}`
  const who = { dwelling, name: '淳于秋', phone: '10040004000', from: '2020-01-01' }
  const { person, household } = await by('clerk', 'POST', `${people}/residents`, who)
  const { contact } = await by('clerk', 'POST', `${people}/residents/${person}/contacts`, family)
  const owners = [{ name: '淳于文', share: 1 }]
  const owned = { from: '2021-01-01', exclusiveArea: 60, owners }
  await by('clerk', 'POST', `${people}/dwellings/${dwelling}/owners`, owned)
  const [row] = await town.look<{ id: string }>('select id from ownerships limit 1')
  const wish = { list: 'residents', purpose: 'registers', reason: '台风前逐户核对' }
  const { export: asked } = await by('clerk', 'POST', `${people}/exports`, wish)
  const sheet = Buffer.from('楼栋,房号,姓名\n1栋,102,淳于明\n')
  const { import: brought } = await by('clerk', 'POST', `${people}/imports`, sheet)
  await town.mindImports()
  await by('clerk', 'POST', `${people}/residents/${person}/open`, { field: 'name', purpose: 'registers' })
  const lamp = { kind: 'lamp', spot: '一楼', condition: 'good' }
  const { id: facility } = await by(
    'clerk',
    'POST',
    `/api/places/${town.gangwan}/buildings/${building}/facilities`,
    lamp,
  )
  const turn = { role: 'duty_desk', name: '值班员', phone: '10060006000', from: '2026-11-25T00:00:00Z' }
  const { duty } = await by('clerk', 'POST', `/api/rosters/${town.gangwan}/duties`, turn)
  return {
    ...{ person: person!, household: household!, contact: contact!, ownership: row!.id, export: asked!, list: 'staff' },
    ...{ import: brought!, facility: facility!, duty: duty!, number: '1' },
  }
}

async function fillOrganisations(town: Town, by: By, { building }: Ground): Promise<Record<string, string>> {
  const community = town.gangwan
  const named = await town.look<{ kind: string; ids: string[] }>(
    'select kind, array_agg(id::text order by id) as ids from organisations where community_id = $1 group by kind',
    [community],
  )
  const of = (kind: string, nth = 0) => named.find((one) => one.kind === kind)!.ids[nth]!
  const path = '/api/people'
  const whole = await town.look<{ id: string }>('select id from buildings where community_id = $1', [community])
  const areas = [{ team: of('team'), buildings: whole.map(({ id }) => id) }]
  await by('clerk', 'POST', `${path}/duty-areas`, { community, areas, from: '2026-11-01' })
  const member = { community, name: '区伯', role: 'member' }
  const { membership } = await by('clerk', 'POST', `${path}/organisations/${of('volunteer_team')}/members`, member)
  const group = { community, name: '1栋邻里群', keeper: '区伯', buildings: [building] }
  const { group: opened } = await by('clerk', 'POST', `${path}/building-groups`, group)
  const partner = of('partner')
  const agreed = { community, title: '结对共建协议', signedOn: '2025-12-20', from: '2026-01-01', to: '2026-12-31' }
  await by('clerk', 'POST', `${path}/partners/${partner}/agreements`, agreed)
  const item = { community, kind: 'teaching', area: 'children', title: '暑期防溺水课' }
  const put = (list: string) => by('clerk', 'POST', `${path}/partners/${partner}/items`, { ...item, list })
  const [need, resource] = [(await put('need')).item!, (await put('resource')).item!]
  const joined = { community, need, resource, title: '防溺水课', from: '2026-11-01' }
  const { project } = await by('clerk', 'POST', `${path}/partner-projects`, joined)
  const roll = { community, group: of('party_group'), name: '邝向东' }
  const { member: comrade } = await by('partyOfficer', 'POST', `${path}/party/members`, roll)
  return {
    ...{ organisation: of('subcommittee'), to: of('volunteer_team', 1), team: of('team'), membership: membership! },
    ...{ group: opened!, partner, need, resource, item: need, project: project! },
    ...{ partyMember: comrade!, partyGroup: of('party_group') },
  }
}

async function fillMatters(town: Town, by: By): Promise<{ ids: Record<string, string>; reporter: string }> {
  const made = await town.report({ category: '0501', words })
  const { matter, report, number } = made.body as Record<string, string>
  const template = { community: town.gangwan, title: '已收到', words: '您反映的事已收到。' }
  const { id } = await by('clerk', 'POST', '/api/matters/reply-templates', template)
  const silent = await town.report()
  await by('gridLeader', 'POST', `/api/matters/${silent.body.matter}/decline`, { reason: '不归社区管' })
  const waits = await town.look<{ id: string }>('select id from notices limit 1')
  return {
    ids: {
      ...{ matter: matter!, report: report!, matterNumber: number!, template: id! },
      ...{ call: waits[0]!.id, category: '0501', ledger: 'all', period: 'week' },
    },
    reporter: made.cookies,
  }
}

async function fillCare(town: Town, by: By): Promise<{ ids: Record<string, string>; cookie: string }> {
  const { secrets } = town.process.context
  const watched = await watchSomebody(town, { community: town.gangwan, secrets, door: 60 })
  const care = `/api/care/${town.gangwan}`
  const { alarm } = await by('clerk', 'POST', `${care}/plans/${watched.plan}/alarm`, { cause: 'worry' })
  const { feed } = await by('clerk', 'POST', `${care}/feeds`, { name: '水' })
  await by('clerk', 'POST', `${care}/plans/${watched.plan}/cadence`, { kind: 'visit', everyDays: 7, windowDays: 2 })
  await mindRounds(town.process.context)
  const [round] = await town.look<{ id: string }>('select id from care_rounds limit 1')
  return {
    ids: { plan: watched.plan, watched: watched.person, alarm: alarm!, feed: feed!, round: round!.id },
    cookie: `${careCookie}=${careCodeOf(secrets, watched.link)}`,
  }
}

/** She opens her own record and asks for its deletion. */
async function fillOwnRecord(town: Town, by: By, person: string): Promise<{ resident: string; request: string }> {
  const { slip } = await by('clerk', 'POST', `/api/people/${town.gangwan}/residents/${person}/slip`)
  const { code } = slipCode(town.process.context.secrets, slip!)
  const { cookies } = await town.ask('POST', '/api/me/session', { body: { code } })
  const answer = await town.ask('POST', '/api/me/deletion', { cookies, body: {} })
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  const [request] = await town.look<{ id: string }>('select id from privacy_requests limit 1')
  return { resident: cookies, request: request!.id }
}
