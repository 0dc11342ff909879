import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import type { Logger } from 'pino'
import { frameShelf, type MatterContext } from '../matters/index.ts'
import { monotonicMs } from '../platform/clock.ts'
import type { Configuration } from '../platform/config/configuration.ts'
import { type GatheredTally, gatheredTally } from '../platform/db/gathered-tally.ts'
import { openPool } from '../platform/db/pools.ts'
import type { Entrance } from '../platform/db/release.ts'
import { addressFor, type PasswordOf } from '../platform/db/roles.ts'
import { type Database, databaseOver } from '../platform/db/transaction.ts'
import { fileStore } from '../platform/files/file-store.ts'
import { openApplication } from '../platform/http/application.ts'
import { openApiOf } from '../platform/http/openapi.ts'
import { endpointsOf } from '../platform/http/serve.ts'
import { serveWebPages } from '../platform/http/web-pages.ts'
import { startSealer } from '../platform/journal/sealer.ts'
import { logTo } from '../platform/log.ts'
import { reasonOf } from '../platform/reason.ts'
import type { Sealing } from '../platform/secrets.ts'
import { openAuditor } from './auditor.ts'
import { keepDemoHome } from './demo-at-home.ts'
import { serveHealth } from './health.ts'
import { startMinding } from './minding.ts'
import { poking } from './poking.ts'
import { assembleRooms, type Rooms } from './rooms.ts'
import { startStream } from './stream.ts'
import { tellTime } from './told-time.ts'

export type ServerOptions = {
  /** Address of a role that may administer the database; the program's own roles are derived from it. */
  adminAddress: string
  passwordOf: PasswordOf
  /** Lets connections in where the database is of this release; without it the one who starts it answers for that. */
  entrance?: Entrance
  secrets: Sealing
  home: string
  host: string
  port: number
  publicAddress: string | null
  trustProxy: boolean | string
  isDemo: boolean
  version: string
  /** Folder of the built pages. */
  webFolder: string
  logLevel: string
  /** Off for processes that only answer requests while another one minds the deadlines. */
  minds: boolean
  /** Limits on reports and tries; off in benches. */
  throttled: boolean
  /** Who sends messages to residents; without it they wait, and the desk tells them. */
  noticeWebhook?: Configuration['noticeWebhook']
  /** An address outside that hears, while the auditor is content, that care goes on; nothing is fetched without it. */
  heartbeat?: string | null
  /** The style of a map under the estate, which pages may fetch; nothing is fetched without it. */
  mapStyle?: string | null
  /** Asked for by the first set-up where others can reach the pages; without it only the machine itself may set up. */
  setupCode?: string | null
}

export type Server = {
  readonly app: FastifyInstance
  readonly address: string
  stop(): Promise<void>
}

/** Starts one process of the program on a migrated database and listens. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const opened = await openProcess(options)
  const address = await opened.app.listen({ host: options.host, port: options.port })
  return { ...opened, address }
}

/** One process of the program: HTTP, live stream, sealer and scanner; not listening yet. */
export type Process = Omit<Server, 'address'> & {
  readonly context: MatterContext
  readonly accounts: Database
  readonly mindImports: Rooms['mindImports']
}

