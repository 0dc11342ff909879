import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'

/** Something a person is to be told. With a recipient it becomes a message to send, without one a line on the desk's call list. */
export type Telling = {
  community: string
  /** Stable name of the wording, for example `matter.closed`. */
  template: string
  /** Codes and numbers for the wording; no words of residents. */
  params: Record<string, string | number>
  subject: { kind: string; id: string }
  report: string | null
  /** Sealed telephone number, or null where none was left. */
  recipient: Buffer | null
  at: Date
}

/** Writes the telling in the transaction of what it tells about; it is delivered at least once under its id. */
export async function tell(tx: Tx, telling: Telling): Promise<string> {
  const id = newId()
  const channel = telling.recipient ? 'sms' : 'call_list'
  await tx.run(sql`
    insert into notices (community_id, id, channel, template, params, subject_kind, subject_id, report_id, recipient, state, made_at, next_at)
    values (${telling.community}::uuid, ${id}::uuid, ${channel}, ${telling.template}, ${JSON.stringify(telling.params)}::jsonb,
      ${telling.subject.kind}, ${telling.subject.id}::uuid, ${telling.report}::uuid, ${telling.recipient}::bytea, 'waiting',
      ${telling.at}::timestamptz, ${channel === 'sms' ? telling.at : null}::timestamptz)`)
  return id
}

/**
 * Takes a line off the desk's list with the older ones for the same reporter, which it stands for; gives what it was about,
 * or undefined where it is done or sent already.
 */
export async function markDone(
  tx: Tx,
  at: { community: string; notice: string; by: string },
): Promise<{ subject_id: string; template: string } | undefined> {
  const done = await tx.first(sql<{ subject_id: string; template: string; report_id: string | null; made_at: Date }>`
    update notices set state = 'done', done_by = ${at.by}::uuid, done_at = clock_now()
    where community_id = ${at.community}::uuid and id = ${at.notice}::uuid and state in ('waiting', 'failed')
    returning subject_id, template, report_id, made_at`)
  if (!done) return undefined
  await tx.run(sql`
    update notices set state = 'done', done_by = ${at.by}::uuid, done_at = clock_now()
    where community_id = ${at.community}::uuid and subject_id = ${done.subject_id}::uuid
      and report_id is not distinct from ${done.report_id}::uuid and made_at <= ${done.made_at}::timestamptz
      and state in ('waiting', 'failed')`)
  return done
}
