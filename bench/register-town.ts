import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { foundTown } from '../src/app/demo/places.ts'
import { foundResidents } from '../src/app/demo/residents.ts'
import { actorOfAccount } from '../src/people/index.ts'
import { castTown } from '../src/people/testing.ts'
import type { AccountActor } from '../src/platform/actor.ts'
import { startEmbedded } from '../src/platform/db/embedded/start-embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { openPool } from '../src/platform/db/pools.ts'
import { addressFor } from '../src/platform/db/roles.ts'
import { databaseOver } from '../src/platform/db/transaction.ts'
import { sealingWith } from '../src/platform/secrets.ts'
import { testKey, testPasswordOf } from '../src/platform/testing/cluster.ts'
import { load, requestBytes } from './http-load.ts'
import { type Served, serve, signIn, stopServing } from './serving.ts'

/** A town with a community of 5,000 residents and the program over it. */
export type RegisterTown = {
  readonly adminAddress: string
  readonly community: string
  readonly building: string
  readonly clerk: AccountActor
  /** One query as the administrator. */
  ask<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  /** Asks a page of the clerk's for so many seconds, four at a time. */
  load(page: string, seconds: number): Promise<{ median: number; p99: number; perSecond: number }>
  close(): Promise<void>
}

export const pages = {
  'search: two characters': ({ community }) => `/api/people/${community}/search?words=${encodeURIComponent('陈丽')}`,
  'search: initials': ({ community }) => `/api/people/${community}/search?words=hzj`,
  'search: pinyin': ({ community }) => `/api/people/${community}/search?words=chenli`,
  'search: address': ({ community }) => `/api/people/${community}/search?words=${encodeURIComponent('5栋302')}`,
  'a page of residents': ({ community }) => `/api/people/${community}/residents?limit=50`,
  'a building': ({ community, building }) => `/api/places/${community}/buildings/${building}`,
  coverage: ({ community }) => `/api/people/coverage?community=${community}`,
} satisfies Record<string, (town: Pick<RegisterTown, 'community' | 'building'>) => string>

/** Founds it on a database of its own; `grow` adds what else is there before the program is started. */
export async function openRegisterTown(
  grow: (adminAddress: string, community: string) => Promise<void> = async () => undefined,
): Promise<RegisterTown> {
  const home = await mkdtemp(join(tmpdir(), 'gangwan-bench-registers-'))
  const embedded = await startEmbedded({ home, adminPassword: 'bench', log: () => undefined })
  const { adminAddress } = embedded
  const admin = new pg.Client({ connectionString: adminAddress })
  let server: Served | undefined
  const close = async () => {
    await stopServing(server)
    await admin.end()
    await embedded.stop()
    await rm(home, { recursive: true, force: true })
  }
  // Its line breaks with the database when something failed before.
  admin.on('error', () => undefined)
  try {
    await migrate(adminAddress, 'migrations', testPasswordOf)
    await admin.connect()
    const { community, clerk, username } = await found(adminAddress)
    await grow(adminAddress, community)
    await admin.query('vacuum analyze')
    // What is to be written is written before anything is measured.
    await admin.query('checkpoint')
    const { rows } = await admin.query<{ id: string }>(
      'select id from buildings where community_id = $1 and number = 1',
      [community],
    )
    const building = rows[0]!.id
    server = await serve(adminAddress, home)
    const { port } = server
    const cookie = await signIn(server, username)
    return {
      ...{ adminAddress, community, building, clerk, close },
      ask: async (text, values) => (await admin.query(text, values)).rows,
      load: async (page, seconds) => {
        const path = pages[page as keyof typeof pages]({ community, building })
        const request = () => requestBytes({ method: 'GET', path, cookie })
        const { refused, ...measured } = await load({ port, connections: 4, seconds, request, different: 1 })
        if (refused > 0) throw new Error(`${path} was refused ${refused} times`)
        return measured
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function found(adminAddress: string) {
  const over = (role: 'app' | 'accounts') =>
    databaseOver(openPool(addressFor(adminAddress, role, testPasswordOf), { most: 2, name: 'bench' }, () => undefined))
  const [database, accounts] = [over('app'), over('accounts')]
  const town = await database.write({ kind: 'founder' }, (tx) => foundTown(tx, '2026-01-01'))
  const cast = await castTown(accounts, town)
  const community = town.gangwan
  const secrets = sealingWith(testKey)
  await database.write({ kind: 'founder' }, (tx) =>
    foundResidents(tx, { community, seed: 7, today: '2026-01-01', secrets }),
  )
  const clerk = await actorOfAccount(accounts, cast.clerk.account)
  await Promise.all([database.close(), accounts.close()])
  return { community, clerk, username: cast.clerk.username }
}
