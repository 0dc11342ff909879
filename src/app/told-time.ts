import type { FastifyInstance } from 'fastify'
import { startBeat } from '../platform/beat.ts'
import type { Database } from '../platform/db/transaction.ts'
import { clockNow } from '../platform/journal/read.ts'

type Ask = { database: Database; elapsed: () => number; report: (error: Error) => void }

const beatMs = 500

/**
 * Tells pages the time by the database's clock in a header of every reply. In the demo that clock may be played with, and pages that went
 * by the machine's would show what just happened as if it were to come.
 */
export function tellTime(app: FastifyInstance, { database, elapsed, report }: Ask): { stop(): Promise<void> } {
  let known: { at: number; since: number } | undefined
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (known) reply.header('server-now', new Date(known.at + elapsed() - known.since).toISOString())
    done()
  })
  const look = async () => {
    known = { at: (await database.read({ kind: 'public' }, clockNow)).getTime(), since: elapsed() }
  }
  return startBeat(look, { firstMs: 0, everyMs: beatMs, report })
}
