import { monotonicMs } from '../platform/clock.ts'
import type { Database, ReadTx } from '../platform/db/transaction.ts'
import type { CalledBy, SignedIn } from '../platform/http/caller.ts'
import { digest } from '../platform/secrets.ts'
import { findSignIn, type SignInRow } from './read-accounts.ts'
import { findDuty, findPostsHeld, findUnder, type PostRow } from './read-posts.ts'
import { scopeOf } from './rules.ts'
import { idleMinutesOf } from './rules-posts.ts'
import { endSignIn, touchSignIn } from './write-accounts.ts'

/** Works out who is behind a session token; answers are at most five seconds old. */
export type Sessions = {
  /** The account behind the token with the posts that hold now, or null. See `Doorkeeper.account`. */
  account(token: string, by?: CalledBy): Promise<SignedIn | null>
  /** Asks the database again from now on, after a change to accounts or posts in this process. */
  forget(): void
}

const keptMs = 5000
const mostKept = 5000
const touchedEveryMs = 60_000

type Kept = { at: number; by: CalledBy; answer: Promise<SignedIn | null> }

/** Sessions over the accounts database; `elapsed` gives milliseconds that never go backwards. */
export function openSessions(accounts: Database, elapsed: () => number = monotonicMs): Sessions {
  const kept = new Map<string, Kept>()
  return {
    forget: () => kept.clear(),
    account: (token, by = 'person') => {
      const known = kept.get(token)
      // What a screen asked by itself does not stand for a person, whose next call must be noted.
      const serves = known && elapsed() - known.at < keptMs && (by === 'unattended' || known.by === 'person')
      if (serves) return known.answer
      const answer = findSignedIn(accounts, token, by)
      if (kept.size >= mostKept) kept.clear()
      const entry = { at: elapsed(), by, answer }
      kept.set(token, entry)
      const drop = () => kept.get(token) === entry && kept.delete(token)
      answer.then((signedIn) => signedIn ?? drop(), drop)
      return answer
    },
  }
}

async function findSignedIn(accounts: Database, token: string, by: CalledBy): Promise<SignedIn | null> {
  const found = await accounts.read({ kind: 'public' }, (tx) => loadSignedIn(tx, digest(token)))
  if (!found) return null
  const { row, posts, signedIn } = found
  const quietMs = row.now.getTime() - row.seen_at.getTime()
  if (quietMs >= idleMinutesOf(posts.map((post) => post.kind)) * 60_000) {
    await accounts.write({ kind: 'public' }, (tx) => endSignIn(tx, { id: row.id, reason: 'idle' }))
    return null
  }
  if (by === 'person' && quietMs >= touchedEveryMs) {
    await accounts.write({ kind: 'public' }, (tx) => touchSignIn(tx, row.id))
  }
  return signedIn
}

type Found = { row: SignInRow; posts: readonly PostRow[]; signedIn: SignedIn }

async function loadSignedIn(tx: ReadTx, tokenHash: Buffer): Promise<Found | null> {
  const row = await findSignIn(tx, tokenHash)
  if (!row) return null
  const posts = await findPostsHeld(tx, row.account_id)
  // Until the password somebody else gave is changed, no post counts: nothing but the own password can be seen to.
  const counting = row.must_change_password ? [] : posts
  const actor = await actorOf(tx, row.account_id, counting)
  return { row, posts, signedIn: { actor, name: row.name, signInId: row.id } }
}

/** The actor an account is with the posts that hold now, without anybody signing in; for the demo and for tests. */
export function actorOfAccount(accounts: Database, account: string): Promise<SignedIn['actor']> {
  return accounts.read({ kind: 'public' }, async (tx) => actorOf(tx, account, await findPostsHeld(tx, account)))
}

async function actorOf(tx: ReadTx, account: string, rows: readonly PostRow[]): Promise<SignedIn['actor']> {
  const above = rows.filter((row) => row.kind === 'subdistrict_officer' || (row.kind === 'auditor' && !row.community))
  const teams = rows.filter((row) => row.kind === 'kin_team_member').map((row) => row.organisation)
  const places = new Map([
    ...(await findUnder(tx, idsOf(above.map((row) => row.subdistrict)))),
    ...(await findDuty(tx, idsOf(teams))),
  ])
  const posts = rows.map(
    ({ id, kind, profession, subdistrict, community, grid, building, office, organisation, deputyFor }) => ({
      id,
      kind,
      profession,
      subdistrict,
      community,
      grid,
      building,
      office,
      organisation,
      deputyFor,
    }),
  )
  return { kind: 'account', account, posts, ...scopeOf(account, posts, places) }
}

function idsOf(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
