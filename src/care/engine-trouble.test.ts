import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FoundedTown, openFoundedTown } from '../app/demo/testing.ts'
import { testContext } from '../people/testing.ts'
import { findStanding, holdSending, mindCare, releaseSending, sendAlarms, watchClock } from './index.ts'
import { putOnDuty, watchSomebody } from './testing.ts'

const minute = 60_000
let town: FoundedTown
let community: string
const context = () => testContext(town.database)
const secrets = () => context().secrets
const mind = () => mindCare(context())
const states = () =>
  town.look<{ state: string; count: number }>(
    'select state, count(*)::int as count from care_expectations group by 1 order by 1',
  )

beforeEach(async () => {
  town = await openFoundedTown()
  community = town.gangwan
  // Half past six in the morning in Guangzhou; signs are missed at ten.
  await town.clock.set('2026-11-24T22:30:00Z')
})
afterEach(() => town.close())

async function asKeeper<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: town.addressFor('keeper') })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

describe('a row that cannot be moved on', () => {
  it('keeps nobody behind it waiting, and the auditor shows it', async () => {
    for (let door = 0; door < 12; door += 1) await watchSomebody(town, { community, secrets: secrets(), door })
    await town.clock.set('2026-11-25T02:00:00Z')
    await mind()
    await town.look(`update alarms set chain = '{}' where id in (select id from alarms order by id limit 3)`)
    await town.clock.advance(5 * minute)
    await mind()
    expect(await town.look('select round, count(*)::int as alarms from alarms group by 1 order by 1')).toEqual([
      { round: 1, alarms: 3 },
      { round: 2, alarms: 9 },
    ])
    await town.clock.advance(minute)
    const { standing } = await asKeeper(findStanding)
    expect(standing.filter(({ kind }) => kind === 'alarm')).toMatchObject([{ community, count: 3 }])
  })
})

describe('a clock that leaps between two looks of the engine', () => {
  it('misses nobody and moves no alarm on before the engine has looked at the clock', async () => {
    let steady = 0
    const watch = watchClock(() => steady)
    for (let door = 0; door < 3; door += 1) await watchSomebody(town, { community, secrets: secrets(), door })
    const early = await watchSomebody(town, {
      community,
      secrets: secrets(),
      door: 3,
      schedule: {
        zone: 'Asia/Shanghai',
        times: ['06:00'],
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        opensHours: 1,
        graceMinutes: 30,
      },
    })
    await town.clock.set('2026-11-24T22:31:00Z')
    await town.look('update care_expectations set next_at = clock_now() where plan_id = $1', [early.plan])
    await watch.look(context())
    await mind()
    const [before] = await town.look<{ round: number }>('select round, state from alarms')
    steady += 500
    await town.clock.advance(24 * 60 * minute)
    await mind()
    expect(await states()).toEqual([
      { state: 'missed', count: 1 },
      { state: 'open', count: 4 },
    ])
    expect(await town.look('select round, state from alarms')).toEqual([before])
  })
})

describe('messages that are held', () => {
  it('stay while alarms go on; released, each is told the newest once and nobody of what is over', async () => {
    const who = await watchSomebody(town, { community, secrets: secrets() })
    const over = await watchSomebody(town, { community, secrets: secrets(), door: 1 })
    await putOnDuty(town, { community, role: 'duty_desk', secrets: secrets() })
    await asKeeper((client) => holdSending(client, 'restored'))
    const taken: string[] = []
    const carrier = async ({ id }: { id: string }) => void taken.push(id)
    await town.clock.set('2026-11-25T02:00:00Z')
    for (let step = 0; step < 30; step += 1) {
      await mind()
      await sendAlarms(context(), carrier)
      await town.clock.advance(5 * minute)
    }
    expect(taken).toEqual([])
    await town.look(
      `update alarms set state = 'closed', outcome = 'test', next_at = null, closed_at = clock_now() where plan_id = $1`,
      [over.plan],
    )
    expect(await asKeeper(async (client) => (await findStanding(client)).heldSince)).not.toBeNull()
    const released = await asKeeper(releaseSending)
    expect(released!.superseded).toBeGreaterThan(20)
    await sendAlarms(context(), carrier)
    const told = await town.look(
      `select a.plan_id, s.recipient_id, s.channel, count(*)::int as times from alarm_sends s join alarms a on a.id = s.alarm_id
       where s.state = 'accepted' group by 1, 2, 3`,
    )
    // Herself by voice, family and the desk by both.
    expect(told).toHaveLength(5)
    expect(told.every(({ plan_id, times }) => plan_id === who.plan && times === 1)).toBe(true)
    expect(await asKeeper(releaseSending)).toBeNull()
  })
})

describe('a contact who is a resident herself', () => {
  it('is told by the number on her own record', async () => {
    const who = await watchSomebody(town, { community, secrets: secrets() })
    const [daughter] = await town.look<{ id: string }>(
      `insert into persons select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'name', '何家欣', 'relation', 'child'))).*
       from persons p where p.id = $1 returning id`,
      [who.person],
    )
    await town.look(
      'update contacts set name = null, phone = null, phone_hash = null, known_person_id = $2 where id = $1',
      [who.contact, daughter!.id],
    )
    await town.clock.set('2026-11-25T02:00:00Z')
    await mind()
    for (let time = 0; time < 2; time += 1) {
      const [alarm] = await town.look<{ next_at: Date }>('select next_at from alarms')
      await town.clock.set(alarm!.next_at)
      await mind()
    }
    const told = await town.look(
      `select recipient_name, channel, phone = (select phone from persons where id = $1) as hers from alarm_sends where step = 1 order by channel`,
      [daughter!.id],
    )
    expect(told).toEqual([
      { recipient_name: '何家欣', channel: 'sms', hers: true },
      { recipient_name: '何家欣', channel: 'voice', hers: true },
    ])
  })
})
