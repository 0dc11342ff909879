import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backupsIn } from '../../src/app/health.ts'
import { makeNightly } from '../../src/platform/backup/nightly.ts'
import type { GatheredCounts } from '../../src/platform/db/gathered-tally.ts'
import { fileStore } from '../../src/platform/files/file-store.ts'
import { newId } from '../../src/platform/ids.ts'
import { record } from '../../src/platform/journal/write.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { openTown, type Town } from '../town/open-town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())

const health = async () => (await town.ask('GET', '/api/health')).body

describe('the health page', () => {
  it('says that the program is well, and that there is no backup yet', async () => {
    const answer = await town.ask('GET', '/api/health')
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ status: 'ok', version: '0.0.0-test', database: 'ready' })
    expect(answer.body.backup).toEqual({ at: null, ageHours: null, ok: false })
  })

  it('counts how often reports of one moment were kept together', async () => {
    const counts = async () => (await health()).reports as GatheredCounts
    const before = await counts()
    await Promise.all([town.report(), town.report()])
    const { together, ...others } = await counts()
    expect(together).toBeGreaterThan(before.together)
    expect(others).toEqual({ refused: 0, apart: 0 })
  })

  it('says since when the oldest event waits for its seal', async () => {
    const community = newId()
    const holder = new pg.Client({ connectionString: town.adminAddress })
    await holder.connect()
    // Whoever seals this community is held up, so that the event keeps waiting.
    await holder.query(`select pg_advisory_lock(hashtextextended('journal:' || $1, 0))`, [community])
    const at = await town.clock.now()
    const event = {
      community,
      kind: 'matter.noted',
      subject: { kind: 'matter', id: newId() },
      at,
      reader: 'staff' as const,
    }
    await town.database.write({ kind: 'founder' }, (tx) => record(tx, event))
    expect(await health()).toMatchObject({ oldestUnsealed: at.toISOString() })

    await holder.end()
    await expect.poll(async () => (await health()).oldestUnsealed).toBeNull()
  })

  it('shows the age of the newest backup by the database’s clock', async () => {
    const keeperAddress = town.addressFor('keeper')
    const kept = { files: fileStore(join(town.home, 'files')), fileColumns: [], secrets: sealingWith(testKey) }
    await makeNightly({ keeperAddress, ...kept, version: '0.0.0-test' }, backupsIn(town.home))
    const at = await town.clock.now()
    await town.clock.advance(5 * 3_600_000)

    expect((await health()).backup).toEqual({ at: at.toISOString(), ageHours: 5, ok: true })
  })

  it('names the years whose official calendar is missing', async () => {
    await town.clock.set('2061-05-01T09:00:00+08:00')
    expect(await health()).toMatchObject({ calendarYearsMissing: [2061, 2062] })
  })
})
