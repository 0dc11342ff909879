import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'

/** A stay of a member in a group as it is kept, without end. */
export type NewStay = {
  id: string
  community: string
  member: string
  name: string
  person: string | null
  committee: string
  branch: string
  group: string
  from: string
}

/** Keeps stays. */
export async function insertStays(tx: Tx, stays: readonly NewStay[]): Promise<void> {
  await tx.run(sql`
    insert into party_stays (community_id, id, member_id, name, person_id, committee_id, branch_id, group_id, valid_from)
    select n.community, n.id, n.member, n.name, n.person, n.committee, n.branch, n."group", n."from"
    from jsonb_to_recordset(${JSON.stringify(stays)}::jsonb) as n (id uuid, community uuid, member uuid, name text,
      person uuid, committee uuid, branch uuid, "group" uuid, "from" date)`)
}

/** Ends a stay before the day. */
export async function endStay(
  tx: Tx,
  at: { community: string; id: string; day: string; because: string },
): Promise<void> {
  await tx.run(sql`
    update party_stays set valid_to = ${at.day}::date, ended_because = ${at.because}
    where community_id = ${at.community}::uuid and id = ${at.id}::uuid`)
}
