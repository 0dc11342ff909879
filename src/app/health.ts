import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { countedStanding, engineWord, standingKinds } from '../care/index.ts'
import type { MatterContext } from '../matters/index.ts'
import { findCommunities } from '../places/index.ts'
import { backupAge } from '../platform/backup/nightly.ts'
import type { GatheredCounts } from '../platform/db/gathered-tally.ts'
import { clockNow, oldestUnsealed } from '../platform/journal/read.ts'
import type { Auditor } from './auditor.ts'

type Health = {
  version: string
  context: MatterContext
  home: string
  auditor: Auditor
  hasGateway: boolean
  /** How reports of one moment went that shared a transaction, since this process began. */
  gathered: () => GatheredCounts
}

/** Where the nightly backups of a data folder are kept. */
export const backupsIn = (home: string) => join(home, 'backups')

/** Serves `/api/health`: ready or not, and what somebody has to look after. Nothing in it is about a person. */
export function serveHealth(app: FastifyInstance, health: Health): void {
  app.get('/api/health', async (_request, reply) => {
    const state = await stateOf(health).catch(() => null)
    const about = {
      status: state ? 'ok' : 'failing',
      version: health.version,
      database: state ? 'ready' : 'unreachable',
    }
    return reply
      .code(state ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ...about, ...state })
  })
}

async function stateOf({ context, home, gathered, auditor, hasGateway }: Health) {
  const { now, ...read } = await context.database.read({ kind: 'public' }, async (tx) => {
    const at = await clockNow(tx)
    const missing = new Set<number>()
    for (const { community_id: community } of await findCommunities(tx)) {
      const frame = await context.shelf.frameOf(tx, { community, now: at })
      for (const year of frame.provisional) missing.add(year)
    }
    const unsealed = await oldestUnsealed(tx)
    return { now: at, oldestUnsealed: unsealed?.toISOString() ?? null, calendarYearsMissing: [...missing].sort() }
  })
  const backup = await backupAge(backupsIn(home), now)
  return { ...read, reports: gathered(), backup, care: await careOf(auditor, hasGateway) }
}

/** Whether care goes on: counts over the whole installation. A message that waits because nobody is set up to send is no standstill. */
async function careOf(auditor: Auditor, hasGateway: boolean) {
  const audit = await auditor.newest().catch(() => null)
  if (!audit) return { state: 'unknown' }
  const countOf = (kind: string) =>
    audit.standing.filter((each) => each.kind === kind).reduce((sum, { count }) => sum + count, 0)
  return {
    state: engineWord(audit, countedStanding(audit, hasGateway)),
    gateway: hasGateway,
    lookedAt: audit.now.toISOString(),
    engineAt: audit.engineAt?.toISOString() ?? null,
    clockInDoubt: audit.isInDoubt,
    heldSince: audit.heldSince?.toISOString() ?? null,
    standing: Object.fromEntries(standingKinds.map((kind) => [kind, countOf(kind)])),
  }
}
