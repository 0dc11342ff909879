import { sql } from 'kysely'
import { actorId } from '../actor.ts'
import type { Tx } from '../db/transaction.ts'
import { newId } from '../ids.ts'
import type { RuleSetKind } from './read.ts'

export type NewRuleSet = { community: string; kind: RuleSetKind; effectiveFrom: string; content: unknown }

/** Lets the content hold from the date on; what held before stays as history. Gives the new version's id. */
export async function setRules(tx: Tx, rules: NewRuleSet): Promise<string> {
  const id = newId()
  await tx.run(sql`
    insert into rule_sets (community_id, id, kind, effective_from, content, made_by, made_at)
    values (${rules.community}::uuid, ${id}::uuid, ${rules.kind}, ${rules.effectiveFrom}::date,
      ${JSON.stringify(rules.content)}::jsonb, ${actorId(tx.actor)}::uuid, clock_now())`)
  return id
}
