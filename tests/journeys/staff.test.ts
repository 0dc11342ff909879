import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeAt } from '../../src/people/second-factor.ts'
import { type CastName, castPassword } from '../../src/people/testing.ts'
import { type BrowserTown, expectAccessible, openBrowserTown } from './open-browser-town.ts'
import { words } from './words.ts'

const { organisations, staff, work } = words

let town: BrowserTown
beforeAll(async () => {
  town = await openBrowserTown()
})
afterAll(() => town.close())

describe('the Party’s branches on the page of organisations', () => {
  it('are counted for whoever holds a Party post, from five members on, by number alone; nobody else is shown them', async () => {
    await town.look(
      `insert into party_stays (community_id, id, member_id, name, committee_id, branch_id, group_id, valid_from)
       select g.community_id, gen_random_uuid(), gen_random_uuid(), '岑' || i, b.parent_id, b.id, g.id, '2026-01-01'
       from (select g.*, dense_rank() over (order by parent_id, id) as nth from organisations g where kind = 'party_group') g
       join organisations b on b.id = g.parent_id
       join generate_series(1, 6) i on (g.nth = 1 and i <= 6) or (g.nth = 4 and i <= 4)`,
    )
    const counted = await town.look<{ name: string; members: number }>(
      `select b.name, count(*)::int as members from party_stays s join organisations b on b.id = s.branch_id
       group by b.name order by 2 desc`,
    )
    expect(counted.map(({ members }) => members)).toEqual([6, 4])
    const page = await atOrganisations('partyOfficer')
    const panel = page.getByRole('region', { name: organisations('party.counts') })
    const line = (name: string) => panel.getByRole('listitem').filter({ hasText: name })
    await line(counted[0]!.name)
      .getByText(organisations('party.members', { count: 6 }))
      .waitFor()
    await line(counted[1]!.name).getByText(organisations('party.under-five')).waitFor()
    expect(await panel.textContent()).not.toContain('岑')
    expect(await panel.getByText(organisations('party.members', { count: 4 })).count()).toBe(0)
    await expectAccessible(page, 'the counts of the branches')
    await page.close()

    const desk = await atOrganisations('clerk')
    await desk.getByText(organisations('tree.choose')).waitFor()
    await desk.getByRole('button', { name: counted[0]!.name }).waitFor()
    expect(await desk.getByText(organisations('party.counts')).count()).toBe(0)
    await desk.close()
    await town.look('delete from party_stays')
  })
})

async function atOrganisations(name: CastName): Promise<Page> {
  const device = await town.device('desk')
  await town.signIn(device, name)
  const page = await device.newPage()
  await page.goto('/console/staff/organisations')
  return page
}

