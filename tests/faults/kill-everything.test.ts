import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openInstallation } from '../../src/app/commands/open-installation.ts'
import { foundTown } from '../../src/app/demo/places.ts'
import { configurationFrom } from '../../src/platform/config/configuration.ts'
import { processesIn, signalIfThere } from '../../src/platform/db/embedded/process-identity.ts'
import { openPool } from '../../src/platform/db/pools.ts'
import { addressFor } from '../../src/platform/db/roles.ts'
import { databaseOver } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import { testPasswordOf } from '../../src/platform/testing/cluster.ts'
import { closedDoor, sendUntilAnswered } from './door.ts'
import { until } from './fault-town.ts'
import { makeHome, type Program, startProgram } from './program.ts'
import { seeded } from './random.ts'

const kills = 5
const writers = 20

let home: { home: string; remove: () => Promise<void> }
let program: Program
let community: string
beforeAll(async () => {
  home = await makeHome()
  program = await startProgram({ home: home.home, empty: true })
  community = await found()
}, 240_000)
afterAll(async () => {
  await program.stop()
  await home.remove()
})

/** The database that the program itself runs, joined while it runs. */
async function adminAddress(): Promise<string> {
  const configuration = configurationFrom({ GANGWAN_HOME: home.home })
  return (await openInstallation({ configuration, whenRunning: 'join', say: () => undefined })).adminAddress
}

async function found(): Promise<string> {
  const address = addressFor(await adminAddress(), 'app', testPasswordOf)
  const database = databaseOver(openPool(address, { most: 1, name: 'found' }, () => undefined))
  const places = await database.write({ kind: 'founder' }, (tx) => foundTown(tx, '2026-01-01'))
  await database.close()
  return places.gangwan
}

/** Kills the program and every process of its database at once, as a power cut does to the processes. */
async function killEverything(): Promise<void> {
  for (const pid of await processesIn(join(home.home, 'postgres', 'data'))) signalIfThere(pid, 'SIGKILL')
  await program.kill()
}

describe('a program killed together with its database, under load', () => {
  it('takes over its own data folder each time, with everything that was acknowledged, once', async () => {
    const random = seeded('kill everything')
    const door = closedDoor()
    door.open(program.address)
    const taken: string[] = []
    let going = true
    const one = async (writer: number) => {
      for (let turn = 0; going; turn += 1) {
        const place = String(1 + ((writer * 31 + turn) % 100)).padStart(3, '0')
        const body = {
          community,
          staircase: `GW-${place}-1`,
          spot: { kind: 'entrance' },
          category: '0104',
          words: '门口堆物。',
        }
        const sending = { path: '/api/matters', body, headers: { 'device-id': newId(), 'command-id': newId() } }
        let answer = await sendUntilAnswered(door, sending)
        while (answer.status === 503) answer = await sendUntilAnswered(door, sending)
        expect(answer).toMatchObject({ status: 201 })
        taken.push(String(answer.body.report))
      }
    }
    const running = Promise.all(Array.from({ length: writers }, (_, writer) => one(writer)))
    for (let killed = 0; killed < kills; killed += 1) {
      const target = taken.length + 5 + random.below(40)
      await until(async () => taken.length >= target)
      door.close()
      await killEverything()
      program = await startProgram({ home: home.home })
      door.open(program.address)
    }
    going = false
    await running

    const client = new pg.Client({ connectionString: await adminAddress() })
    await client.connect()
    const { rows } = await client.query<{ id: string }>('select id from reports order by id')
    await client.end()
    expect(rows.map(({ id }) => id)).toEqual([...taken].sort())
  })
})
