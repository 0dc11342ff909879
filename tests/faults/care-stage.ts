import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { findBroken } from '../../src/care/index.ts'
import { addressFor } from '../../src/platform/db/roles.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey, testPasswordOf } from '../../src/platform/testing/cluster.ts'
import type { TestDatabase } from '../../src/platform/testing/database.ts'
import { until } from './fault-town.ts'
import { type Program, startProgram } from './program.ts'

export const minute = 60_000
export const secrets = sealingWith(testKey)

/** How the provider answers one message; `hang` keeps the caller waiting until `letGo`. */
export type Answer = number | 'cut' | 'hang' | 'garbage' | 'redirect'

/** A provider that logs every message it is handed, by id. */
export type FakeProvider = {
  readonly address: string
  readonly taken: Map<string, number>
  /** How often the provider said yes. */
  readonly agreed: Map<string, number>
  answers(how: (id: string) => Answer): void
  /** How many callers hang now. */
  hanging(): number
  /** Answers everybody who hangs with 200. */
  letGo(): void
  close(): Promise<void>
}

export async function openProvider(): Promise<FakeProvider> {
  const taken = new Map<string, number>()
  const agreed = new Map<string, number>()
  let how: (id: string) => Answer = () => 200
  let waiting: (() => void)[] = []
  const note = (map: Map<string, number>, id: string) => map.set(id, (map.get(id) ?? 0) + 1)
  const respond = (id: string, request: IncomingMessage, response: ServerResponse) => {
    const answer = how(id)
    const yes = () => {
      note(agreed, id)
      response.writeHead(200).end()
    }
    if (answer === 'cut') request.socket.destroy()
    else if (answer === 'hang') waiting.push(yes)
    else if (answer === 'garbage') request.socket.end('HTTP/1.1 2OO maybe\r\n\r\n\u0000\u0000')
    else if (answer === 'redirect') response.writeHead(302, { location: '/elsewhere' }).end()
    else if (answer >= 200 && answer < 300) yes()
    else response.writeHead(answer).end()
  }
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
    request.on('end', () => {
      const { id } = JSON.parse(text) as { id: string }
      note(taken, id)
      respond(id, request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    taken,
    agreed,
    answers: (next) => {
      how = next
    },
    hanging: () => waiting.length,
    letGo: () => {
      const all = waiting
      waiting = []
      for (const go of all) go()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The part of a town that these tests stand on. */
export type Ground = Pick<TestDatabase, 'look' | 'clock' | 'adminAddress'> & { readonly home: string }

/** Starts one process of the program that hands its messages to the provider. */
export function startNode(ground: Ground, provider: FakeProvider, databaseAddress?: string): Promise<Program> {
  return startProgram({
    home: ground.home,
    databaseAddress: databaseAddress ?? ground.adminAddress,
    environment: { NOTICE_WEBHOOK: provider.address },
  })
}

/** Waits until nothing is due any more at the shared clock. */
export function settled({ look }: Pick<Ground, 'look'>): Promise<void> {
  return until(async () => {
    const due = await look(
      `select 1 from alarms where next_at <= clock_now() union all select 1 from care_expectations where next_at <= clock_now()
       union all select 1 from alarm_sends where next_at <= clock_now() limit 1`,
    )
    return due.length === 0
  })
}

/** The same, and no message is under way any more. */
export async function delivered(ground: Pick<Ground, 'look'>): Promise<void> {
  await settled(ground)
  await until(async () => (await ground.look(`select 1 from alarm_sends where state = 'sending' limit 1`)).length === 0)
}

/** Lets time pass in steps until it is over, each settled. */
export async function pass(ground: Pick<Ground, 'look' | 'clock'>, minutes: number, step = 5): Promise<void> {
  for (let passed = 0; passed < minutes; passed += step) {
    await ground.clock.advance(step * minute)
    await delivered(ground)
  }
}

/** What `gangwan care audit` finds. */
export async function audit({ adminAddress }: Pick<Ground, 'adminAddress'>): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: addressFor(adminAddress, 'keeper', testPasswordOf) })
  await client.connect()
  try {
    return await findBroken(client)
  } finally {
    await client.end()
  }
}

/** Messages of alarms that the provider should have had: those that were not accepted, and those it never saw. */
export async function untold({ look }: Pick<Ground, 'look'>, { agreed }: FakeProvider): Promise<unknown[]> {
  const sends = await look<{ id: string; state: string }>(
    "select id, state from alarm_sends where channel <> 'desk' and state <> 'superseded'",
  )
  return sends.filter(({ id, state }) => state !== 'accepted' || !agreed.has(id))
}
