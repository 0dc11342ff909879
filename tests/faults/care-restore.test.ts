import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { putOnDuty, runSteadily, watchSomebody } from '../../src/care/testing.ts'
import { dropDatabase, onCluster, shareClock, withDatabase } from '../../src/platform/testing/cluster.ts'
import { audit, delivered, type FakeProvider, openProvider, secrets, startNode, untold } from './care-stage.ts'
import { type FaultTown, openFaultTown, until } from './fault-town.ts'
import { makeHome, type Program } from './program.ts'

const elders = 3

let town: FaultTown
let provider: FakeProvider
let fresh: { home: string; remove: () => Promise<void> }
let node: Program | undefined
const restored = `gangwan_restored_care_${process.pid}`

beforeAll(async () => {
  town = await openFaultTown()
  provider = await openProvider()
  fresh = await makeHome()
  await town.clock.set('2026-11-24T22:30:00Z')
  for (let door = 0; door < elders; door += 1) await watchSomebody(town, { community: town.gangwan, secrets, door })
  await putOnDuty(town, { community: town.gangwan, role: 'duty_desk', secrets })
}, 240_000)
afterAll(async () => {
  await node?.stop()
  await provider.close()
  await dropDatabase(inject('cluster').adminAddress, restored)
  await fresh.remove()
  await town.close()
})

/** Runs the built command as an operator does. Throws with what it said where it fails. */
async function gangwan(home: string, database: string, ...words: string[]): Promise<string> {
  const env = { PATH: process.env.PATH, GANGWAN_HOME: home, DATABASE_URL: database, LOG_LEVEL: 'warn' }
  return (await promisify(execFile)(process.execPath, ['dist/server/app/cli.js', ...words], { env })).stdout
}

describe('a backup that is restored after days', () => {
  it('lets alarms go on but sends nothing until an operator releases it; then each is told once', async () => {
    const file = join(fresh.home, 'care.backup')
    await gangwan(town.home, town.adminAddress, 'backup', file)
    await onCluster(inject('cluster').adminAddress, `create database ${restored}`)
    const address = withDatabase(town.adminAddress, restored)
    expect(await gangwan(fresh.home, address, 'restore', file)).toContain('gangwan care release')

    const admin = new pg.Client({ connectionString: address })
    await admin.connect()
    const look = async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
      (await admin.query<Row>(text, values)).rows
    await shareClock(address)
    const clock = {
      now: async () => (await look<{ at: Date }>('select clock_now() as at'))[0]!.at,
      set: async (at: Date | string) => void (await look('update test_clock set at = $1', [at])),
      advance: async (ms: number) =>
        void (await look(`update test_clock set at = at + $1 * interval '1 millisecond'`, [ms])),
    }
    const ground = { look, clock, adminAddress: address, home: fresh.home }
    await runSteadily(ground as never)
    // Two days later than the backup: everybody was missed twice meanwhile.
    await clock.set('2026-11-27T03:00:00Z')
    node = await startNode(ground, provider)
    const told = async () => (await look<{ n: number }>('select max(step) as n from alarms'))[0]!.n
    await until(async () => (await look('select 1 from alarms')).length === elders)
    for (let step = 0; step < 8; step += 1) {
      await clock.advance(5 * 60_000)
      await until(async () => (await look('select 1 from alarms where next_at <= clock_now()')).length === 0)
    }
    expect(await told()).toBe(4)
    expect(provider.taken.size).toBe(0)
    const health = (await (await fetch(`${node.address}/api/health`)).json()) as { care: { heldSince: string | null } }
    expect(health.care.heldSince).not.toBeNull()

    expect(await gangwan(fresh.home, address, 'care', 'release')).toContain('messages go out')
    await delivered(ground)
    expect(await untold(ground, provider)).toEqual([])
    const times = await look<{ times: number }>(
      `select count(*)::int as times from alarm_sends where state = 'accepted' group by alarm_id, recipient_id, channel`,
    )
    expect(times.length).toBe(elders * 5)
    expect(times.every((each) => each.times === 1)).toBe(true)
    expect(await audit(ground)).toEqual([])
    expect(await gangwan(fresh.home, address, 'care', 'audit')).toContain('Nothing was lost')
    await admin.end()
  }, 240_000)
})
