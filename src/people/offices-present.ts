import type { AccountActor, PostKind } from '../platform/actor.ts'
import type { PeopleContext } from './people-context.ts'
import { findPresence, type PresenceRow } from './read-absences.ts'
import { isFilled } from './rules-posts.ts'
import { seeCommunity } from './staff-subjects.ts'

/** An office with the people of its posts; red when nobody fills any of them now. */
export type OfficePresence = {
  office: string
  name: string
  tier: PresenceRow['tier']
  grid: string | null
  isRed: boolean
  people: OfficePerson[]
}

type OfficePerson = {
  post: string
  account: string
  name: string
  kind: PostKind
  isPresent: boolean
  awayUntil: string | null
  deputy: { id: string; name: string; isPresent: boolean } | null
}

/** Who is there now in each office of a community and above it. Throws people.not-here. */
export async function officesPresent(
  { accounts }: PeopleContext,
  actor: AccountActor,
  community: string,
): Promise<{ items: OfficePresence[] }> {
  const rows = await accounts.read(actor, async (tx) => {
    await seeCommunity(tx, actor, community)
    return findPresence(tx, community)
  })
  const offices = [...new Set(rows.map((row) => row.office))]
  return { items: offices.map((office) => officeOf(rows.filter((row) => row.office === office))) }
}

function officeOf(rows: readonly PresenceRow[]): OfficePresence {
  const [{ office, officeName, tier, grid }] = rows as [PresenceRow]
  const filled = rows.filter((row) => row.post !== null)
  return { office, name: officeName, tier, grid, isRed: !filled.some(isFilled), people: filled.map(personOf) }
}

function personOf(row: PresenceRow): OfficePerson {
  return {
    post: row.post!,
    account: row.account,
    name: row.name,
    kind: row.kind,
    isPresent: row.awayUntil === null,
    awayUntil: row.awayUntil?.toISOString() ?? null,
    deputy: row.deputy ? { id: row.deputy, name: row.deputyName ?? '', isPresent: !row.deputyIsAway } : null,
  }
}
