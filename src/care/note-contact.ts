import type { Tx } from '../platform/db/transaction.ts'
import type { PlanRow } from './read-plans.ts'
import { markContact, markMissing } from './write-contact.ts'

/** Somebody heard from her: nothing is missing that was due before. */
export function noteContact(tx: Tx, plan: PlanRow, at: Date): Promise<void> {
  return markContact(tx, { community: plan.community_id, plan: plan.id, at })
}

/** A sign did not come; counted from the first one since anybody heard from her. */
export function noteMissing(tx: Tx, plan: PlanRow, dueAt: Date): Promise<void> {
  return markMissing(tx, { community: plan.community_id, plan: plan.id, at: dueAt })
}
