import pg from 'pg'
import { type CareAudit, findStanding } from '../care/index.ts'

/** Watches whether care stands still. On a connection of its own: where the pool is exhausted or stuck it still sees. */
export type Auditor = {
  /** The newest look, at most two seconds old. Throws when the database does not answer within five. */
  newest(): Promise<CareAudit>
  stop(): Promise<void>
}

const keptMs = 2_000
const patienceMs = 5_000

type Ask = { address: string; elapsed: () => number }

/** Opens the auditor; it connects when it first looks, and anew after its connection broke. */
export function openAuditor({ address, elapsed }: Ask): Auditor {
  let client: pg.Client | undefined
  let known: { at: number; audit: CareAudit } | undefined
  let looking: Promise<CareAudit> | undefined
  const drop = () => {
    const broken = client
    client = undefined
    return broken?.end().catch(() => undefined)
  }
  const look = async () => {
    try {
      client ??= await connected(address, drop)
      const audit = await findStanding(client)
      known = { at: elapsed(), audit }
      return audit
    } catch (error) {
      void drop()
      throw error
    }
  }
  return {
    newest: async () => {
      if (known && elapsed() - known.at < keptMs) return known.audit
      looking ??= look().finally(() => {
        looking = undefined
      })
      return looking
    },
    stop: async () => drop(),
  }
}

async function connected(address: string, drop: () => unknown): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: address,
    application_name: 'gangwan auditor',
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
  })
  client.on('error', drop)
  await client.connect()
  return client
}
