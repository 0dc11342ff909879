import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mindCare, mindFeeds, signBatch } from '../../src/care/index.ts'
import { putOnDuty, type Watched, watchSomebody } from '../../src/care/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { openTown, type Town } from '../town/open-town.ts'

const secrets = sealingWith(testKey)
const minute = 60_000
const hour = 60 * minute

let town: Town
let care: string
let feed: { id: string; secret: string }
let door = 0
let day = 1
let cookies: string

beforeAll(async () => {
  town = await openTown()
  care = `/api/care/${town.gangwan}`
  await putOnDuty(town, { community: town.gangwan, role: 'duty_desk', secrets })
}, 120_000)
afterAll(() => town.close())
// Midnight in Guangzhou, some days later for each test; whoever was watched before is no more.
beforeEach(async () => {
  await town.look(`update care_watches set ended_at = clock_now() where ended_at is null`)
  await town.look(`update care_expectations set state = 'excused', next_at = null where state = 'open'`)
  await town.look(
    `update alarms set state = 'closed', outcome = 'test', next_at = null, closed_at = clock_now() where state <> 'closed'`,
  )
  await town.look(`update care_notices set ended_at = clock_now() where ended_at is null`)
  await town.look(`update care_sensors set revoked_at = clock_now() where revoked_at is null`)
  await town.look(`update care_feeds set revoked_at = clock_now(), next_at = null where revoked_at is null`)
  day += 4
  await town.clock.set(new Date(Date.UTC(2026, 10, day, 16)))
  await signIn()
  const opened = await desk('POST', '/feeds', { name: '三栋水表' })
  feed = { id: opened.feed as string, secret: opened.secret as string }
})

async function signIn(): Promise<void> {
  cookies = await town.newSession('clerk')
}
async function desk(method: string, path: string, body?: unknown) {
  const answer = await town.ask(method, `${care}${path}`, { cookies, ...(body === undefined ? {} : { body }) })
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}
type Sent = { id: string; sensor: string; at: Date; litres: number }
const packet = (change: Partial<Sent> & { at: Date }): Sent => ({ id: newId(), sensor: 'W1', litres: 1, ...change })
async function send(packets: readonly Sent[], as: { signature?: string; feed?: string } = {}) {
  const text = JSON.stringify({ packets })
  const headers = { 'feed-id': as.feed ?? feed.id, 'feed-signature': as.signature ?? signBatch(feed.secret, text) }
  return town.ask('POST', '/api/signals', { body: text, headers })
}
async function elderWithMeter(serial = 'W1', wish: { riskClass?: 'high' } = {}): Promise<Watched> {
  const who = await watchSomebody(town, { community: town.gangwan, secrets, door: door++, ...wish })
  // Her button is expected another time; here only her water speaks.
  await town.look(`update care_watches set ended_at = clock_now() where plan_id = $1`, [who.plan])
  await town.look(
    `update care_expectations set state = 'excused', next_at = null where plan_id = $1 and state = 'open'`,
    [who.plan],
  )
  await desk('POST', `/plans/${who.plan}/meter`, { feed: feed.id, serial, consent: true })
  return who
}
/** Lets hours pass with a packet every quarter-hour from each meter. */
async function run(
  hours: number,
  litres: (serial: string, at: Date) => number | null,
  serials = ['W1'],
): Promise<void> {
  for (let quarter = 0; quarter < hours * 4; quarter += 1) {
    await town.clock.advance(15 * minute)
    const at = await town.clock.now()
    const packets = serials.flatMap((sensor) => {
      const used = litres(sensor, at)
      return used === null ? [] : [packet({ sensor, at, litres: used })]
    })
    if (packets.length > 0) expect((await send(packets)).status).toBe(200)
    await mindCare(town.process.context)
  }
}
const alarmsOf = ({ plan }: Watched) =>
  town.look<{ state: string; cause: string; outcome: string | null }>(
    'select state, cause, outcome from alarms where plan_id = $1',
    [plan],
  )
const notices = async () => (await desk('GET', '/notices')).items as Record<string, unknown>[]

