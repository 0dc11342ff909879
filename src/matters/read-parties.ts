import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'

/** Someone a matter can be given to, or asked to lend a hand. */
export type PartyRow = {
  id: string
  kind: 'post' | 'organisation' | 'office'
  name: string
  post_kind: string | null
  present: boolean
}

/**
 * Posts of the grid and community that handle matters, engaged organisations of the community and offices of its place. `present` is
 * false while a post's holder is on leave, and for organisations and offices where nobody holds a post.
 */
export function findParties(tx: ReadTx, at: { community: string; grid: string }): Promise<PartyRow[]> {
  return tx.all(sql<PartyRow>`
    select p.id, 'post' as kind, p.shown_name as name, p.kind as post_kind,
      not exists (select 1 from absences a where a.post_id = p.id and a.cancelled_at is null
        and a.begins_at <= clock_now() and a.ends_at > clock_now()) as present
    from posts p
    where p.community_id = ${at.community}::uuid and p.begins_at <= clock_now() and (p.ends_at is null or p.ends_at > clock_now())
      and (not p.needs_confirmation or p.confirmed_at is not null) and p.suspended_at is null
      and (p.grid_id is null or p.grid_id = ${at.grid}::uuid)
      and p.kind in ('secretary', 'desk_clerk', 'grid_leader', 'grid_worker', 'kin_team_member', 'professional')
    union all
    select o.id, 'organisation', o.name, o.kind, true from organisations o
    where o.community_id = ${at.community}::uuid
      and o.kind in ('property_company', 'police', 'legal_aid', 'clinic', 'partner')
      and (o.valid_to is null or o.valid_to > (clock_now() at time zone 'Asia/Shanghai')::date)
    order by 2 desc, 4, 3`)
}
