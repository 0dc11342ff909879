import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import { codeOf, Obstacle } from '../obstacle.ts'

/** What the command answers with where two releases meet on one database; nothing else does. */
export const releaseExits = {
  /** Another release still works on the database: once it is stopped, the same again succeeds. */
  inUse: 75,
  /** The database belongs to a newer release: the same again never succeeds. */
  outrun: 78,
} as const

/** This database's lock on its shape: whoever changes that holds it alone, whoever comes in holds it together with others for a moment. */
export const shapeLock = "hashtextextended('gangwan:shape', 0)"

/** Classes of the locks by which a connection says, for as long as it lives, of which release and which process it is. */
const saidRelease = 0x4757_0001
const saidProcess = 0x4757_0002

const patience = '10s'

/** Who is let in to the database: connections of a release to a database of that release. */
export type Entrance = {
  /**
   * Lets a new connection in and holds its release on the database until it ends, so that nobody brings the database up to another one
   * meanwhile. Throws {@link OtherRelease} where the database is of another, and a failure of the connection while somebody brings it up.
   */
  enter(client: ClientBase): Promise<void>
  /** Resolves once the database was found to be of another release; the process is to end. */
  readonly closed: Promise<Obstacle>
}

/** The database is of another release than this process. */
export class OtherRelease extends Obstacle {
  readonly code = 'OTHER_RELEASE'
}

/** The entrance for a release, known by the names of its migrations. */
export function entranceFor(release: readonly string[]): Entrance {
  let close: (reason: Obstacle) => void = () => undefined
  const closed = new Promise<Obstacle>((resolve) => {
    close = resolve
  })
  return {
    closed,
    enter: async (client) => {
      const reason = differenceOf(release, await enterAs(client, markOf(release)))
      if (!reason) return
      close(reason)
      throw reason
    },
  }
}

/** Says how the migrations that ran differ from those of a release; null where they do not. */
export function differenceOf(release: readonly string[], ran: readonly string[]): OtherRelease | null {
  const unknown = ran.filter((name) => !release.includes(name))
  if (unknown.length > 0) {
    const message = `The database is newer than this program, which does not know ${unknown.join(', ')}: start the release that does.`
    return new OtherRelease(message, { exitCode: releaseExits.outrun })
  }
  const missing = release.filter((name) => !ran.includes(name))
  if (missing.length === 0) return null
  const message = `The database is older than this program (${missing.length} steps): start the program anew, or run gangwan migrate.`
  return new OtherRelease(message, { exitCode: releaseExits.inUse })
}

/** A release as a number that fits into a lock. */
export function markOf(release: readonly string[]): number {
  const text = [...release].sort().join(' ')
  return createHash('sha256').update(text).digest().readUInt32BE(0) >>> 1
}

/** Takes the locks of a connection in one round trip; gives the names of the migrations that ran. */
async function enterAs(client: ClientBase, mark: number): Promise<string[]> {
  // What ran is read once nobody brings the database up any more; what was said before that is seen by whoever does next.
  const asked = client.query(`
    begin isolation level read committed; set local lock_timeout = '${patience}';
    select pg_advisory_lock_shared(${shapeLock});
    select pg_advisory_lock_shared(${saidRelease}, ${mark}), pg_advisory_lock_shared(${saidProcess}, ${process.pid});
    select array_agg(name) as names from public.migrations;
    commit;
    select pg_advisory_unlock_shared(${shapeLock})`)
  const answers = (await asked.catch(whileBroughtUp)) as unknown as { rows: { names?: string[] }[] }[]
  return answers.flatMap(({ rows }) => rows.flatMap(({ names }) => names ?? []))
}

function whileBroughtUp(error: unknown): never {
  if (codeOf(error) !== '55P03') throw error
  // As PostgreSQL says of itself while it starts: later.
  throw Object.assign(new Error('the database is being brought up to another release'), { code: '57P03' })
}

type Session = { session: number; program: number | null; place: string | null }

/**
 * Who works on the database of this connection and is of another release than the one meant, in words; nobody where it is empty. Sessions
 * of the program's roles that say no release are of one from before this was said, or of somebody who borrowed a role.
 */
export async function othersOn(admin: ClientBase, release: readonly string[]): Promise<string[]> {
  const { rows } = await admin.query<Session>(
    `select a.pid as session, program.objid::bigint::int as program,
       case when a.client_port = -1 then 'on the database’s machine' else 'at ' || host(a.client_addr) end as place
     from pg_stat_activity a
     left join pg_locks said on ${heldBy('said', saidRelease)}
     left join pg_locks program on ${heldBy('program', saidProcess)}
     where a.datname = current_database() and said.objid is distinct from $1::oid
       and (a.usename in ('gangwan_app', 'gangwan_accounts') or said.objid is not null)
     order by a.backend_start, a.pid`,
    [markOf(release)],
  )
  return [...new Set(rows.map(wordsOf))]
}

const heldBy = (lock: string, kind: number) =>
  `${lock}.pid = a.pid and ${lock}.locktype = 'advisory' and ${lock}.database = a.datid and ${lock}.classid = ${kind} and ${lock}.objsubid = 2 and ${lock}.granted`

function wordsOf({ session, program, place }: Session): string {
  const who = program === null ? `a program that says no release, database session ${session}` : `process ${program}`
  return place === null ? who : `${who} ${place}`
}
