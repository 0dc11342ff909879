import pg from 'pg'
import { countMatters } from '../src/matters/count-matters.ts'
import { frameShelf, reportMatter } from '../src/matters/index.ts'
import { listMatters } from '../src/matters/list-matters.ts'
import { readMatter } from '../src/matters/read-matter.ts'
import type { AccountActor } from '../src/platform/actor.ts'
import { monotonicMs } from '../src/platform/clock.ts'
import { openPool } from '../src/platform/db/pools.ts'
import { addressFor } from '../src/platform/db/roles.ts'
import type { Database } from '../src/platform/db/transaction.ts'
import { fileStore } from '../src/platform/files/file-store.ts'
import { newId } from '../src/platform/ids.ts'
import { logTo } from '../src/platform/log.ts'
import { sealingWith } from '../src/platform/secrets.ts'
import { testKey, testPasswordOf } from '../src/platform/testing/cluster.ts'
import { type Recording, record, renewed, replay, replayPackets } from './recorded.ts'

export type RawAsk = {
  adminAddress: string
  gangwan: string
  grid: string
  own: string[]
  worker: AccountActor
  clerk: AccountActor
  standing: ReadonlySet<string>
}

/** How a recording is replayed: by the driver alone, or in the program's own packets. */
export type Way = 'driver' | 'packets'

/**
 * What each request sends to the database, written down once from the program's own actions and replayed through the raw
 * driver: the same statements, role and BEGIN/SET LOCAL/COMMIT frame, 8 connections, nothing else.
 */
export function rawLoads(ask: RawAsk): Record<string, (seconds: number, way?: Way) => Promise<number>> {
  const address = addressFor(ask.adminAddress, 'app', testPasswordOf)
  const shelf = frameShelf(monotonicMs)
  const contextOver = (database: Database) => ({
    database,
    files: fileStore('/nowhere'),
    secrets: sealingWith(testKey),
    log: logTo('', 'silent'),
    publicAddress: null,
    isDemo: false,
    throttled: false,
    shelf,
  })
  const run =
    (work: (database: Database) => Promise<unknown>, vary: (recording: Recording) => Recording) =>
    async (seconds: number, way: Way = 'driver') => {
      const own = openPool(address, { most: 8, name: 'bench raw' }, () => undefined)
      // Twice, so that what is cached for seconds is not written down.
      await record(own, work)
      const recording = await record(own, work)
      const pool = way === 'packets' ? own : plainPool(address)
      const send = way === 'packets' ? replayPackets : replay
      const until = monotonicMs() + seconds * 1000
      let done = 0
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          const client = await pool.connect()
          while (monotonicMs() < until) {
            await send(client, vary(recording))
            done += 1
          }
          client.release()
        }),
      )
      await pool.end()
      if (pool !== own) await own.end()
      return done / seconds
    }
  // From somewhere else each time, so that a town that is kept can be measured again.
  let turn = Date.now() % 90_000_000
  const nextTurn = () => {
    turn += 1
    return turn
  }
  const same = (recording: Recording) => recording
  const report = {
    community: ask.gangwan,
    staircase: 'GW-001-1',
    spot: { kind: 'floor' as const, floor: 3 },
    category: '0104',
    words: '三楼走廊堆满纸箱，过不去人。',
  }
  const command = () => ({ id: newId(), sender: newId(), content: '' })
  return {
    'read one matter': run((database) => readMatter(contextOver(database), ask.worker, ask.own[0]!), same),
    'page of 50 of my grid': run(
      (database) => listMatters(contextOver(database), ask.worker, { queue: 'all', limit: 50, grid: ask.grid }),
      same,
    ),
    'report a matter': run(
      (database) => reportMatter(contextOver(database), { report, command: command(), signedIn: null, device: null }),
      (recording) => renewed(recording, ask.standing, `GW-8${String(nextTurn()).padStart(8, '0')}`),
    ),
    'count by stage and grid': run((database) => countMatters(contextOver(database), ask.clerk, ask.gangwan), same),
  }
}

/** The driver as it comes, at its best: prepared statements, generic plans, answers not waited for one by one. */
function plainPool(address: string): pg.Pool {
  const settings = {
    connectionString: address,
    max: 8,
    pipeline: true,
    options: '-c plan_cache_mode=force_generic_plan',
  }
  return new pg.Pool(settings)
}