describe('a meter', () => {
  it('is bound only to somebody who lives alone, with an active plan and a consent of its own; once', async () => {
    const who = await watchSomebody(town, { community: town.gangwan, secrets, door: door++ })
    const bind = (body: object) => town.ask('POST', `${care}/plans/${who.plan}/meter`, { cookies, body })
    expect((await bind({ feed: feed.id, serial: 'W1' })).status).toBe(400)
    await town.look('update care_plans set lives_alone = false where id = $1', [who.plan])
    const crowded = await bind({ feed: feed.id, serial: 'W1', consent: true })
    expect([crowded.status, crowded.body.code, crowded.body.fields]).toEqual([
      409,
      'care.not-ready',
      [{ field: 'lives-alone', reason: 'missing' }],
    ])
    await town.look('update care_plans set lives_alone = true where id = $1', [who.plan])
    expect((await bind({ feed: newId(), serial: 'W1', consent: true })).status).toBe(404)
    expect((await bind({ feed: feed.id, serial: 'W1', consent: true })).status).toBe(201)
    expect((await bind({ feed: feed.id, serial: 'W1', consent: true })).body.code).toBe('care.bound-already')
    const path = `${care}/feeds`
    expect((await town.ask('GET', path, { cookies: await town.newSession('gridWorker') })).status).toBe(403)
  })

  it('taken off expects nothing more, and what it sends is refused as revoked', async () => {
    const who = await elderWithMeter()
    await desk('POST', `/plans/${who.plan}/meter/revoke`)
    await run(15, () => 0)
    expect(await alarmsOf(who)).toEqual([])
    const answer = await send([packet({ at: await town.clock.now() })])
    expect(answer.body).toMatchObject({ accepted: 0, refused: 1, refusals: [{ reason: 'revoked-sensor' }] })
  })
})

describe('packets', () => {
  it('are taken once by their id, in whatever order; late ones, doubles and those out of order are counted', async () => {
    await elderWithMeter()
    const now = await town.clock.now()
    const at = (minutes: number) => new Date(now.getTime() + minutes * minute)
    const first = [packet({ at: at(-5) }), packet({ at: at(-2) })]
    expect((await send(first)).body).toMatchObject({ accepted: 2, duplicate: 0, late: 0, reordered: 0, refused: 0 })
    const again = [...first, packet({ at: at(-20) }), packet({ at: at(-90) })]
    expect((await send([...again, again[3]!])).body).toMatchObject({ accepted: 2, duplicate: 3, late: 1, reordered: 2 })
    const wrong = [
      packet({ at: at(30) }),
      packet({ at: at(-1), litres: -3 }),
      packet({ at: at(-1), sensor: 'nobody' }),
      packet({ at: at(-73 * 60) }),
    ]
    expect((await send(wrong)).body).toMatchObject({
      accepted: 0,
      refused: 4,
      refusals: [
        { id: wrong[0]!.id, reason: 'from-the-future' },
        { id: wrong[1]!.id, reason: 'negative-flow' },
        { id: wrong[2]!.id, reason: 'unknown-sensor' },
        { id: wrong[3]!.id, reason: 'too-old' },
      ],
    })
    const [mine] = ((await desk('GET', '/feeds')).items as { id: string }[]).filter(({ id }) => id === feed.id)
    expect(mine).toMatchObject({
      state: 'speaking',
      watermark: at(-2).toISOString(),
      counts: { accepted: 4, duplicate: 3, late: 1, reordered: 2, refused: 4 },
    })
    expect(await town.look('select 1 from care_readings where feed_id = $1', [feed.id])).toHaveLength(4)
  })

  it('without the right signature, of an unknown or revoked feed, or ten megabytes at once are refused, each with its own problem', async () => {
    await elderWithMeter()
    const one = [packet({ at: await town.clock.now() })]
    const code = async (answer: Promise<{ status: number; body: Record<string, unknown> }>) => {
      const { status, body } = await answer
      return [status, body.code]
    }
    expect(await code(send(one, { signature: 'ab'.repeat(32) }))).toEqual([401, 'care.wrong-signature'])
    expect(await code(send(one, { signature: 'nonsense' }))).toEqual([401, 'care.wrong-signature'])
    expect(await code(town.ask('POST', '/api/signals', { body: { packets: one } }))).toEqual([
      401,
      'care.wrong-signature',
    ])
    expect(await code(send(one, { feed: newId() }))).toEqual([401, 'care.wrong-signature'])
    const large = `{"packets":[${' '.repeat(10 * 1024 * 1024)}]}`
    expect(await code(town.ask('POST', '/api/signals', { body: large }))).toEqual([413, 'http.too-large'])
    expect(await code(send([]))).toEqual([400, 'http.invalid'])
    const broken = { headers: { 'feed-id': feed.id, 'feed-signature': signBatch(feed.secret, '{"packets":') } }
    expect(await code(town.ask('POST', '/api/signals', { body: '{"packets":', ...broken }))).toEqual([
      400,
      'http.malformed',
    ])
    await desk('POST', `/feeds/${feed.id}/revoke`)
    expect(await code(send(one))).toEqual([403, 'care.feed-revoked'])
    expect(await town.look('select 1 from care_readings where feed_id = $1', [feed.id])).toEqual([])
  })

  it('are forgotten after three days', async () => {
    await elderWithMeter()
    await send([packet({ at: await town.clock.now() })])
    await town.clock.advance(74 * hour)
    await mindFeeds(town.process.context)
    expect(await town.look('select 1 from care_readings')).toEqual([])
  })
})

