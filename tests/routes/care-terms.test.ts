import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindTerms } from '../../src/app/terms.ts'
import { type Watched, watchSomebody } from '../../src/care/testing.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { openTown, type Town } from '../town/open-town.ts'

// What care keeps goes by terms of its own: numbers of messages, and the card of a plan that ended.

const secrets = sealingWith(testKey)
const day = 86_400_000
let town: Town
let ended: Watched
let active: Watched

beforeAll(async () => {
  town = await openTown()
  const community = town.gangwan
  ended = await watchSomebody(town, { community, secrets })
  active = await watchSomebody(town, { community, secrets, door: 1 })
  for (const { plan } of [ended, active]) {
    await town.look('update care_plans set card = $1 where id = $2', [secrets.seal('care card', '钥匙在三楼'), plan])
  }
  await town.look(
    `update care_plans set state = 'ended', ended_at = clock_now(), ended_reason = 'moved' where id = $1`,
    [ended.plan],
  )
}, 120_000)
afterAll(() => town.close())

/** Two processes at once. */
const mindTwice = () => Promise.all([mindTerms(town.process.context), mindTerms(town.process.context)])
const plan = async ({ plan: id }: Watched) =>
  (
    await town.look<{ state: string; has: boolean; seen: number; links: number }>(
      `select p.state, p.card is not null as has, cardinality(p.audience) as seen,
         (select count(*)::int from care_links l where l.plan_id = p.id and l.ended_at is null) as links
       from care_plans p where p.id = $1`,
      [id],
    )
  )[0]

describe('the terms of care', () => {
  it('take card, links and sight off a plan a year after it ended, once, and leave a plan that goes on', async () => {
    await town.clock.advance(364 * day)
    await mindTwice()
    expect(await plan(ended)).toMatchObject({ state: 'ended', has: true })
    await town.clock.advance(2 * day)
    await mindTwice()
    expect(await plan(ended)).toEqual({ state: 'anonymised', has: false, seen: 0, links: 0 })
    expect(await plan(active)).toMatchObject({ state: 'active', has: true })
    const noted = await town.look(`select 1 from journal where subject_id = $1 and kind = 'plan.anonymised'`, [
      ended.plan,
    ])
    expect(noted).toHaveLength(1)
  })

  it('take name and number off a message ninety days after it was sent, and off none that waits', async () => {
    const [alarm] = await town.look<{ id: string }>(
      `insert into alarms (community_id, id, plan_id, person_id, building_id, grid_id, state, cause, chain, step, round, cycle, version,
         opened_at, closed_at, outcome)
       values ($1, gen_random_uuid(), $2, $3, $4, $5, 'closed', 'missed', '[]', 0, 0, 0, 1, clock_now(), clock_now(), 'forgot') returning id`,
      [active.community, active.plan, active.person, active.building, active.grid],
    )
    const send = (state: string, next: string | null) =>
      town.look(
        `insert into alarm_sends (community_id, id, alarm_id, cycle, step, round, recipient_kind, recipient_id, recipient_name, channel,
           template, phone, state, next_at, queued_at)
         values ($1, gen_random_uuid(), $2, 0, 0, 0, 'contact', gen_random_uuid(), '何家明', 'sms', 'care.family', $3, $4,
           ${next ?? 'null'}, clock_now())`,
        [active.community, alarm!.id, secrets.seal('phone', '10000000002'), state],
      )
    await send('accepted', null)
    await send('queued', `clock_now() + interval '1 year'`)
    const left = () =>
      town.look(
        'select state, recipient_name, phone is not null as has from alarm_sends where alarm_id = $1 order by state',
        [alarm!.id],
      )
    await town.clock.advance(89 * day)
    await mindTwice()
    expect(await left()).toMatchObject([{ has: true }, { has: true }])
    await town.clock.advance(2 * day)
    await mindTwice()
    expect(await left()).toEqual([
      { state: 'accepted', recipient_name: '—', has: false },
      { state: 'queued', recipient_name: '何家明', has: true },
    ])
  })
})
