import { sql } from 'kysely'
import type { ReadTx } from '../platform/db/transaction.ts'

export type CallRow = {
  id: string
  channel: 'call_list' | 'sms'
  template: string
  subject_id: string
  params: { number?: string }
  has_phone: boolean
  tries: number
  made_at: Date
  total: number
}

/** Messages that are not sent within this time are the desk's to tell. */
const patienceMinutes = 10

/**
 * Lines that wait for the desk: the call list itself, failed messages, and messages that nobody has sent. One line a
 * reporter, with the newest there is to tell; it says what came before.
 */
export function findCalls(tx: ReadTx, at: { community: string; most: number }): Promise<CallRow[]> {
  return tx.all(sql<CallRow>`
    select *, (count(*) over ())::int as total from (
      select distinct on (subject_id, report_id) id, channel, template, subject_id, params, recipient is not null as has_phone,
        tries, made_at
      from notices
      where community_id = ${at.community}::uuid and subject_kind = 'matter'
      and ((channel = 'call_list' and state = 'waiting')
        or (channel = 'sms' and (state = 'failed'
          or (state = 'waiting' and made_at < clock_now() - ${patienceMinutes} * interval '1 minute'))))
      order by subject_id, report_id, made_at desc, id desc) newest
    order by made_at, id limit ${at.most}`)
}