describe('the staff page', () => {
  it('takes a newcomer from the account to a post that a second person confirmed', async () => {
    const administrator = await atStaffPage('administrator')
    await administrator.getByRole('button', { name: staff('act.create') }).click()
    const making = sheet(administrator, staff('act.create'))
    await making.getByLabel(staff('form.name')).fill('欧阳晴')
    await making.getByLabel(staff('form.username')).fill('chen.xiaolan')
    await making.getByRole('button', { name: staff('act.send') }).click()
    await administrator.getByText(staff('people.username-taken')).waitFor()
    await expectAccessible(administrator, 'a user name that is taken')
    await making.getByLabel(staff('form.username')).fill('ouyang.qing')
    await send(making)
    const secret = administrator.locator('.staff-secret')
    expect(await secret.textContent()).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
    await expectAccessible(administrator, 'the first password')
    await administrator.getByRole('button', { name: staff('secret.close') }).click()
    await secret.waitFor({ state: 'detached' })

    const card = await findCard(administrator, '欧阳晴')
    await card.getByText(staff('list.no-post')).waitFor()
    await card.getByRole('button', { name: staff('act.grant-post') }).click()
    const granting = sheet(card, staff('act.grant-post'))
    await granting.getByLabel(staff('form.grid'), { exact: true }).selectOption({ label: '第三网格' })
    await expectAccessible(administrator, 'granting a post')
    await send(granting)
    await card.getByText(staff('state.pending')).waitFor()
    await expectAccessible(administrator, 'a post that waits')

    const officer = await atStaffPage('securityOfficer')
    await officer.getByLabel(staff('list.show'), { exact: true }).selectOption('pending')
    const waiting = await findCard(officer, '欧阳晴')
    await waiting.getByRole('button', { name: staff('act.confirm') }).click()
    await expectAccessible(officer, 'confirming a post')
    await send(sheet(waiting, staff('act.confirm')))
    await officer.getByText(staff('list.none')).waitFor()
    await expectAccessible(officer, 'nothing waits any more')
    const [post] = await town.look<{ kind: string; confirmed: boolean }>(
      `select p.kind, p.confirmed_by is not null as confirmed from posts p
       join accounts.accounts a on a.id = p.account_id where a.username = 'ouyang.qing'`,
    )
    expect(post).toEqual({ kind: 'grid_worker', confirmed: true })
  })

  it('suspends and lets in again, with the reason', async () => {
    const page = await atStaffPage('administrator')
    const card = await findCard(page, town.cast.lawyer.name)
    await act(page, card, 'act.suspend', '离岗核查')
    await card.getByText(staff('mark.suspended')).waitFor()
    await expectAccessible(page, 'a suspended account')
    await act(page, card, 'act.resume', '核查完毕')
    await card.getByText(staff('mark.suspended')).waitFor({ state: 'detached' })
  })

  it('plans leave with a deputy, and shows the office that nobody keeps in red', async () => {
    const today = '2026-03-02'
    const page = await atStaffPage('secretary')
    const leave = async (name: string, deputy: string | null) => {
      const card = await findCard(page, name)
      await card.getByRole('button', { name: staff('act.plan-leave') }).click()
      const planning = sheet(card, staff('act.plan-leave'))
      await planning.getByLabel(staff('form.leave-from')).fill(today)
      await planning.getByLabel(staff('form.leave-to')).fill(today)
      if (deputy) {
        const box = planning.getByLabel(staff('form.deputy'), { exact: true })
        const choice = box.locator('option').filter({ hasText: deputy })
        await choice.waitFor({ state: 'attached' })
        await box.selectOption((await choice.getAttribute('value'))!)
      }
      await expectAccessible(page, 'planning leave')
      await send(planning)
      await card.locator('.staff-leave').waitFor()
    }
    await leave(town.cast.gridWorker.name, town.cast.gridLeader.name)
    const office = page.locator('.staff-office').filter({ hasText: '第一网格' })
    await office.getByText(staff('offices.there')).waitFor()
    await office.getByText(staff('offices.deputy', { name: town.cast.gridLeader.name })).waitFor()
    await leave(town.cast.otherGridWorker.name, null)
    const empty = page.locator('.staff-office-red').filter({ hasText: '第二网格' })
    await empty.getByText(staff('offices.nobody')).waitFor()
    await expectAccessible(page, 'an office with nobody there')
    const back = await findCard(page, town.cast.otherGridWorker.name)
    await back.getByRole('button', { name: staff('leave.cancel') }).click()
    await empty.waitFor({ state: 'detached' })
  })

  it('ends a post and hands its open work to another', async () => {
    const matter = await dispatched('gridWorker')
    const administrator = await atStaffPage('administrator')
    const card = await findCard(administrator, town.cast.gridWorker.name)
    await card.getByRole('button', { name: staff('act.end') }).click()
    await expectAccessible(administrator, 'ending a post')
    await send(sheet(card, staff('act.end')))

    const secretary = await atStaffPage('secretary')
    const left = secretary.getByRole('listitem').filter({ hasText: work('work.ended') })
    await left.getByRole('button', { name: work('work.hand-over') }).click()
    const form = left.getByRole('form')
    const taker = form.locator('option').filter({ hasText: town.cast.gridLeader.name })
    await form.getByLabel(work('work.to')).selectOption((await taker.getAttribute('value'))!)
    await form.getByLabel(work('work.reason')).fill('任职结束')
    await expectAccessible(secretary, 'handing work over')
    await form.getByRole('button', { name: work('work.send') }).click()
    await secretary.getByText(work('work.moved', { moved: 1 })).waitFor()
    await expectAccessible(secretary, 'work handed over')
    const [handler] = await town.look('select handler_id from matters where id = $1', [matter])
    expect(handler).toEqual({ handler_id: town.cast.gridLeader.post })
  })

  it('adds an organisation', async () => {
    const page = await atStaffPage('secretary')
    const list = page.getByRole('region', { name: staff('organisations.title') })
    await list.getByRole('button', { name: staff('act.add-organisation') }).click()
    const adding = sheet(list, staff('act.add-organisation'))
    await adding.getByLabel(staff('organisation.kind')).selectOption('clinic')
    await adding.getByLabel(staff('organisation.name')).fill('港湾牙科')
    await expectAccessible(page, 'adding an organisation')
    await send(adding)
    await list.getByRole('listitem').filter({ hasText: '港湾牙科' }).waitFor()
    await expectAccessible(page, 'an organisation more')
  })

  it('sets up an authenticator, which the next sign-in asks for', async () => {
    const page = await atStaffPage('clerk')
    await page.getByRole('button', { name: staff('factor.begin') }).click()
    const begin = sheet(page, staff('factor.begin'))
    await begin.getByLabel(staff('factor.password')).fill(castPassword)
    await begin.getByRole('button', { name: staff('act.send') }).click()
    const key = page.locator('.staff-secret')
    await key.waitFor()
    await expectAccessible(page, 'the key of the authenticator')
    const secret = (await key.textContent())!.replaceAll(' ', '')
    const finish = sheet(page, staff('factor.finish-title'))
    // What a phone would scan holds the same key.
    await finish.getByRole('img', { name: staff('factor.picture') }).waitFor()
    await finish.getByLabel(staff('factor.code')).fill(codeAt(secret, await town.clock.now()))
    await send(finish)
    await page.getByText(staff('factor.has')).waitFor()
    await expectAccessible(page, 'the authenticator is set up')

    const { username } = town.cast.clerk
    const answer = await town.ask('POST', '/api/session', { body: { username, password: castPassword } })
    expect(answer).toMatchObject({ status: 401, body: { code: 'people.code-needed' } })
  })
})

