import { sql } from 'kysely'
import type { ReadTx } from '../db/transaction.ts'

/** Kinds of what people set and what holds from a date on. */
export type RuleSetKind = 'categories' | 'hours' | 'contacts' | 'offices' | 'holidays' | 'retention'

/** The content that holds on `day` (YYYY-MM-DD) for each kind asked for; a kind never set is absent. */
export async function ruleSetsOn(
  tx: ReadTx,
  at: { community: string; day: string; kinds: readonly RuleSetKind[] },
): Promise<Partial<Record<RuleSetKind, unknown>>> {
  const rows = await tx.all(sql<{ kind: RuleSetKind; content: unknown }>`
    select distinct on (kind) kind, content from rule_sets
    where community_id = ${at.community}::uuid and kind = any (${[...at.kinds]}::text[]) and effective_from <= ${at.day}::date
    order by kind, effective_from desc, made_at desc`)
  return Object.fromEntries(rows.map((row) => [row.kind, row.content]))
}

/** All versions of one kind, newest effective date first. */
export function ruleSetHistory(tx: ReadTx, at: { community: string; kind: RuleSetKind }) {
  return tx.all(sql<{ id: string; effective_from: string; content: unknown; made_by: string | null; made_at: Date }>`
    select id, effective_from, content, made_by, made_at from rule_sets
    where community_id = ${at.community}::uuid and kind = ${at.kind}
    order by effective_from desc, made_at desc limit 50`)
}
