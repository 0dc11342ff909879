import { sql } from 'kysely'
import type { Purpose } from '../residents/rules-residents.ts'

export type AuditedOpening = {
  id: string
  at: Date
  field: 'phone' | 'id_number' | 'name' | 'contact'
  purpose: Purpose
  reason: string | null
  account_id: string
  name: string | null
  post_kind: string
  place_name: string | null
}

export type OpeningsAsk = {
  readonly community: string
  readonly account?: string | undefined
  readonly field?: string | undefined
  readonly purpose?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Looks at fields in a community, newest first, narrowed and after an entry; one statement. Days are those of the neighbourhood. */
export function openingsPage({ community, account, field, purpose, from, to, after, limit }: OpeningsAsk) {
  const startOf = (day: string) => sql`(${day}::date)::timestamp at time zone 'Asia/Shanghai'`
  const narrowed = [
    sql`o.community_id = ${community}::uuid`,
    ...(account ? [sql`o.account_id = ${account}::uuid`] : []),
    ...(field ? [sql`o.field = ${field}`] : []),
    ...(purpose ? [sql`o.purpose = ${purpose}`] : []),
    ...(from ? [sql`o.at >= ${startOf(from)}`] : []),
    ...(to ? [sql`o.at < (${startOf(to)}) + interval '1 day'`] : []),
    ...(after
      ? [
          sql`(o.at, o.id) < (select b.at, b.id from openings b where b.community_id = ${community}::uuid and b.id = ${after}::uuid)`,
        ]
      : []),
  ]
  return sql<AuditedOpening>`
    select o.id, o.at, o.field, o.purpose, o.reason, o.account_id, o.post_kind, o.place_name,
      (select p.shown_name from posts p where p.account_id = o.account_id order by p.begins_at desc, p.id limit 1) as name
    from openings o where ${sql.join(narrowed, sql` and `)} order by o.at desc, o.id desc limit ${limit}`
}