/** Opens a process without listening; tests ask it by injection. */
export async function openProcess(options: Omit<ServerOptions, 'host' | 'port'>): Promise<Process> {
  const log = logTo(join(options.home, 'logs'), options.logLevel)
  const report = (error: Error) => log.error(reasonOf(error), 'background work failed')
  const at = (role: 'app' | 'accounts') => addressFor(options.adminAddress, role, options.passwordOf)
  const tally = tallyInto(log)
  const enter = options.entrance?.enter
  const { database, accounts } = databasesOver({ at, enter, tally, report })
  const sealer = startSealer(database, report)
  const keeperAddress = addressFor(options.adminAddress, 'keeper', options.passwordOf)
  const auditor = openAuditor({ address: keeperAddress, elapsed: monotonicMs })
  const context = {
    database: poking(database, sealer.poke),
    files: fileStore(join(options.home, 'files')),
    secrets: options.secrets,
    log,
    publicAddress: options.publicAddress,
    mapStyle: options.mapStyle ?? null,
    isDemo: options.isDemo,
    throttled: options.throttled,
    shelf: frameShelf(monotonicMs),
    audit: auditor.newest,
    hasGateway: Boolean(options.noticeWebhook),
    receiptSecret: options.noticeWebhook?.secret ?? null,
  }
  const secure = options.publicAddress?.startsWith('https://') ?? false
  const rooms = assembleRooms(context, accounts, options.setupCode)
  const app = await openApplication({
    doorkeeper: rooms.doorkeeper,
    log,
    trustProxy: options.trustProxy,
    secure,
    mapStyle: context.mapStyle,
  })
  if (options.isDemo) keepDemoHome(app)
  const stream = await startStream({ address: at('app'), enter, report })
  const time = options.isDemo ? tellTime(app, { database, elapsed: monotonicMs, report }) : undefined
  rooms.serve(app)
  stream.serve(app)
  app.get('/api/openapi.json', () => openApiOf(endpointsOf(app), options.version))
  serveHealth(app, { ...options, context, auditor, gathered: tally.counts, hasGateway: context.hasGateway })
  await serveWebPages(app, options.webFolder, frontDoors)
  const minding = options.minds
    ? startMinding({ context, accounts, rooms, options, report, auditor, keeperAddress })
    : undefined
  return {
    app,
    context,
    accounts,
    mindImports: rooms.mindImports,
    stop: async () => {
      await stream.stop()
      await closeGently(app)
      await minding?.stop()
      await auditor.stop()
      await time?.stop()
      await sealer.stop()
      await Promise.all([database.close(), accounts.close()])
    },
  }
}

type Over = {
  at: (role: 'app' | 'accounts') => string
  enter: Entrance['enter'] | undefined
  tally: GatheredTally
  report: (error: Error) => void
}

function databasesOver({ at, enter, tally, report }: Over) {
  return {
    database: databaseOver(openPool(at('app'), { most: 12, name: 'gangwan', enter }, report), tally),
    accounts: databaseOver(openPool(at('accounts'), { most: 4, name: 'gangwan accounts', enter }, report)),
  }
}

/** Counts how reports of one moment go, and says in the log why they could not be kept together. */
function tallyInto(log: Logger): GatheredTally {
  return gatheredTally({
    elapsed: monotonicMs,
    tell: (error, facts) => log.warn({ ...facts, ...reasonOf(error) }, 'reports of one moment were made one by one'),
  })
}

const longestGraceMs = 4000

/** Lets requests finish, and drops the lines that browsers keep open for a next one: a stop waits for nobody's idle tab. */
async function closeGently(app: FastifyInstance): Promise<void> {
  const dropping = setInterval(() => app.server.closeIdleConnections(), 50)
  // A line that is neither idle nor answered by then belongs to nobody who still waits.
  const ending = setTimeout(() => app.server.closeAllConnections(), longestGraceMs)
  await app.close()
  clearInterval(dropping)
  clearTimeout(ending)
}

const frontDoors = [
  {
    page: 'resident.html',
    isForTheLost: true,
    addresses: ['/', '/b/:code', '/m/:number', '/r/:report', '/board', '/privacy', '/well', '/me', '/totals'],
  },
  { page: 'pocket.html', addresses: ['/pocket', '/pocket/*'] },
  { page: 'console.html', addresses: ['/console', '/console/*'] },
]

/** Waits until the database answers. Throws after `seconds`. */
export async function waitForDatabase(address: string, seconds: number): Promise<void> {
  for (let tried = 0; ; tried += 1) {
    const client = new pg.Client({ connectionString: address })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (tried >= seconds * 4) throw error
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
}
