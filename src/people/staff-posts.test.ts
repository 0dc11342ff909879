import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FoundedTown, openFoundedTown } from '../app/demo/testing.ts'
import type { AccountActor } from '../platform/actor.ts'
import { newId } from '../platform/ids.ts'
import { actorOfAccount } from './doorkeeper.ts'
import { openPeople, type People } from './people.ts'
import { findGround, type Ground } from './read-places.ts'
import { type Cast, testContext } from './testing.ts'
import { type Desk, heldUp, openDesk, problemOf } from './testing-desk.ts'

let town: FoundedTown
let places: { gangwan: string; lingang: string }
let cast: Cast
let people: People
let desk: Desk
let as: Desk['as']
let ground: Ground

beforeAll(async () => {
  town = await openFoundedTown()
  ;({ places, cast } = town)
  ground = await town.accounts.read({ kind: 'public' }, (tx) => findGround(tx, places.gangwan))
  people = openPeople(testContext(town.database, { throttled: false }), town.accounts)
  desk = await openDesk(people, cast)
  as = desk.as
})
afterAll(async () => {
  await desk.app.close()
  await town.close()
})

const actorOf = (account: string): Promise<AccountActor> => actorOfAccount(town.accounts, account)

describe('grant and confirm a post', () => {
  it('counts once the security officer has confirmed it, and not before', async () => {
    const { account } = await desk.newcomer('grid.two')
    const post = await desk.granted(account, { kind: 'grid_worker', community: places.gangwan, grid: ground.grids[2] })
    expect((await actorOf(account)).posts).toEqual([])

    expect((await as(cast.securityOfficer, 'POST', `/posts/${post}/confirm`)).statusCode).toBe(200)
    expect(await actorOf(account)).toMatchObject({ grids: [ground.grids[2]], members: [places.gangwan] })
  })

  it('is never confirmed by whoever granted it, nor by somebody without the post for it', async () => {
    const { account } = await desk.newcomer('grid.three')
    const post = await desk.granted(account, { kind: 'grid_worker', community: places.gangwan, grid: ground.grids[3] })

    expect((await as(cast.administrator, 'POST', `/posts/${post}/confirm`)).statusCode).toBe(403)
    expect((await as(cast.secretary, 'POST', `/posts/${post}/confirm`)).statusCode).toBe(403)
    await expect(
      town.look('update posts set confirmed_by = granted_by, confirmed_at = clock_now() where id = $1', [post]),
    ).rejects.toThrow(/check constraint/)
    expect((await actorOf(account)).posts).toEqual([])
  })

  it('keeps administrator, security officer and auditor apart from one another and from other work', async () => {
    const { account } = await desk.newcomer('three.persons')
    await desk.granted(account, { kind: 'auditor', community: places.gangwan })
    for (const post of [
      { kind: 'system_administrator' },
      { kind: 'security_officer' },
      { kind: 'desk_clerk', community: places.gangwan },
      { kind: 'professional', profession: 'lawyer', community: places.gangwan, organisation: newId() },
    ]) {
      const answer = await as(cast.administrator, 'POST', `/${account}/posts`, post)
      expect([409, 400], post.kind).toContain(answer.statusCode)
    }
    const clerk = await as(cast.administrator, 'POST', `/${cast.clerk.account}/posts`, { kind: 'auditor' })
    expect(problemOf(clerk)).toEqual([409, 'people.separate-officers', 'separate-officers'])
  })

  it('is not granted to oneself', async () => {
    const answer = await as(cast.administrator, 'POST', `/${cast.administrator.account}/posts`, {
      kind: 'system_administrator',
    })

    expect(problemOf(answer)).toEqual([403, 'people.refused', 'not-yourself'])
  })

  it('keeps the three apart when two grants are sent at once', async () => {
    const { account } = await desk.newcomer('two.at.once')
    const answers = await heldUp(town, 'posts', () => [
      as(cast.administrator, 'POST', `/${account}/posts`, { kind: 'security_officer' }),
      as(cast.administrator, 'POST', `/${account}/posts`, { kind: 'secretary', community: places.gangwan }),
    ])

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
  })

  it('names the places that are missing, not there, or in another community', async () => {
    const { account } = await desk.newcomer('wrong.places')
    const lingang = await town.accounts.read({ kind: 'public' }, (tx) => findGround(tx, places.lingang))
    const post = (body: object) => as(cast.administrator, 'POST', `/${account}/posts`, body)

    expect((await post({ kind: 'grid_worker', community: places.gangwan })).json().fields).toEqual([
      { field: 'grid', reason: 'missing' },
    ])
    expect(
      (await post({ kind: 'grid_worker', community: places.gangwan, grid: lingang.grids[1] })).json().fields,
    ).toEqual([{ field: 'grid', reason: 'not-there' }])
    expect((await post({ kind: 'desk_clerk', community: newId() })).json().fields).toEqual([
      { field: 'community', reason: 'not-there' },
    ])
    expect((await post({ kind: 'desk_clerk', community: places.gangwan, to: '2026-02-31' })).json().fields).toEqual([
      { field: 'to', reason: 'wrong-form' },
    ])
  })

  it('holds from its first day to the end of its last', async () => {
    const { account } = await desk.newcomer('for.a.day')
    const days = { from: '2026-03-05', to: '2026-03-05' }
    const post = await desk.granted(account, { kind: 'desk_clerk', community: places.gangwan, ...days })
    await as(cast.securityOfficer, 'POST', `/posts/${post}/confirm`)
    const now = await town.clock.now()
    const holdsAt = async (at: string) => {
      await town.clock.set(at)
      return (await actorOf(account)).posts.length
    }

    expect(await holdsAt('2026-03-04T23:59:59+08:00')).toBe(0)
    expect(await holdsAt('2026-03-05T00:00:00+08:00')).toBe(1)
    expect(await holdsAt('2026-03-05T23:59:59+08:00')).toBe(1)
    expect(await holdsAt('2026-03-06T00:00:00+08:00')).toBe(0)
    await town.clock.set(now)
  })

  it('ends now, at the next request of its holder', async () => {
    const token = await desk.enter(cast.doctor.username)
    expect((await desk.app.doorkeeper.account(token))?.actor.posts).toHaveLength(1)
    expect((await as(cast.administrator, 'POST', `/posts/${cast.doctor.post}/end`, {})).statusCode).toBe(200)

    expect((await desk.app.doorkeeper.account(token))?.actor.posts).toEqual([])
    expect((await as(cast.administrator, 'POST', `/posts/${cast.doctor.post}/end`, {})).statusCode).toBe(404)
  })

  it('never ends the last administrator or security officer', async () => {
    const last = await as(cast.securityOfficer, 'POST', `/posts/${cast.administrator.post}/end`, {})
    const suspended = await as(cast.securityOfficer, 'POST', `/${cast.administrator.account}/suspend`, {
      reason: '试试',
    })

    expect(problemOf(last)).toEqual([403, 'people.refused', 'last-of-its-kind'])
    expect(problemOf(suspended)).toEqual([403, 'people.refused', 'last-of-its-kind'])
  })
})

describe('journal of posts', () => {
  it('says in the community’s journal who granted, who confirmed and who ended a post', async () => {
    const { account } = await desk.newcomer('posts.journal')
    const post = await desk.granted(account, { kind: 'desk_clerk', community: places.gangwan })
    await as(cast.securityOfficer, 'POST', `/posts/${post}/confirm`)
    await as(cast.administrator, 'POST', `/posts/${post}/end`, {})
    const events = await town.look(
      'select kind, actor_id from journal where subject_id = $1 and community_id = $2 order by id',
      [post, places.gangwan],
    )

    expect(events).toEqual([
      { kind: 'post.granted', actor_id: cast.administrator.account },
      { kind: 'post.confirmed', actor_id: cast.securityOfficer.account },
      { kind: 'post.ended', actor_id: cast.administrator.account },
    ])
  })
})
