import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { aReport, openTown, type Town } from '../town/open-town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown({ throttled: true })
})
afterAll(() => town.close())

function report(staircase: string, device = newId()) {
  const body = { ...aReport(town.gangwan), staircase }
  return town.ask('POST', '/api/matters', { body, headers: { 'device-id': device } })
}

async function statuses(count: number, send: () => ReturnType<typeof report>): Promise<number[]> {
  const answers: number[] = []
  for (let sent = 0; sent < count; sent += 1) answers.push((await send()).status)
  return answers
}

describe('limits on reports', () => {
  it('let a shared phone report for a whole staircase, and stop a machine with when to try again', async () => {
    const device = newId()
    expect(new Set(await statuses(20, () => report('GW-001-1', device)))).toEqual(new Set([201]))
    const refused = await report('GW-001-1', device)
    expect(refused).toMatchObject({ status: 429, body: { code: 'matters.too-many-reports' } })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await report('GW-001-1')).status).toBe(201)

    await town.clock.advance(3_601_000)
    expect((await report('GW-001-1', device)).status).toBe(201)
  })

  it('stop a flood onto one building from ever new devices, and leave the next building open', async () => {
    const answers = await statuses(121, () => report('GW-002-1'))
    expect(answers.slice(0, 120).every((status) => status === 201)).toBe(true)
    expect(answers[120]).toBe(429)
    expect((await report('GW-003-1')).status).toBe(201)
  })

  it('let nobody guess a PIN: after ten tries at a number even the right one waits an hour', async () => {
    const { number, pin } = await aNumber('GW-004-1')
    expect(new Set(await statuses(10, () => open(number, wrong(pin))))).toEqual(new Set([404]))
    expect((await open(number, pin)).status).toBe(429)
    await town.clock.advance(3_601_000)
    expect((await open(number, pin)).status).toBe(200)
  })

  it('let no stranger use up the tries of the reporter, who asks from another network', async () => {
    const { number, pin } = await aNumber('GW-005-1')
    const stranger = '198.51.100.7'
    await statuses(12, () => open(number, wrong(pin), stranger))
    expect((await open(number, pin, stranger)).status).toBe(429)
    expect((await open(number, pin)).status).toBe(200)
  })

  it('stop one who tries number after number, and many who try one number from everywhere', async () => {
    const pins = await Promise.all(['GW-006-1', 'GW-007-1', 'GW-008-1', 'GW-009-1'].map(aNumber))
    const stranger = '198.51.100.8'
    for (const { number, pin } of pins.slice(0, 3)) await statuses(10, () => open(number, wrong(pin), stranger))
    expect((await open(pins[3]!.number, pins[3]!.pin, stranger)).status).toBe(429)

    const { number, pin } = pins[3]!
    for (let last = 1; last <= 20; last += 1) await statuses(10, () => open(number, wrong(pin), `203.0.113.${last}`))
    expect((await open(number, pin)).status).toBe(429)
    expect((await open(pins[0]!.number, pins[0]!.pin)).status).toBe(200)
  })
})

async function aNumber(staircase: string): Promise<{ number: string; pin: string }> {
  return (await report(staircase)).body as { number: string; pin: string }
}

const wrong = (pin: string) => (pin === '00000000' ? '11111111' : '00000000')

const open = (number: string, pin: string, from?: string) =>
  town.ask('POST', '/api/matters/mine', { body: { number, pin }, ...(from ? { from } : {}) })
