import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FoundedTown, openFoundedTown } from '../app/demo/testing.ts'
import type { AccountActor } from '../platform/actor.ts'
import { actorOfAccount } from './doorkeeper.ts'
import { openPeople, type People } from './people.ts'
import { type Cast, type CastMember, testContext } from './testing.ts'
import { type Desk, heldUp, openDesk, problemOf } from './testing-desk.ts'

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

describe('leave and deputies', () => {
  const offices = async () => {
    const answer = await as(cast.secretary, 'GET', `/offices?community=${places.gangwan}`)
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json<{ items: { name: string; tier: string; isRed: boolean; people: object[] }[] }>().items
  }
  const officeOf = async (name: string) => (await offices()).find((office) => office.name === name)!

  it('shows an office red while nobody is there, and not while a deputy is', async () => {
    const { post } = cast.clerk
    expect(await officeOf('港湾一村社区居委会')).toMatchObject({ isRed: false })
    const clerk = await as(cast.clerk, 'POST', `/posts/${post}/leave`, { from: '2026-03-02', to: '2026-03-03' })
    expect(clerk.statusCode, clerk.body).toBe(201)
    const body = { from: '2026-03-02', to: '2026-03-03', deputy: cast.otherGridWorker.account }
    const secretary = await as(cast.secretary, 'POST', `/posts/${cast.secretary.post}/leave`, body)
    expect(secretary.statusCode, secretary.body).toBe(201)

    expect(await officeOf('港湾一村社区居委会')).toMatchObject({ isRed: false })
    await as(cast.otherGridWorker, 'POST', `/posts/${cast.otherGridWorker.post}/leave`, {
      from: '2026-03-02',
      to: '2026-03-02',
    })
    expect(await officeOf('港湾一村社区居委会')).toMatchObject({ isRed: true })
    expect(await officeOf('第九网格')).toMatchObject({ isRed: true, people: [] })
  })

  it('gives the deputy the post for these days and takes it back by itself', async () => {
    const inLeave = await actorOf(cast.otherGridWorker.account)
    expect(inLeave).toMatchObject({ communities: [places.gangwan] })
    expect(inLeave.posts.at(-1)).toMatchObject({ id: cast.secretary.post, deputyFor: cast.secretary.account })
    const now = await town.clock.now()
    await town.clock.set('2026-03-04T00:00:00+08:00')

    expect((await actorOf(cast.otherGridWorker.account)).communities).toEqual([])
    await town.clock.set(now)
  })

  it('leaves the person on leave her own sight', async () => {
    expect((await actorOf(cast.secretary.account)).communities).toEqual([places.gangwan])
  })

  it('takes no deputy from elsewhere, and none to whom the post would open something new', async () => {
    const ask = (deputy: CastMember) =>
      as(cast.gridLeader, 'POST', `/posts/${cast.gridLeader.post}/leave`, {
        from: '2026-04-01',
        to: '2026-04-02',
        deputy: deputy.account,
      })

    for (const who of [cast.neighbourClerk, cast.captain, cast.property, cast.administrator, cast.auditor]) {
      expect(problemOf(await ask(who)), who.name).toEqual([409, 'people.cannot-stand-in', undefined])
    }
    const deputies = await as(cast.gridLeader, 'GET', `/posts/${cast.gridLeader.post}/deputies`)
    const offered = deputies.json<{ items: { account: string }[] }>().items.map(({ account }) => account)
    expect(offered).toContain(cast.gridWorker.account)
    expect(offered).not.toContain(cast.captain.account)
  })

  it('is not the administrator’s to set, since a deputy sees residents’ data', async () => {
    const body = { from: '2026-04-01', to: '2026-04-02', deputy: cast.clerk.account }
    const answer = await as(cast.administrator, 'POST', `/posts/${cast.gridWorker.post}/leave`, body)

    expect(problemOf(answer)).toEqual([403, 'people.refused', 'not-with-this-post'])
  })

  it('refuses days that overlap, lie in the past, or end before they begin', async () => {
    const ask = (from: string, to: string) => as(cast.clerk, 'POST', `/posts/${cast.clerk.post}/leave`, { from, to })

    expect(problemOf(await ask('2026-03-03', '2026-03-04'))).toEqual([409, 'people.leave-overlaps', undefined])
    expect((await ask('2026-02-01', '2026-02-02')).json().fields).toEqual([{ field: 'to', reason: 'in-the-past' }])
    expect((await ask('2026-05-03', '2026-05-02')).json().fields).toEqual([{ field: 'to', reason: 'before-from' }])
    expect((await ask('2026-05-01', '2028-05-02')).json().fields).toEqual([{ field: 'to', reason: 'too-long' }])
  })

  it('enters leave once when it is asked for twice at once', async () => {
    const body = { from: '2026-06-01', to: '2026-06-02' }
    const answers = await heldUp(town, 'absences', () =>
      [1, 2].map(() => as(cast.gridWorker, 'POST', `/posts/${cast.gridWorker.post}/leave`, body)),
    )

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
  })

  it('is taken back, and the deputy is out at once', async () => {
    const [row] = await town.look<{ id: string }>('select id from absences where post_id = $1', [cast.secretary.post])
    expect((await as(cast.secretary, 'DELETE', `/leave/${row!.id}`)).statusCode).toBe(200)

    expect((await actorOf(cast.otherGridWorker.account)).communities).toEqual([])
    expect((await as(cast.secretary, 'DELETE', `/leave/${row!.id}`)).statusCode).toBe(404)
  })
})
