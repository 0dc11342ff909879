import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'

/** A post of a community as far as its work is concerned; also one that has ended. */
export type WorkPostRow = {
  id: string
  kind: string
  name: string
  account_id: string
  community_id: string
  grid_id: string | null
  has_ended: boolean
}

const postColumns = sql`p.id, p.kind, p.shown_name as name, p.account_id, p.community_id, p.grid_id,
  coalesce(p.ends_at <= clock_now(), false) as has_ended`

/** A post in a community the actor works in, or undefined. */
export function findWorkPost(tx: ReadTx, post: string): Promise<WorkPostRow | undefined> {
  return tx.first(sql<WorkPostRow>`
    select ${postColumns} from posts p where p.id = ${post}::uuid and p.community_id is not null`)
}

/** Posts that open matters in the actor's sight are dispatched to, with how many; those that have ended first. */
export function findPostWork(tx: ReadTx, community: string): Promise<(WorkPostRow & { open: number })[]> {
  return tx.all(sql<WorkPostRow & { open: number }>`
    select ${postColumns}, w.open from (
      select m.handler_id, count(*)::int as open from matters m
      where m.community_id = ${community}::uuid and m.due_at is not null and m.handler_kind = 'post'
      group by m.handler_id) w
    join posts p on p.id = w.handler_id
    order by has_ended desc, w.open desc, p.shown_name, p.id`)
}

/** Ids of the open matters dispatched to a post that the actor sees, in one order for everybody who locks them. */
export function findWorkOf(tx: ReadTx, at: { community: string; post: string }): Promise<{ id: string }[]> {
  return tx.all(sql<{ id: string }>`
    select m.id from matters m
    where m.community_id = ${at.community}::uuid and m.handler_id = ${at.post}::uuid and m.due_at is not null order by m.id`)
}

/** Posts of a community that matters can be handed to. */
export function findTakers(tx: ReadTx, community: string): Promise<WorkPostRow[]> {
  return tx.all(sql<WorkPostRow>`
    select ${postColumns} from posts p
    where p.community_id = ${community}::uuid and p.begins_at <= clock_now() and (p.ends_at is null or p.ends_at > clock_now())
      and (not p.needs_confirmation or p.confirmed_at is not null)
      and p.kind in ('secretary', 'desk_clerk', 'grid_leader', 'grid_worker', 'kin_team_member', 'professional')
    order by p.kind, p.shown_name, p.id`)
}
