import { wholeInstallation } from '../platform/actor.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { clockNow } from '../platform/journal/read.ts'
import { record } from '../platform/journal/write.ts'

type Subject =
  | 'account'
  | 'post'
  | 'absence'
  | 'organisation'
  | 'installation'
  | 'membership'
  | 'duty'
  | 'group'
  | 'roll'
  | 'partner'

/** Something that happened to an account, a post, a leave, or to an organisation and who belongs to it. */
export type PeopleEvent = {
  kind: `${Subject}.${string}`
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
