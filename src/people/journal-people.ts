import { wholeInstallation } from '../platform/actor.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { clockNow } from '../platform/journal/read.ts'
import { record } from '../platform/journal/write.ts'

/** Something that happened to an account, a post or a leave. */
export type PeopleEvent = {
  kind: `${'account' | 'post' | 'absence' | 'organisation' | 'installation'}.${string}`
  subject: string
  /** The community concerned; none for accounts themselves. */
  community?: string | null
  facts?: Record<string, unknown>
  words?: Record<string, unknown>
}

/** Writes what happened into the journal of the community, or of the whole installation where there is none. Staff read it. */
export async function recordPeople(tx: Tx, event: PeopleEvent): Promise<void> {
  const { kind, subject, community, facts, words } = event
  await record(tx, {
    community: community ?? wholeInstallation,
    kind,
    subject: { kind: kind.slice(0, kind.indexOf('.')), id: subject },
    at: await clockNow(tx),
    reader: 'staff',
    ...(facts ? { facts } : {}),
    ...(words ? { words } : {}),
  })
}
