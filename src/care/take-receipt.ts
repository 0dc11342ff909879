import { timingSafeEqual } from 'node:crypto'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import { careProblems } from './problems.ts'
import { findAlarmPlan } from './read-alarms.ts'
import { signBatch } from './take-packets.ts'
import { noteCheck, noteReceipt } from './write-sends.ts'

type Receipt = { id: string; status: 'delivered' | 'undelivered'; raw: Buffer; signature: string }

/**
 * What became of a message at the other end. Delivered proves the number; undelivered takes "told" back, so that the desk sees whom
 * nothing reaches. Throws care.wrong-signature, care.not-here.
 */
export async function takeReceipt(
  { database, receiptSecret }: CareContext,
  { id, status, raw, signature }: Receipt,
): Promise<{ state: string }> {
  if (!receiptSecret) throw new Problem(careProblems.notHere)
  const [wanted, given] = [Buffer.from(signBatch(receiptSecret, raw)), Buffer.from(signature)]
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new Problem(careProblems.wrongSignature)
  return database.write({ kind: 'engine' }, async (tx) => {
    const send = await noteReceipt(tx, { id, isDelivered: status === 'delivered' })
    if (!send) throw new Problem(careProblems.notHere)
    if (!send.changed) return { state: send.state }
    tx.open(send.alarm_id)
    const plan = await findAlarmPlan(tx, send.alarm_id)
    if (plan) {
      tx.open(plan)
      const { community_id: community, recipient_id: recipient, channel } = send
      await noteCheck(tx, { community, plan, recipient, channel, worked: status === 'delivered' })
    }
    return { state: send.state }
  })
}
