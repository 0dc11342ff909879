import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { engineWord, sendAlarms, watchClock } from '../care/index.ts'
import { frameShelf, type MatterContext } from '../matters/index.ts'
import { deliverNotices, webhookProvider } from '../notices/index.ts'
import { makeNightly } from '../platform/backup/nightly.ts'
import { startBeat } from '../platform/beat.ts'
import { monotonicMs } from '../platform/clock.ts'
import type { Configuration } from '../platform/config/configuration.ts'
import { openPool } from '../platform/db/pools.ts'
import { addressFor, type PasswordOf } from '../platform/db/roles.ts'
import { type Database, databaseOver } from '../platform/db/transaction.ts'
import { fileStore } from '../platform/files/file-store.ts'
import { openApplication } from '../platform/http/application.ts'
import { openApiOf } from '../platform/http/openapi.ts'
import { endpointsOf } from '../platform/http/serve.ts'
import { serveWebPages } from '../platform/http/web-pages.ts'
import { startSealer } from '../platform/journal/sealer.ts'
import { logTo } from '../platform/log.ts'
import type { Sealing } from '../platform/secrets.ts'
import { type Auditor, openAuditor } from './auditor.ts'
import { backupsIn, serveHealth } from './health.ts'
import { keptFiles } from './kept-files.ts'
import { assembleRooms, type Rooms } from './rooms.ts'
import { startScanner } from './scanner.ts'
import { startStream } from './stream.ts'

export type ServerOptions = {
  /** Address of a role that may administer the database; the program's own roles are derived from it. */
  adminAddress: string
  passwordOf: PasswordOf
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
  const report = (error: Error) => log.error({ reason: error.message }, 'background work failed')
  const at = (role: 'app' | 'accounts') => addressFor(options.adminAddress, role, options.passwordOf)
  const database = databaseOver(openPool(at('app'), { most: 12, name: 'gangwan' }, report))
  const accounts = databaseOver(openPool(at('accounts'), { most: 4, name: 'gangwan accounts' }, report))
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
  const stream = await startStream({ address: at('app'), report })
  rooms.serve(app)
  stream.serve(app)
  app.get('/api/openapi.json', () => openApiOf(endpointsOf(app), options.version))
  serveHealth(app, { version: options.version, context, home: options.home, auditor })
  await serveWebPages(app, options.webFolder, frontDoors)
  const minding = options.minds ? startMinding({ context, rooms, options, report, auditor, keeperAddress }) : undefined
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
      await sealer.stop()
      await Promise.all([database.close(), accounts.close()])
    },
  }
}

type Minding = {
  context: MatterContext
  rooms: Rooms
  options: Omit<ServerOptions, 'host' | 'port'>
  report: (error: Error) => void
  auditor: Auditor
  keeperAddress: string
}

/** What happens by itself: deadlines, messages and the nightly backup. */
function startMinding(minding: Minding): { stop(): Promise<void> } {
  const { context, rooms, options, report, auditor, keeperAddress } = minding
  const { files, secrets } = context
  const ask = { keeperAddress, files, secrets, fileColumns: keptFiles, version: options.version }
  const scanner = startScanner(context, watchClock(monotonicMs), report)
  const nightly = startBeat(() => makeNightly(ask, backupsIn(options.home)), { ...backupBeat, report })
  const webhook = options.noticeWebhook
  const provider = webhook && webhookProvider(webhook.address, webhook.secret)
  const notices = provider && startBeat(() => deliverNotices(context, provider), { ...noticeBeat, report })
  const sends = provider && startBeat(() => sendAlarms(context, provider), { ...sendBeat, report })
  // In a beat of their own: a long sheet must not keep deadlines waiting.
  const imports = startBeat(rooms.mindImports, { ...importBeat, report })
  const audits = startBeat(() => warnOfStanding(context, auditor), { ...auditBeat, report })
  const beats = [scanner, nightly, notices, sends, imports, audits]
  return { stop: async () => void (await Promise.all(beats.map((each) => each?.stop()))) }
}

/** The first look a minute after the start, so that short runs leave nothing; then every ten minutes. */
const backupBeat = { firstMs: 60_000, everyMs: 600_000 }
const sendBeat = { firstMs: 500, everyMs: 1_000 }
/** Sheets are waited for on screen. */
const importBeat = { firstMs: 500, everyMs: 500 }
/** Well within the minute in which it has to show. */
const auditBeat = { firstMs: 10_000, everyMs: 20_000 }
const noticeBeat = { firstMs: 1_000, everyMs: 5_000 }

/** Says in the log what of care stands still; the health page and the desk see it besides. */
async function warnOfStanding({ log }: MatterContext, auditor: Auditor): Promise<void> {
  const audit = await auditor.newest()
  if (engineWord(audit) === 'going') return
  log.error({ engineAt: audit.engineAt, standing: audit.standing }, 'care stands still')
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
  { page: 'resident.html', addresses: ['/', '/b/:code', '/m/:number', '/r/:report', '/board', '/privacy', '/well'] },
  { page: 'pocket.html', addresses: ['/pocket', '/pocket/*'] },
  { page: 'console.html', addresses: ['/console', '/console/*'] },
]

/** The same database, which tells the sealer after each change. */
function poking(database: Database, poke: () => void): Database {
  return {
    ...database,
    write: async (actor, work) => {
      const result = await database.write(actor, work)
      poke()
      return result
    },
  }
}

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
