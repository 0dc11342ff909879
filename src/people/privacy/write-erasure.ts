import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'

type PersonAt = { community: string; person: string }

/** Takes back everything she agreed to. */
export async function withdrawAll(tx: Tx, at: PersonAt): Promise<void> {
  await tx.run(sql`
    update field_grounds set withdrawn_at = clock_now()
    where community_id = ${at.community}::uuid and person_id = ${at.person}::uuid and basis = 'consent' and withdrawn_at is null`)
}

/** Takes off what stands in her record by her word alone. */
export async function clearAgreed(tx: Tx, at: PersonAt): Promise<void> {
  await tx.run(sql`
    update persons set phone = null, phone_hash = null, phone_tail_hash = null, id_number = null, id_hash = null,
      captain_knows = false, changed_at = clock_now()
    where community_id = ${at.community}::uuid and id = ${at.person}::uuid`)
}

/** Takes off whom to call in an emergency; guardians of a child stay. */
export async function deleteEmergencyContacts(tx: Tx, at: PersonAt): Promise<void> {
  await tx.run(sql`
    delete from contacts where community_id = ${at.community}::uuid and person_id = ${at.person}::uuid and kind = 'emergency'`)
}

/** Lets a record that has ended be erased now. */
export async function setEraseDue(tx: Tx, at: PersonAt): Promise<void> {
  await tx.run(sql`
    update persons set erase_due = clock_now()
    where community_id = ${at.community}::uuid and id = ${at.person}::uuid and ended_on is not null and erased_at is null`)
}