describe('water', () => {
  it('that runs is a sign of life; under ten litres in twelve hours is missed, while the meter goes on speaking', async () => {
    const who = await elderWithMeter()
    await run(14, () => 1)
    expect(await alarmsOf(who)).toEqual([])
    expect(
      await town.look(`select state from care_expectations where plan_id = $1 and state = 'satisfied'`, [who.plan]),
    ).toHaveLength(1)
    await run(18, () => 0)
    expect(await alarmsOf(who)).toMatchObject([{ cause: 'missed' }])
  }, 120_000)

  it('of which nothing was heard is never missed: one meter alone is a blind alarm', async () => {
    const who = await elderWithMeter('W1')
    const other = await elderWithMeter('W2')
    await run(14, (serial) => (serial === 'W2' ? 1 : null), ['W1', 'W2'])
    expect(await alarmsOf(who)).toMatchObject([{ cause: 'blind' }])
    expect(await alarmsOf(other)).toEqual([])
  }, 120_000)

  it('of a silent feed is one notice to the desk, not an alarm a person; who is at high risk keeps her own', async () => {
    const all = []
    for (const serial of ['W1', 'W2', 'W3']) all.push(await elderWithMeter(serial))
    const high = await elderWithMeter('W4', { riskClass: 'high' })
    await run(10, () => 1, ['W1', 'W2', 'W3', 'W4'])
    await run(20, () => null)
    await mindFeeds(town.process.context)
    for (const who of all) expect(await alarmsOf(who)).toEqual([])
    expect(await alarmsOf(high)).toMatchObject([{ cause: 'blind' }])
    await signIn()
    const open = await notices()
    expect(open).toMatchObject([{ kind: 'feed_silent', feed: '三栋水表' }])
    expect(open[0]!.unverified).toBeGreaterThanOrEqual(3)
    await run(1, () => 1)
    await signIn()
    expect(await notices()).toEqual([])
  }, 120_000)

  it('of a building whose meters fell silent together is one notice', async () => {
    const [first] = await town.look<{ building: string }>(
      `select building_id as building from dwellings where community_id = $1 order by id`,
      [town.gangwan],
    )
    const serials = Array.from({ length: 6 }, (_, index) => `B${index}`)
    const all: Watched[] = []
    for (const serial of serials) all.push(await elderWithMeter(serial))
    await town.look('update care_sensors set building_id = $1 where revoked_at is null', [first!.building])
    await run(8, () => 1, serials)
    // One speaks on, so the feed is not silent; the others' concentrator is.
    await run(12, (serial) => (serial === 'B0' ? 1 : null), serials)
    for (const who of all) expect(await alarmsOf(who)).toEqual([])
    await signIn()
    expect(await notices()).toMatchObject([{ kind: 'building_silent' }])
  }, 120_000)

  it('that comes late and shows that she was about ends the alarm by itself', async () => {
    const who = await elderWithMeter('W1')
    await elderWithMeter('W2')
    const held: Sent[] = []
    await run(
      14,
      (serial, at) => {
        if (serial === 'W2') return 1
        held.push(packet({ sensor: 'W1', at, litres: 2 }))
        return null
      },
      ['W1', 'W2'],
    )
    expect(await alarmsOf(who)).toMatchObject([{ cause: 'blind', outcome: null }])
    expect((await send(held)).body).toMatchObject({ accepted: held.length })
    expect(await alarmsOf(who)).toMatchObject([{ state: 'closed', outcome: 'late_data' }])
  }, 120_000)

  it('that runs all day, or while she is away, is a notice to the desk and no alarm', async () => {
    const who = await elderWithMeter()
    await run(32, () => 1)
    await signIn()
    expect(await notices()).toMatchObject([{ kind: 'leak', plan: who.plan }])
    const now = await town.clock.now()
    await desk('POST', `/plans/${who.plan}/away`, {
      from: now.toISOString(),
      to: new Date(now.getTime() + 20 * hour).toISOString(),
    })
    await run(14, () => 1)
    await signIn()
    expect((await notices()).map(({ kind }) => kind).sort()).toEqual(['leak', 'use_while_away'])
    const [leak] = await notices()
    await desk('POST', `/notices/${leak!.id}/end`)
    expect(await notices()).toHaveLength(1)
    expect(await alarmsOf(who)).toEqual([])
  }, 120_000)
})
