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
    const { body } = await report('GW-004-1')
    const { number, pin } = body as { number: string; pin: string }
    const open = (digits: string) => town.ask('POST', '/api/matters/mine', { body: { number, pin: digits } })
    const wrong = pin === '00000000' ? '11111111' : '00000000'
    expect(new Set(await statuses(10, () => open(wrong)))).toEqual(new Set([404]))
    expect((await open(pin)).status).toBe(429)
    await town.clock.advance(3_601_000)
    expect((await open(pin)).status).toBe(200)
  })
})
