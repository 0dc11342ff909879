import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db/transaction.ts'
import type { Agreement, Partner, PartnerLine } from '../contract-partners.ts'
import { dayText, lastDayText, todaySql } from '../organisations/read.ts'
import type { Item } from '../rules-partners.ts'

const isNow = (table: string) =>
  sql`(${sql.raw(table)}.valid_from <= ${todaySql} and (${sql.raw(table)}.valid_to is null or ${sql.raw(table)}.valid_to > ${todaySql}))`
const agreementJson = sql`jsonb_build_object('id', a.id, 'title', a.title, 'signedOn', a.signed_on, 'from', a.valid_from,
  'to', a.valid_to - 1, 'renews', a.renews_id, 'isNow', ${isNow('a')})`

/** Organisations with an agreement, and partners without one yet, by name; those in force first. */
export function findPartners(tx: ReadTx, community: string): Promise<PartnerLine[]> {
  return tx.all(sql<PartnerLine>`
    select o.id, o.name, o.kind, a.agreement,
      (select count(*)::int from partner_items i where i.community_id = o.community_id and i.partner_id = o.id
        and i.list = 'need' and ${isNow('i')}) as needs,
      (select count(*)::int from partner_items i where i.community_id = o.community_id and i.partner_id = o.id
        and i.list = 'resource' and ${isNow('i')}) as resources,
      (select count(*)::int from partner_projects p where p.community_id = o.community_id and p.partner_id = o.id) as projects,
      (select count(*)::int from partner_projects p where p.community_id = o.community_id and p.partner_id = o.id
        and p.state = 'delivered') as delivered
    from organisations o
    left join lateral (select ${agreementJson} as agreement from partner_agreements a
      where a.community_id = o.community_id and a.partner_id = o.id and ${isNow('a')} limit 1) a on true
    where o.community_id = ${community}::uuid and (o.valid_to is null or o.valid_to > ${todaySql})
      and (o.kind = 'partner' or o.id in (select e.partner_id from partner_agreements e where e.community_id = ${community}::uuid))
    order by a.agreement is null, o.id`)
}

type At = { community: string; id: string }

const itemJson = sql`jsonb_build_object('id', i.id, 'kind', i.kind, 'area', i.area, 'title', i.title, 'from', i.valid_from,
  'to', i.valid_to - 1, 'isNow', ${isNow('i')}`

/** One partner with agreements and lists, or undefined. One statement. */
export function findPartner(tx: ReadTx, at: At): Promise<Omit<Partner, 'abilities'> | undefined> {
  return tx.first(sql<Omit<Partner, 'abilities'>>`
    select o.id, o.name,
      (select coalesce(jsonb_agg(${agreementJson} order by a.valid_from desc), '[]') from partner_agreements a
        where a.community_id = o.community_id and a.partner_id = o.id) as agreements,
      (select coalesce(jsonb_agg(${itemJson}, 'fits', f.fits) order by i.id), '[]')
        from partner_items i cross join lateral (
          select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'title', r.title,
            'partner', jsonb_build_object('id', q.id, 'name', q.name)) order by r.id), '[]') as fits
          from partner_items r join organisations q on q.community_id = r.community_id and q.id = r.partner_id
          where r.community_id = i.community_id and r.list = 'resource' and r.kind = i.kind and r.area = i.area
            and ${isNow('r')}) f
        where i.community_id = o.community_id and i.partner_id = o.id and i.list = 'need') as needs,
      (select coalesce(jsonb_agg(${itemJson}) order by i.id), '[]') from partner_items i
        where i.community_id = o.community_id and i.partner_id = o.id and i.list = 'resource') as resources,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'need', n.title, 'resource', r.title,
          'resourceOf', jsonb_build_object('id', s.id, 'name', s.name), 'state', p.state, 'from', p.begins_on,
          'deliveredOn', p.delivered_on, 'delivered', p.delivered) order by p.begins_on desc, p.id desc), '[]')
        from (select k.id from partner_projects k where k.community_id = o.community_id and k.partner_id = o.id
          union select k.id from partner_items m join partner_projects k on k.community_id = m.community_id and k.need_id = m.id
            where m.community_id = o.community_id and m.partner_id = o.id and m.list = 'need') w
        join partner_projects p on p.community_id = o.community_id and p.id = w.id
        join partner_items n on n.community_id = p.community_id and n.id = p.need_id
        join partner_items r on r.community_id = p.community_id and r.id = p.resource_id
        join organisations s on s.community_id = p.community_id and s.id = p.partner_id
        ) as projects
    from organisations o where o.community_id = ${at.community}::uuid and o.id = ${at.id}::uuid
      and (o.kind = 'partner' or exists (select 1 from partner_agreements e
        where e.community_id = o.community_id and e.partner_id = o.id))`)
}

type SpanRow = Pick<Agreement, 'id' | 'from' | 'to'>

/** Agreements of a partner, held until the end of the transaction. */
export function lockAgreements(tx: ReadTx, at: At): Promise<SpanRow[]> {
  return tx.all(sql<SpanRow>`
    select a.id, ${dayText('a.valid_from')} as "from", ${lastDayText('a.valid_to')} as "to" from partner_agreements a
    where a.community_id = ${at.community}::uuid and a.partner_id = ${at.id}::uuid order by a.valid_from for update`)
}

export type ItemRow = Item & { id: string; partner: string; from: string; to: string | null; isNow: boolean }

/** A need or a resource, held until the end of the transaction. */
export function lockItem(tx: ReadTx, at: At): Promise<ItemRow | undefined> {
  return tx.first(sql<ItemRow>`
    select i.id, i.partner_id as partner, i.list, i.kind, i.area, ${dayText('i.valid_from')} as "from",
      ${lastDayText('i.valid_to')} as "to", ${isNow('i')} as "isNow"
    from partner_items i where i.community_id = ${at.community}::uuid and i.id = ${at.id}::uuid for update`)
}

export type ProjectRow = { id: string; partner: string; state: 'agreed' | 'delivered' | 'dropped'; from: string }

/** A project, held until the end of the transaction. */
export function lockProject(tx: ReadTx, at: At): Promise<ProjectRow | undefined> {
  return tx.first(sql<ProjectRow>`
    select p.id, p.partner_id as partner, p.state, ${dayText('p.begins_on')} as "from"
    from partner_projects p where p.community_id = ${at.community}::uuid and p.id = ${at.id}::uuid for update`)
}