const seen = new Set<CastName>()

describe('the first page of the desk', () => {
  // One of each kind: over several communities, over none, for accounts alone, and for what is sent to her.
  const people = ['officer', 'auditor', 'administrator', 'property'] as const

  it.each(people)('leads the %s nowhere that refuses to open', async (who) => {
    const device = await town.device('desk')
    await town.signIn(device, who)
    const page = await device.newPage()
    const settled = async () => {
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
      expect(await page.locator('main .notice-bad[role="alert"]').allTextContents(), page.url()).toEqual([])
    }
    await page.goto('/console')
    await settled()
    const links = page.locator('.desk-rail a, .desk-list-head a')
    const addresses = await links.evaluateAll((all) => all.map((each) => each.getAttribute('href')!))
    for (const address of new Set(addresses)) {
      await page.goto(address)
      await settled()
    }
  })
})

async function atStaffPage(who: CastName): Promise<Page> {
  const device = await town.device('desk')
  await town.signIn(device, who)
  const page = await device.newPage()
  await page.goto('/console/staff')
  await page.locator('.staff-card').first().waitFor()
  if (!seen.has(who)) await expectAccessible(page, `the staff page of ${who}`)
  seen.add(who)
  return page
}

async function findCard(page: Page, name: string): Promise<Locator> {
  await page.getByRole('searchbox', { name: staff('list.search') }).fill(name)
  const card = page.locator('.staff-card').filter({ has: page.getByRole('heading', { name, exact: true }) })
  await card.waitFor()
  return card
}

function sheet(within: Page | Locator, name: string): Locator {
  return within.getByRole('form', { name, exact: true })
}

async function send(form: Locator): Promise<void> {
  await form.getByRole('button', { name: staff('act.send') }).click()
  await form.waitFor({ state: 'detached' })
}

async function act(page: Page, card: Locator, name: 'act.suspend' | 'act.resume', reason: string): Promise<void> {
  await card.getByRole('button', { name: staff(name) }).click()
  const form = sheet(card, staff(name))
  await form.getByLabel(staff('form.reason')).fill(reason)
  await expectAccessible(page, staff(name))
  await send(form)
}

async function dispatched(to: CastName): Promise<string> {
  const matter = String((await town.report()).body.matter)
  const cookies = await town.as('gridLeader')
  await town.ask('POST', `/api/matters/${matter}/accept`, { cookies, body: {} })
  const body = { party: town.cast[to].post, partyKind: 'post' }
  const answer = await town.ask('POST', `/api/matters/${matter}/dispatch`, { cookies, body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return matter
}
