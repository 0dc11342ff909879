import type { Tx } from '../../platform/db/transaction.ts'
import { clearAgreed, deleteEmergencyContacts, setEraseDue, withdrawAll } from './write-erasure.ts'

type PersonAt = { community: string; person: string }

/** Erases what rests on her word alone: telephone, number, whom to call, the captain's sight. The actor opened her record. */
export async function eraseAgreed(tx: Tx, at: PersonAt): Promise<void> {
  await withdrawAll(tx, at)
  await clearAgreed(tx, at)
  await deleteEmergencyContacts(tx, at)
}

/** Lets the engine erase a record that has ended with its next round. */
export async function eraseSoon(tx: Tx, at: PersonAt): Promise<void> {
  await setEraseDue(tx, at)
}
