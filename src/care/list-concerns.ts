import type { AccountActor } from '../platform/actor.ts'
import { clockNow } from '../platform/journal/read.ts'
import type { CareContext } from './care-context.ts'
import type { ConcernLine } from './contract-referrals.ts'
import { allow } from './keep-plan.ts'
import { mayKeepCare, mayPrintReferral, maySeeCare } from './policy.ts'
import { maskedName } from './present.ts'
import { type ConcernRow, findConcerns } from './read-referrals.ts'

const usualDays = 31

/** Concerns in sight with what followed: all for the desk, one's own for who went. Throws care.refused. */
export function listConcerns(
  { database }: CareContext,
  actor: AccountActor,
  ask: { community: string; mine?: boolean; days?: number },
): Promise<{ items: ConcernLine[] }> {
  const { community, days = usualDays } = ask
  allow(maySeeCare(actor, community))
  const isDesk = mayKeepCare(actor, community).allowed
  const by = ask.mine || !isDesk ? actor.account : null
  return database.read(actor, async (tx) => {
    const now = await clockNow(tx)
    const rows = await findConcerns(tx, { community, by, account: actor.account, days })
    const mayPrint = ({ done_at }: ConcernRow) =>
      mayPrintReferral(actor, { community, madeBy: actor.account, madeAt: done_at, now }).allowed
    return { items: rows.map((row) => lineOf(row, { isDesk, mayPrint: mayPrint(row) })) }
  })
}

function lineOf(row: ConcernRow, { isDesk, mayPrint }: { isDesk: boolean; mayPrint: boolean }): ConcernLine {
  const { round, plan, kind, building, concerns, alarm, matter, refer_to: to } = row
  return {
    ...{ round, plan, kind, building, concerns, alarm, matter },
    name: isDesk && row.name ? maskedName(row.name) : null,
    at: row.done_at.toISOString(),
    by: row.helper,
    referral:
      row.referral && to ? { id: row.referral, to, printedAt: row.printed_at?.toISOString() ?? null, mayPrint } : null,
  }
}
