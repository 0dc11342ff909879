import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { todaySql } from '../organisations/read.ts'
import type { Item } from '../rules-partners.ts'

type At = { community: string; id: string }

export type NewAgreement = At & {
  partner: string
  title: string
  signedOn: string
  from: string
  to: string | null
  renews: string | null
}

/** Keeps an agreement; days both included. */
export async function insertAgreement(tx: Tx, agreement: NewAgreement): Promise<void> {
  const { community, id, partner, title, signedOn, from, to, renews } = agreement
  await tx.run(sql`
    insert into partner_agreements (community_id, id, partner_id, title, signed_on, valid_from, valid_to, renews_id)
    values (${community}::uuid, ${id}::uuid, ${partner}::uuid, ${title}, ${signedOn}::date, ${from}::date, ${to}::date + 1,
      ${renews}::uuid)`)
}

export type NewItem = At & Item & { partner: string; title: string; from: string | null; to: string | null }

/** Puts a need or a resource on a list. */
export async function insertItem(tx: Tx, item: NewItem): Promise<void> {
  const { community, id, partner, list, kind, area, title, from, to } = item
  await tx.run(sql`
    insert into partner_items (community_id, id, partner_id, list, kind, area, title, valid_from, valid_to)
    values (${community}::uuid, ${id}::uuid, ${partner}::uuid, ${list}, ${kind}, ${area}, ${title},
      coalesce(${from}::date, ${todaySql}), ${to}::date + 1)`)
}

/** Takes an item off its list after its last day; null: with yesterday. */
export async function endItemRow(tx: Tx, at: At & { to: string | null }): Promise<void> {
  const end = at.to ? sql`${at.to}::date + 1` : todaySql
  await tx.run(sql`
    update partner_items set valid_to = greatest(${end}, valid_from)
    where community_id = ${at.community}::uuid and id = ${at.id}::uuid`)
}

export type NewProject = At & { partner: string; need: string; resource: string; title: string; from: string }

/** Keeps a project that was agreed. */
export async function insertProject(tx: Tx, project: NewProject): Promise<void> {
  const { community, id, partner, need, resource, title, from } = project
  await tx.run(sql`
    insert into partner_projects (community_id, id, partner_id, need_id, resource_id, title, state, begins_on)
    values (${community}::uuid, ${id}::uuid, ${partner}::uuid, ${need}::uuid, ${resource}::uuid, ${title}, 'agreed',
      ${from}::date)`)
}

/** Says what became of a project. */
export async function updateProject(
  tx: Tx,
  at: At & { state: 'delivered' | 'dropped'; on: string; delivered: string },
): Promise<void> {
  await tx.run(sql`
    update partner_projects set state = ${at.state}, delivered_on = ${at.on}::date, delivered = ${at.delivered}
    where community_id = ${at.community}::uuid and id = ${at.id}::uuid`)
}
