import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FoundedTown, openFoundedTown } from '../app/demo/testing.ts'
import type { AccountActor } from '../platform/actor.ts'
import { newId } from '../platform/ids.ts'
import { actorOfAccount } from './doorkeeper.ts'
import { openPeople, type People } from './people.ts'
import { recoverAccount } from './recover-account.ts'
import { type Cast, type CastMember, castPassword, testContext } from './testing.ts'
import { type Desk, openDesk, problemOf } from './testing-desk.ts'

let town: FoundedTown
let places: { gangwan: string; lingang: string }
let cast: Cast
let people: People
let desk: Desk
let as: Desk['as']

beforeAll(async () => {
  town = await openFoundedTown()
  ;({ places, cast } = town)

  people = openPeople(testContext(town.database, { throttled: false }), town.accounts)
  desk = await openDesk(people, cast)
  as = desk.as
})
afterAll(async () => {
  await desk.app.close()
  await town.close()
})

const actorOf = (account: string): Promise<AccountActor> => actorOfAccount(town.accounts, account)

describe('create account', () => {
  it('shows the first password once, however often the command is sent', async () => {
    const command = newId()
    const body = { username: 'tang.first', name: '唐一' }
    const first = await as(cast.administrator, 'POST', '', body, command)
    const again = await as(cast.administrator, 'POST', '', body, command)

    expect(first.json().initialPassword).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
    expect(again.json()).toEqual({ ...first.json(), initialPassword: null })
    expect(JSON.stringify(await town.look('select * from commands'))).not.toContain(first.json().initialPassword)
  })

  it('makes its owner change the password before anything else', async () => {
    const { initialPassword } = await desk.newcomer('tang.second')
    const answer = await desk.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { username: 'tang.second', password: initialPassword },
    })

    expect(answer.json()).toMatchObject({ mustChangePassword: true, posts: [], home: 'resident' })
  })

  it('refuses a user name that is taken or has another form', async () => {
    const taken = await as(cast.administrator, 'POST', '', { username: ' Chen.Xiaolan ', name: '陈' })
    const wrong = await as(cast.administrator, 'POST', '', { username: '陈晓岚', name: '陈' })

    expect(taken.json()).toMatchObject({
      code: 'people.username-taken',
      fields: [{ field: 'username', reason: 'taken' }],
    })
    expect(wrong.json()).toMatchObject({ code: 'http.invalid', fields: [{ field: 'username', reason: 'wrong-form' }] })
  })

  it('is the administrator’s alone', async () => {
    for (const who of [cast.secretary, cast.clerk, cast.securityOfficer, cast.officer, cast.gridWorker]) {
      const answer = await as(who, 'POST', '', { username: 'nobody.new', name: '某' })
      expect(answer.statusCode, who.name).toBe(403)
    }
    expect(problemOf(await as(cast.auditor, 'POST', '', { username: 'nobody.new', name: '某' }))[0]).toBe(403)
    expect(await town.look("select 1 from accounts.accounts where username = 'nobody.new'")).toEqual([])
  })
})

describe('suspend account', () => {
  it('ends its sessions at once and lets it in again with the same posts', async () => {
    const { account, username } = cast.lawyer
    const token = await desk.enter(username)
    expect((await desk.app.doorkeeper.account(token))?.actor.account).toBe(account)
    expect((await as(cast.administrator, 'POST', `/${account}/suspend`, { reason: '离岗核查' })).statusCode).toBe(200)
    expect(await desk.app.doorkeeper.account(token)).toBeNull()
    expect((await actorOf(account)).posts).toEqual([])

    expect((await as(cast.administrator, 'POST', `/${account}/resume`, { reason: '核查完毕' })).statusCode).toBe(200)
    expect(await desk.app.doorkeeper.account(token)).toBeNull()
    expect((await actorOf(account)).posts).toHaveLength(1)
  })

  it('does not exist for whoever does not administer the account', async () => {
    const answer = await as(cast.secretary, 'POST', `/${cast.gridWorker.account}/suspend`, { reason: '试试' })

    expect(answer.statusCode).toBe(404)
  })

  it('leaves the security officer to a colleague', async () => {
    const answer = await as(cast.administrator, 'POST', `/${cast.securityOfficer.account}/suspend`, { reason: '试试' })

    expect(problemOf(answer)).toEqual([403, 'people.refused', 'separate-officers'])
  })
})

describe('reset password', () => {
  it('gives a password that opens no sight of residents’ data until the security officer confirms', async () => {
    const { account, username, post } = cast.neighbourClerk
    const answer = await as(cast.administrator, 'POST', `/${account}/password`, {})
    const { initialPassword } = answer.json<{ initialPassword: string }>()
    expect((await actorOf(account)).communities).toEqual([])
    expect(
      (await desk.app.inject({ method: 'POST', url: '/api/session', payload: { username, password: castPassword } }))
        .statusCode,
    ).toBe(401)
    await desk.enter(username, initialPassword)

    await as(cast.securityOfficer, 'POST', `/posts/${post}/confirm`)
    expect((await actorOf(account)).communities).toEqual([places.lingang])
  })

  it('is not the administrator’s way to the place of security officer and auditor', async () => {
    for (const who of [cast.securityOfficer, cast.auditor]) {
      const answer = await as(cast.administrator, 'POST', `/${who.account}/password`, {})
      expect(problemOf(answer)).toEqual([403, 'people.refused', 'separate-officers'])
    }
  })
})

