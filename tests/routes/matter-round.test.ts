import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { foundAccount } from '../../src/people/found-account.ts'
import { sessionOf } from '../../src/people/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { aReport, openTown, sessionCookie, type Town } from '../town/open-town.ts'

let town: Town
let clerk: string
let worker: string
let leader: string

beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())
// Some tests let days pass, which no session outlives.
beforeEach(async () => {
  clerk = await town.as('clerk')
  worker = await town.as('gridWorker')
  leader = await town.as('gridLeader')
})

const act = (cookies: string, matter: string, verb: string, body: object = {}) =>
  town.ask('POST', `/api/matters/${matter}/${verb}`, { cookies, body })

describe('a matter', () => {
  it('goes all the way round: reported, accepted, dispatched, done, verified, disputed, one tier up, put right, rated', async () => {
    const reported = await town.report()
    expect(reported.status).toBe(201)
    const { matter, report } = reported.body as { matter: string; report: string }
    const mine = reported.cookies

    expect((await act(leader, matter, 'accept')).body).toMatchObject({ stage: 'registered', tier: 'grid' })
    const dispatched = await act(leader, matter, 'dispatch', { party: town.cast.gridWorker.post, partyKind: 'post' })
    expect(dispatched.body).toMatchObject({ stage: 'dispatched' })
    await act(worker, matter, 'acknowledge')
    await act(worker, matter, 'start')
    expect((await act(worker, matter, 'done', { words: '已清走。' })).body).toMatchObject({ stage: 'verifying' })
    expect((await act(worker, matter, 'verify', { result: 'pass' })).status).toBe(409)
    expect((await act(leader, matter, 'verify', { result: 'pass' })).body).toMatchObject({
      stage: 'closed',
      outcome: 'put_right',
    })

    const disputed = await town.ask('POST', `/api/matters/mine/${report}/dispute`, {
      cookies: mine,
      body: { words: '又堆起来了。' },
    })
    expect(disputed.body).toMatchObject({ stage: 'registered', turn: { tier: 'community' } })
    await act(clerk, matter, 'dispatch', { party: town.cast.gridWorker.post, partyKind: 'post' })
    await act(worker, matter, 'done', { words: '装了提示，约定不再堆。' })
    expect((await act(clerk, matter, 'verify', { result: 'pass' })).body).toMatchObject({
      stage: 'closed',
      tier: 'community',
    })
    const again = await town.ask('POST', `/api/matters/mine/${report}/dispute`, {
      cookies: mine,
      body: { words: '还是不行。' },
    })
    expect(again).toMatchObject({ status: 409, body: { reason: 'disputed-before' } })
    const rated = await town.ask('POST', `/api/matters/mine/${report}/rate`, {
      cookies: mine,
      body: { rating: 'solved' },
    })
    expect(rated.body).toMatchObject({ rating: 'solved', stage: 'closed' })
  })

  it('names whoever was given it while the step is theirs, and nobody once it waits for a check or was taken off them', async () => {
    const { matter, report, cookies } = await reportedAnew()
    const named = async () => {
      const { turn } = (await town.ask('GET', `/api/matters/${matter}`, { cookies: clerk })).body
      return turn as { next: string; handlerName: string | null }
    }
    await act(leader, matter, 'accept')
    await act(leader, matter, 'dispatch', { party: town.cast.gridWorker.post, partyKind: 'post' })
    expect(await named()).toMatchObject({ next: 'acknowledge', handlerName: town.cast.gridWorker.name })
    await act(worker, matter, 'done', { words: '已清走。' })
    expect(await named()).toMatchObject({ next: 'verify', handlerName: null })
    await act(leader, matter, 'verify', { result: 'rework' })
    expect(await named()).toMatchObject({ next: 'done', handlerName: town.cast.gridWorker.name })
    await act(worker, matter, 'done', { words: '又清了一次。' })
    await act(leader, matter, 'verify', { result: 'pass' })
    expect(await named()).toMatchObject({ next: 'none', handlerName: town.cast.gridWorker.name })
    await town.ask('POST', `/api/matters/mine/${report}/dispute`, { cookies, body: { words: '又堆起来了。' } })
    expect(await named()).toMatchObject({ next: 'dispatch', handlerName: null })
  })

  it('says what is left in working days only of a limit that stands still on days off', async () => {
    const turnOf = async (category: string) => {
      const { matter } = (await town.report({ category })).body as { matter: string }
      for (const verb of ['accept', 'reply'])
        await act(leader, matter, verb, verb === 'reply' ? { words: '正在看。' } : {})
      return (await town.ask('GET', `/api/matters/${matter}`, { cookies: clerk })).body.turn
    }
    expect(await turnOf('0104')).toMatchObject({ dueFor: 'settle', workingDaysLeft: expect.any(Number) })
    expect(await turnOf('0203')).toMatchObject({ dueFor: 'safe', workingDaysLeft: null })
    expect(await turnOf('0501')).toMatchObject({ dueFor: 'settle', workingDaysLeft: null })
  })

  it('rises by itself to the community and the sub-district when nobody acts, each time once', async () => {
    const { matter } = (await town.report()).body as { matter: string }
    const standing = async () =>
      (
        await town.look<{ tier: string; supervised: boolean }>(
          'select tier, supervised_at is not null as supervised from matters where id = $1',
          [matter],
        )
      )[0]!
    const rises = async () =>
      (
        await town.look<{ count: number }>(
          "select count(*)::int as count from journal where subject_id = $1 and kind = 'matter.escalated'",
          [matter],
        )
      )[0]!.count

    await town.clock.advance(2 * 86_400_000)
    await town.mind()
    expect(await standing()).toEqual({ tier: 'community', supervised: true })
    await town.mind()
    expect(await rises()).toBe(1)
    await town.clock.advance(3 * 86_400_000)
    await town.mind()
    expect(await standing()).toEqual({ tier: 'subdistrict', supervised: true })
    const officer = await town.as('officer')
    expect((await town.ask('GET', `/api/matters/${matter}`, { cookies: officer })).status).toBe(200)
  })

  it('closes as not confirmed after five working days when nobody answers for what was handled on the spot', async () => {
    const { matter } = (await town.report()).body as { matter: string }
    await act(worker, matter, 'handle-on-spot', { words: '当场清走。' })
    await town.clock.advance(9 * 86_400_000)
    await town.mind()

    const page = await town.ask('GET', `/api/matters/${matter}`, { cookies: await town.as('clerk') })
    expect(page.body).toMatchObject({ stage: 'closed', outcome: 'not_confirmed' })
  })

  it('gives the same answer to the same command, and refuses the id for anything else', async () => {
    const headers = {
      'command-id': '018f0000-0000-7000-8000-000000000001',
      'device-id': '018f0000-0000-7000-8000-0000000000aa',
    }
    const report = {
      community: town.gangwan,
      staircase: 'GW-001-1',
      spot: { kind: 'entrance' },
      category: '0201',
      words: '灯坏了。',
    }

    const first = await town.ask('POST', '/api/matters', { body: report, headers })
    const again = await town.ask('POST', '/api/matters', { body: report, headers })
    const other = await town.ask('POST', '/api/matters', { body: { ...report, words: '别的。' }, headers })

    expect(again.body).toEqual(first.body)
    expect(other).toMatchObject({ status: 422, body: { code: 'commands.reused' } })
  })

  it('is another report where the same command is sent to another community, also in the same moment', async () => {
    const [there] = await town.look<{ id: string }>('select id from grids where community_id = $1 limit 1', [
      town.lingang,
    ])
    const headers = { 'command-id': newId(), 'device-id': newId() }
    const places = [
      { community: town.gangwan, staircase: 'GW-001-1' },
      { community: town.lingang, grid: there!.id },
    ]
    const sent = [...places, ...places].map((place) => {
      const body = { ...place, spot: { kind: 'outdoors' }, category: '0104', words: '井台裂了。' }
      return town.ask('POST', '/api/matters', { body, headers })
    })
    const [here, over, hereAgain, overAgain] = await Promise.all(sent)
    expect([here!.status, over!.status]).toEqual([201, 201])
    expect(hereAgain!.body).toEqual(here!.body)
    expect(overAgain!.body).toEqual(over!.body)
    expect(over!.body.link).not.toBe(here!.body.link)
  })

  it('is not answered with an account’s own, to a device that calls itself by the id of the account', async () => {
    const id = newId()
    const body = { ...aReport(town.gangwan), words: '楼道灯闪。' }
    const own = await town.ask('POST', '/api/matters', { body, cookies: clerk, headers: { 'command-id': id } })
    const device = { 'command-id': id, 'device-id': town.cast.clerk.account }
    const other = await town.ask('POST', '/api/matters', { body, headers: device })
    expect([own.status, other.status]).toEqual([201, 201])
    expect(other.body.report).not.toBe(own.body.report)
  })

  it('is taken down together with others that are told in the same moment, for each neighbour as her own', async () => {
    const asked = [...'12345'].map((entrance) => ({
      staircase: `GW-00${entrance}-1`,
      words: `${entrance}栋的灯坏了。`,
    }))
    // What they stand on is at hand, so that none of them has to wait for it before she is taken down.
    town.process.context.shelf.forget()
    await town.report()
    const told = await Promise.all(asked.map((each) => town.report(each)))
    expect(told.map(({ status }) => status)).toEqual(asked.map(() => 201))
    const answers = told.map(({ body }) => body as { matter: string; report: string; number: string })
    expect(new Set(answers.map(({ number }) => number)).size).toBe(asked.length)

    const ids = answers.map(({ matter }) => matter)
    const transactions = await town.look('select distinct xmin from matters where id = any ($1::uuid[])', [ids])
    expect(transactions.length).toBeLessThan(asked.length)
    for (const [index, { matter, report }] of answers.entries()) {
      const mine = (cookies: string) => town.ask('GET', `/api/matters/mine/${report}`, { cookies })
      expect((await mine(told[index]!.cookies)).body).toMatchObject({ words: asked[index]!.words })
      expect((await mine(told[(index + 1) % told.length]!.cookies)).status).toBe(404)
      expect(
        await town.look(`select actor_kind, actor_id from journal where subject_id = $1 and kind = 'matter.reported'`, [
          matter,
        ]),
      ).toEqual([{ actor_kind: 'code', actor_id: report }])
    }
  })

  it('is refused without refusing another of the same moment, and answered alike where its command comes again', async () => {
    const sent = (words: string, command = newId()) => {
      const headers = { 'command-id': command, 'device-id': '018f0000-0000-7000-8000-0000000000ab' }
      return town.ask('POST', '/api/matters', { body: { ...aReport(town.gangwan), words }, headers })
    }
    const command = newId()
    const first = await sent('井盖松了。', command)
    const twice = newId()
    const [again, other, one, same, next] = await Promise.all([
      sent('井盖松了。', command),
      sent('别的。', command),
      sent('树枝断了。', twice),
      sent('树枝断了。', twice),
      sent('墙皮掉了。'),
    ])
    expect(again!.body).toEqual(first.body)
    expect(other).toMatchObject({ status: 422, body: { code: 'commands.reused' } })
    expect([one!.status, next!.status]).toEqual([201, 201])
    expect(same!.body).toEqual(one!.body)
    const words = ['井盖松了。', '别的。', '树枝断了。', '墙皮掉了。']
    const kept = await town.look('select words from reports where words = any ($1)', [words])
    expect(kept.map((row) => row.words).sort()).toEqual(words.filter((each) => each !== '别的。').sort())
  })

  it('lets two who close it at once close it once', async () => {
    const { matter } = (await town.report()).body as { matter: string }
    await act(leader, matter, 'accept')
    await act(worker, matter, 'start')
    await act(worker, matter, 'done', { words: '好了。' })
    const answers = await Promise.all([
      act(leader, matter, 'verify', { result: 'pass' }),
      act(clerk, matter, 'verify', { result: 'pass' }),
    ])

    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  })

  it('opens by its link and by number and PIN, and keeps the secret out of the address', async () => {
    const reported = (await town.report()).body as { link: string; number: string; pin: string; report: string }
    const opened = await town.ask('GET', reported.link)
    const byPin = await town.ask('POST', '/api/matters/mine', { body: { number: reported.number, pin: reported.pin } })
    const wrong = await town.ask('POST', '/api/matters/mine', { body: { number: reported.number, pin: '00000000' } })

    expect(opened).toMatchObject({ status: 303, headers: { location: `/r/${reported.report}` } })
    expect(byPin.body).toEqual({ report: reported.report })
    expect((await town.ask('GET', `/api/matters/mine/${reported.report}`, { cookies: byPin.cookies })).status).toBe(200)
    expect(wrong).toMatchObject({ status: 404, body: { code: 'matters.wrong-pin' } })
  })

  it('merges two with all their reporters, and takes them apart again', async () => {
    const one = (await town.report()).body as { matter: string; report: string }
    const other = await town.report({ words: '三楼走廊又有纸箱。' })
    const second = other.body as { matter: string; report: string; number: string }
    const tellings = () =>
      town.look('select template, channel from notices where report_id = $1 order by made_at, id', [second.report])
    await act(clerk, second.matter, 'merge', { into: one.matter, reason: '同一件事' })
    const following = await town.ask('GET', `/api/matters/mine/${second.report}`, { cookies: other.cookies })
    expect(following.body).toMatchObject({ number: second.number, follows: expect.any(String), matter: one.matter })
    expect((following.body as { words: string }).words).toBe('三楼走廊又有纸箱。')
    expect(await tellings()).toEqual([{ template: 'matter.merged', channel: 'call_list' }])

    await act(clerk, second.matter, 'unmerge', { reason: '原来是两件' })
    const back = await town.ask('GET', `/api/matters/mine/${second.report}`, { cookies: other.cookies })
    expect(back.body).toMatchObject({ matter: second.matter, follows: null })
    expect((await tellings()).at(-1)).toEqual({ template: 'matter.unmerged', channel: 'call_list' })
  })

  it('lets each of its reporters dispute once: the first word takes it one tier up, the second under supervision', async () => {
    const one = await town.report()
    const other = await town.report({ words: '三楼走廊还是堆着。', contact: { name: '街坊', phone: '02082000000' } })
    const { matter, report } = one.body as { matter: string; report: string }
    const second = other.body as { matter: string; report: string }
    await act(clerk, second.matter, 'merge', { into: matter, reason: '同一件事' })
    const settle = async () => {
      await act(clerk, matter, 'accept')
      await act(clerk, matter, 'dispatch', { party: town.cast.gridWorker.post, partyKind: 'post' })
      await act(worker, matter, 'done', { words: '已清走。' })
      expect((await act(clerk, matter, 'verify', { result: 'pass' })).body).toMatchObject({ outcome: 'put_right' })
    }
    const dispute = (of: { report: string; cookies: string }) =>
      town.ask('POST', `/api/matters/mine/${of.report}/dispute`, { cookies: of.cookies, body: { words: '还堆着。' } })
    await settle()
    const first = await dispute({ report, cookies: one.cookies })
    expect(first.body).toMatchObject({ turn: { tier: 'community', supervised: false } })
    await settle()
    const again = await dispute({ report: second.report, cookies: other.cookies })
    expect(again.body).toMatchObject({ stage: 'registered', turn: { supervised: true } })
    const told = await town.look(`select channel from notices where report_id = $1 and template = 'matter.verified'`, [
      second.report,
    ])
    expect(told).toEqual([{ channel: 'sms' }, { channel: 'sms' }])
  })

  it('is handed back tier by tier by whoever holds it, with the dates it had, and rises by the clock all the same', async () => {
    const officer = await town.as('officer')
    const { matter } = (await town.report()).body as { matter: string }
    const page = async (cookies = clerk) => (await town.ask('GET', `/api/matters/${matter}`, { cookies })).body
    const holder = async () => {
      const { turn } = (await page()) as { turn: { dueAt: string; minutesLeft: number } }
      return turn
    }
    const back = (cookies: string) => act(cookies, matter, 'hand-back', { reason: '社区能办，请继续。' })
    await act(leader, matter, 'accept')
    await act(leader, matter, 'reply', { words: '已派人去看。' })
    const before = await holder()
    await act(leader, matter, 'hand-up', { reason: '网格没有车。' })
    await act(clerk, matter, 'hand-up', { reason: '社区没有车。' })
    expect(await holder()).toMatchObject({ tier: 'subdistrict', dueAt: before.dueAt })

    expect((await act(officer, matter, 'hand-back')).body).toMatchObject({ fields: [{ field: 'reason' }] })
    for (const [who, cookies, status] of [
      ['the clerk below', clerk, 403],
      ['the grid below', leader, 403],
      ['the auditor', await town.as('auditor'), 403],
      ['another community', await town.as('neighbourClerk'), 404],
      ['another sub-district', await officerElsewhere(), 404],
    ] as const) {
      expect([who, (await back(cookies)).status]).toEqual([who, status])
    }
    await town.clock.advance(10 * 60_000)
    expect((await back(officer)).body).toMatchObject({ stage: 'registered', tier: 'community', dueAt: before.dueAt })
    expect((await back(officer)).body).toMatchObject({ status: 403, reason: 'not-with-this-post' })
    expect((await back(clerk)).body).toMatchObject({ stage: 'registered', tier: 'grid', dueAt: before.dueAt })
    expect(await holder()).toEqual({ ...before, minutesLeft: before.minutesLeft - 10 })
    expect((await back(leader)).body).toMatchObject({ status: 409, reason: 'never-rose' })

    const papers = await town.ask('GET', `/api/matters/${matter}/papers`, { cookies: leader })
    const told = (papers.body.story as { kind: string }[]).filter(({ kind }) => kind === 'matter.handed_back')
    const words = { words: '社区能办，请继续。' }
    expect(told).toMatchObject([
      { facts: { from: 'community', to: 'grid' }, words },
      { facts: { from: 'subdistrict', to: 'community' }, words },
    ])

    await town.clock.set(new Date(Date.parse(before.dueAt) + 60_000))
    await town.mind()
    const [row] = await town.look('select tier, supervised_at is not null as supervised from matters where id = $1', [
      matter,
    ])
    expect(row).toEqual({ tier: 'community', supervised: true })
  })

  it('is counted for whoever gave it back as her queue lists it', async () => {
    const officer = await town.as('officer')
    const { matter } = await reportedAnew()
    await act(leader, matter, 'accept')
    await act(leader, matter, 'hand-up', { reason: '网格办不了。' })
    await act(clerk, matter, 'hand-up', { reason: '社区办不了。' })
    const waiting = async () => {
      const where = `community=${town.gangwan}`
      const { offices } = (await town.ask('GET', `/api/matters/summary?${where}`, { cookies: officer })).body as {
        offices: { open: number }[]
      }
      const { items } = (await town.ask('GET', `/api/matters?${where}&limit=100`, { cookies: officer })).body as {
        items: unknown[]
      }
      return { counted: offices.reduce((sum, { open }) => sum + open, 0), listed: items.length }
    }
    const before = await waiting()
    expect(before.counted).toBe(before.listed)
    expect((await act(officer, matter, 'hand-back', { reason: '请社区先查。' })).status).toBe(200)
    expect(await waiting()).toEqual({ counted: before.listed - 1, listed: before.listed - 1 })
  })

  it('is found again by the office that gave it back, with what became of it, and by nobody who never held it', async () => {
    const officer = await town.as('officer')
    const { matter, number } = await reportedAnew()
    const wasWithUs = async (cookies: string, more = '') => {
      const path = `/api/matters?queue=past&community=${town.gangwan}&limit=100${more}`
      const { items } = (await town.ask('GET', path, { cookies })).body as { items: { id: string; stage: string }[] }
      return items.find(({ id }) => id === matter)?.stage
    }
    const search = async () => {
      const path = `/api/matters?community=${town.gangwan}&queue=all&search=${number}`
      return ((await town.ask('GET', path, { cookies: officer })).body.items as { id: string }[]).map(({ id }) => id)
    }
    await act(leader, matter, 'accept')
    await act(leader, matter, 'hand-up', { reason: '网格办不了。' })
    expect(await search()).toEqual([])
    await act(clerk, matter, 'hand-up', { reason: '社区办不了。' })
    expect(await wasWithUs(officer)).toBeUndefined()
    expect(await wasWithUs(clerk)).toBe('registered')
    await act(officer, matter, 'hand-back', { reason: '请社区先查。' })
    expect(await wasWithUs(officer)).toBe('registered')
    expect(await wasWithUs(clerk)).toBeUndefined()
    expect(await search()).toEqual([matter])
    expect(await wasWithUs(officer, '&stage=handling')).toBeUndefined()
    for (const other of ['neighbourClerk', 'police', 'otherGridWorker'] as const)
      expect(await wasWithUs(await town.as(other)), other).toBeUndefined()
    expect((await act(clerk, matter, 'hand-up', { reason: '查过了，要街道来。' })).status).toBe(200)
    expect(await wasWithUs(officer)).toBeUndefined()
    expect((await act(officer, matter, 'hand-back', { reason: '物业能办。' })).status).toBe(200)
    await act(clerk, matter, 'close-not-done', { reason: '物业已经排期。' })
    expect(await wasWithUs(officer)).toBe('closed')
  })

  it('that rose by itself is found by the grid’s office as one that was with it', async () => {
    const { matter } = await reportedAnew()
    const [row] = await town.look<{ due_at: Date }>('select due_at from matters where id = $1', [matter])
    await town.clock.set(new Date(row!.due_at.getTime() + 60_000))
    for (let waking = 0; waking < 4; waking += 1) await town.mind()
    const again = await town.newSession('gridLeader')
    const path = `/api/matters?queue=past&community=${town.gangwan}&limit=100`
    const { items } = (await town.ask('GET', path, { cookies: again })).body as { items: { id: string }[] }
    expect(items.find(({ id }) => id === matter)).toMatchObject({ turn: { tier: 'community' } })
  })

  it('says of each limit what is left as its own clock runs: working days, or none where it runs day and night', async () => {
    const left = async (category: string, words: string) => {
      const { matter } = (await town.report({ category, words })).body as { matter: string }
      return (await town.ask('GET', `/api/matters/${matter}`, { cookies: clerk })).body.workingDaysLeft
    }
    await town.clock.set('2026-12-01T02:00:00Z')
    clerk = await town.newSession('clerk')
    expect(await left('0104', '三楼走廊堆满纸箱')).toEqual({ first_answer: 1, safe: null, settle: 3 })
    expect(await left('0501', '和楼上吵架')).toEqual({ first_answer: 1, safe: null, settle: null })
    expect(await left('0202', '井盖不见了')).toMatchObject({ safe: null, settle: 1 })
  })

  it('says from half of a limit on how much of it has gone, to staff alone, and no more once it is over', async () => {
    const made = await town.report()
    const { matter, report } = made.body as { matter: string; report: string }
    const turns = async () => {
      const cookies = await town.newSession('clerk')
      const { items } = (await town.ask('GET', '/api/matters?queue=open', { cookies })).body as {
        items: { id: string; turn: { gone: number | null; tier: string } }[]
      }
      const own = (await town.ask('GET', `/api/matters/mine/${report}`, { cookies: made.cookies })).body
      const { gone, tier } = items.find(({ id }) => id === matter)!.turn
      return { gone, tier, hers: (own.turn as { gone: number | null }).gone }
    }
    const passed = [await turns()]
    for (let waking = 0; waking < 3; waking += 1) {
      const [row] = await town.look<{ wake_at: Date }>('select wake_at from matters where id = $1', [matter])
      await town.clock.set(row!.wake_at)
      await town.mind()
      passed.push(await turns())
    }
    expect(passed).toEqual([
      { gone: null, tier: 'grid', hers: null },
      { gone: 50, tier: 'grid', hers: null },
      { gone: 80, tier: 'grid', hers: null },
      { gone: null, tier: 'community', hers: null },
    ])
  })
})

/** A matter of its own, with what its reporter needs to speak again. */
async function reportedAnew() {
  const { body, cookies } = await town.report({ words: `三楼走廊堆满纸箱 ${newId()}` })
  return { ...(body as { matter: string; report: string; number: string }), cookies }
}

/** An officer of a sub-district that these communities are not in. */
async function officerElsewhere(): Promise<string> {
  const subdistrict = newId()
  await town.look("insert into subdistricts (id, code, name) values ($1, '440112777', '邻街')", [subdistrict])
  await town.look(
    `insert into offices (id, subdistrict_id, tier, scope_id, name) values ($1, $2, 'subdistrict', $2, '邻街办')`,
    [newId(), subdistrict],
  )
  const about = { username: 'ou.linjie', name: '区邻', passwordHash: 'nobody signs in with it', subdistrict }
  const posts = [{ kind: 'subdistrict_officer' as const, place: { subdistrict } }]
  const { account } = await town.accounts.write({ kind: 'founder' }, (tx) => foundAccount(tx, { ...about, posts }))
  return `${sessionCookie}=${await sessionOf(town.accounts, account)}`
}
