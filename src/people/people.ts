import type { FastifyInstance } from 'fastify'
import type { Context } from '../platform/context.ts'
import type { Database } from '../platform/db/transaction.ts'
import { openSessions, type Sessions } from './doorkeeper.ts'
import { mindImports } from './import/mind-imports.ts'
import type { PeopleContext } from './people-context.ts'
import { serveExports } from './routes-exports.ts'
import { serveImports } from './routes-imports.ts'
import { serveOwnRecord } from './routes-me.ts'
import { serveOrganisations } from './routes-organisations.ts'
import { servePartners, serveRoll } from './routes-partners.ts'
import { servePrivacy } from './routes-privacy.ts'
import { serveResidents } from './routes-residents.ts'
import { serveSession } from './routes-session.ts'
import { serveStaff } from './routes-staff.ts'

/** The room of people, opened over the database of the accounts role. */
export type People = {
  /** What the room's own actions are given. */
  readonly context: PeopleContext
  /** The half of the doorkeeper that knows session tokens. */
  readonly sessions: Sessions
  serve(app: FastifyInstance): void
  /** Reads and makes the imports that are due; gives how many were looked at. */
  mindImports(): Promise<number>
}

/** Opens the room; `sessions` may be given where several share one cache. */
export function openPeople(base: Context, accounts: Database, sessions = openSessions(accounts)): People {
  const context = { ...base, accounts, sessions }
  return {
    context,
    sessions,
    serve: (app) => {
      serveSession(app, context)
      serveStaff(app, context)
      serveResidents(app, context)
      servePrivacy(app, context)
      serveOwnRecord(app, context)
      serveOrganisations(app, context)
      servePartners(app, context)
      serveRoll(app, context)
      serveImports(app, context)
      serveExports(app, context)
    },
    mindImports: () => mindImports(context),
  }
}
