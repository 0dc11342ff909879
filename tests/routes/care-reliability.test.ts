import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mindCare, sendAlarms } from '../../src/care/index.ts'
import { putOnDuty } from '../../src/care/testing.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { openTown, type Town } from '../town/open-town.ts'

const minute = 60_000
const secrets = sealingWith(testKey)
let town: Town
let care: string
let cookies: string

beforeAll(async () => {
  town = await openTown()
  care = `/api/care/${town.gangwan}`
  await town.clock.set('2026-11-24T22:30:00Z')
  // The town of the tests is the demo's; here its people are to count.
  await town.look('update communities set is_demo = false')
  await signIn()
  await putOnDuty(town, { community: town.gangwan, role: 'duty_desk', secrets })
}, 120_000)
afterAll(() => town.close())

async function signIn(): Promise<void> {
  cookies = await town.newSession('clerk')
}
async function desk(method: string, path: string, body?: unknown) {
  const answer = await town.ask(method, path.startsWith('/api') ? path : `${care}${path}`, {
    cookies,
    ...(body ? { body } : {}),
  })
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}
async function activePlan(index: number): Promise<string> {
  const [door] = await town.look<{ id: string }>(
    'select id from dwellings where community_id = $1 order by id offset $2 limit 1',
    [town.gangwan, index],
  )
  const about = {
    dwelling: door!.id,
    name: '何玉珍',
    birth: { year: 1944, month: 3 },
    phone: '10000000001',
    relation: 'head',
  }
  const { person } = await desk('POST', `/api/people/${town.gangwan}/residents`, about)
  const proposal = { person, category: 'C01', riskClass: 'normal', responseMinutes: 60, livesAlone: true }
  const { plan } = await desk('POST', '/plans', proposal)
  await desk('POST', `/plans/${plan}/agree`, { consentBasis: 'consent', limitsTold: true })
  await desk('POST', `/plans/${plan}/prove`, { recipient: person, channel: 'voice', worked: true })
  const schedule = {
    zone: 'Asia/Shanghai',
    times: ['09:00'],
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    opensHours: 4,
    graceMinutes: 30,
  }
  await desk('POST', `/plans/${plan}/activate`, { watches: [{ kind: 'check_in', schedule }] })
  return plan as string
}
const closeAll = async (outcome: string) => {
  for (const { id } of (await desk('GET', '/alarms')).items as { id: string }[])
    await desk('POST', `/alarms/${id}/act`, { act: 'close', outcome })
}

describe('the figures of reliability', () => {
  it('are counted from rows: household-days, alarms, event to human by method, false alarms and missed events', async () => {
    const empty = await desk('GET', '/reliability')
    expect(empty).toMatchObject({
      source: 'real',
      alarms: 0,
      householdDays: 0,
      perHundredHouseholdDays: null,
      baseline: 0.23,
    })
    const plans = [await activePlan(0), await activePlan(1)]
    await town.clock.set('2026-11-25T01:30:00Z')
    const { context } = town.process
    const carrier = async () => undefined
    for (let step = 0; step < 4; step += 1) {
      await mindCare(context)
      await sendAlarms(context, carrier)
      await town.clock.advance(5 * minute)
    }
    await signIn()
    await closeAll('forgot')
    const { alarm } = await desk('POST', `/plans/${plans[0]}/alarm`, { cause: 'collapse' })
    await desk('POST', `/alarms/${alarm}/act`, { act: 'claim', going: true })
    await closeAll('emergency')
    const { alarm: trial } = await desk('POST', `/plans/${plans[1]}/alarm`, { cause: 'worry' })
    await desk('POST', `/alarms/${trial}/act`, { act: 'close', outcome: 'test' })
    await town.clock.set('2026-12-04T22:30:00Z')
    await signIn()
    const figures = await desk('GET', '/reliability?days=30')
    expect(figures).toMatchObject({
      source: 'real',
      householdDays: 20,
      alarms: 3,
      perHundredHouseholdDays: 15,
      ended: 3,
      falseAlarms: 2,
      missedEvents: 1,
      outcomes: [
        { outcome: 'emergency', count: 1 },
        { outcome: 'forgot', count: 2 },
      ],
    })
    // Ten minutes of calls to herself come first; nobody is family, so the desk was told then.
    const { eventToHuman } = figures as { eventToHuman: Record<string, Record<string, number>> }
    expect(eventToHuman.sms).toMatchObject({ count: 2, median: 600, longest: 600 })
    expect(eventToHuman.claimed).toMatchObject({ count: 1, median: 0 })
  })

  it('of the demo are marked as simulated', async () => {
    await town.look('update communities set is_demo = true where community_id = $1', [town.gangwan])
    expect(await desk('GET', '/reliability')).toMatchObject({ source: 'simulated' })
  })
})
