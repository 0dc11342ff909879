import type { FastifyInstance } from 'fastify'
import { type CareContext, caredOf, serveCare } from '../care/index.ts'
import { type MatterContext, reporterOfCode, serveMatters } from '../matters/index.ts'
import { serveNotices } from '../notices/index.ts'
import { followDoors, followHouses, openPeople, residentOf, serveFirstSetup } from '../people/index.ts'
import { servePlaces } from '../places/index.ts'
import type { CodeActor } from '../platform/actor.ts'
import { monotonicMs } from '../platform/clock.ts'
import type { Database } from '../platform/db/transaction.ts'
import type { Doorkeeper } from '../platform/http/caller.ts'
import { serveRosters } from '../rosters/index.ts'
import { firstCommunityIn } from './first-community.ts'
import { servePrivacyFacts } from './privacy-facts.ts'

/** The rooms of this release, wired together. */
export type Rooms = {
  doorkeeper: Doorkeeper
  serve(app: FastifyInstance): void
  /** Reads and makes the imports that are due. */
  mindImports(): Promise<number>
}

/** Opens every room over its database handle; nobody but this file knows them all. `setupCode` guards the first set-up. */
export function assembleRooms(
  context: MatterContext & CareContext,
  accounts: Database,
  setupCode: string | null = null,
): Rooms {
  const people = openPeople(context, accounts)
  const reporters = remembered((code) => reporterOfCode(context, code))
  const cares = remembered((code) => caredOf(context, code))
  return {
    doorkeeper: {
      account: (token, by) => people.sessions.account(token, by),
      reporter: reporters,
      cared: cares,
      resident: (token) => residentOf(context, token),
    },
    mindImports: people.mindImports,
    serve: (app) => {
      servePlaces(app, { ...context, followDoors, followHouses })
      people.serve(app)
      serveFirstSetup(app, people.context, { found: firstCommunityIn(context.database), code: setupCode })
      serveNotices(app, context)
      serveMatters(app, context)
      serveRosters(app, context)
      serveCare(app, context)
      servePrivacyFacts(app, context)
    },
  }
}

const keptMs = 5000
const mostKept = 5000

/** Remembers for up to five seconds which report a secret opens; unknown secrets are asked again each time. */
function remembered(find: (code: string) => Promise<CodeActor | null>): Doorkeeper['reporter'] {
  const kept = new Map<string, { at: number; actor: CodeActor }>()
  return async (code) => {
    const known = kept.get(code)
    if (known && monotonicMs() - known.at < keptMs) return known.actor
    const actor = await find(code)
    if (kept.size >= mostKept) kept.clear()
    if (actor) kept.set(code, { at: monotonicMs(), actor })
    return actor
  }
}