describe('list staff', () => {
  type Page = {
    items: {
      account: string
      username: string
      posts: { kind: string; state: string; abilities: string[] }[]
      abilities: string[]
    }[]
    next: string | null
  }
  const page = async (who: CastMember, query: string) => {
    const answer = await as(who, 'GET', query)
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json<Page>()
  }

  it('goes through all accounts page by page, none twice', async () => {
    const names: string[] = []
    let after = ''
    for (;;) {
      const { items, next } = await page(cast.administrator, `?limit=5${after ? `&after=${after}` : ''}`)
      names.push(...items.map(({ username }) => username))
      if (!next) break
      after = next
    }

    const all = await town.look<{ username: string }>('select username from accounts.accounts')
    expect([...names].sort()).toEqual(all.map(({ username }) => username).sort())
  })

  it('shows the security officer what waits for confirmation', async () => {
    const { account } = await desk.newcomer('still.waiting')
    await desk.granted(account, { kind: 'desk_clerk', community: places.lingang })
    const { items } = await page(cast.securityOfficer, '?show=pending')
    const line = items.find((item) => item.account === account)

    expect(line?.posts).toMatchObject([{ kind: 'desk_clerk', state: 'pending', abilities: ['confirm', 'end'] }])
    expect(line?.abilities).toEqual([])
  })

  it('shows the secretary the people of her community, with what she may do', async () => {
    const { items } = await page(cast.secretary, `?community=${places.gangwan}&search=黄志`)

    expect(items).toMatchObject([
      { account: cast.gridWorker.account, posts: [{ abilities: ['plan-leave', 'hand-over-work'] }], abilities: [] },
    ])
  })

  it('does not show the other community, nor anything to engaged parties', async () => {
    expect((await as(cast.secretary, 'GET', `?community=${places.lingang}`)).statusCode).toBe(404)
    expect((await as(cast.property, 'GET', `?community=${places.gangwan}`)).statusCode).toBe(404)
    expect((await as(cast.secretary, 'GET', '')).statusCode).toBe(403)
    expect((await as(cast.auditor, 'GET', `?community=${places.gangwan}`)).statusCode).toBe(200)
  })
})

describe('organisations', () => {
  it('are added by secretary or administrator, and posts can stand at them', async () => {
    const body = { community: places.gangwan, kind: 'clinic', name: '港湾牙科' }
    const added = await as(cast.secretary, 'POST', '/organisations', body)
    expect(added.statusCode, added.body).toBe(201)
    expect((await as(cast.clerk, 'POST', '/organisations', body)).statusCode).toBe(403)

    const { account } = await desk.newcomer('tooth.doctor')
    const post = {
      kind: 'professional',
      profession: 'doctor',
      community: places.gangwan,
      organisation: added.json().id,
    }
    await desk.granted(account, post)
  })
})

describe('journal of accounts', () => {
  it('says of every change who made it, with names apart from the facts', async () => {
    const { account } = await desk.newcomer('in.the.journal')
    await as(cast.administrator, 'POST', `/${account}/suspend`, { reason: '离岗核查' })
    await as(cast.administrator, 'POST', `/${account}/resume`, { reason: '核查完毕' })
    await as(cast.administrator, 'POST', `/${account}/password`, {})
    const events = await town.look<{ kind: string; actor_id: string; facts: object }>(
      'select kind, actor_id, facts from journal where subject_id = $1 order by id',
      [account],
    )

    expect(events.map(({ kind }) => kind)).toEqual([
      'account.created',
      'account.suspended',
      'account.resumed',
      'account.password_reset',
    ])
    expect(new Set(events.map((event) => event.actor_id))).toEqual(new Set([cast.administrator.account]))
    expect(JSON.stringify(events)).not.toMatch(/新人|in\.the\.journal|核查/)
  })
})

describe('recover account', () => {
  it('is done at the machine for whoever is left, and the journal says so', async () => {
    const { auditor, partner } = cast
    const wish = (username: string) => ({ username, removeSecondFactor: false })
    const own = await recoverAccount(people.context, wish(` ${auditor.username.toUpperCase()} `))
    const other = await recoverAccount(people.context, wish(partner.username))

    expect(own).toMatchObject({ needsCode: false, isSuspended: false, waiting: 0 })
    expect(other).toMatchObject({ waiting: 1 })
    await desk.enter(auditor.username, own.initialPassword)
    await desk.enter(partner.username, other.initialPassword)
    const waiting = await town.look('select account_id from posts where needs_confirmation and confirmed_at is null')
    expect(waiting.map((post) => post.account_id)).toContain(partner.account)
    expect(waiting.map((post) => post.account_id)).not.toContain(auditor.account)
    const events = await town.look('select actor_kind, facts from journal where kind = $1 order by id', [
      'account.recovered',
    ])
    expect(events).toEqual([
      { actor_kind: 'founder', facts: { waiting: 0, secondFactorRemoved: false } },
      { actor_kind: 'founder', facts: { waiting: 1, secondFactorRemoved: false } },
    ])
  })
})
