import type { ReadTx } from '../platform/db/transaction.ts'
import { findDutyOf, findRecipients, type RecipientRow } from './read-recipients.ts'
import type { Reach } from './rules-alarms.ts'
import type { Chain, StepKind } from './rules-plans.ts'
import { quietUntil } from './rules-quiet.ts'
import type { AlarmPlace } from './write-alarms.ts'

/** What stands for one human in whatever step she is: her account, her link, else her entry. */
export function keyOf({ account_id, link_id, id }: Pick<RecipientRow, 'account_id' | 'link_id' | 'id'>): string {
  return account_id ?? link_id ?? id
}

/** The people a chain could turn to now, by step. */
export type Circle = {
  readonly reach: Reach
  /** Until when everybody of a step is not to be called. */
  readonly quiet: (step: number) => Date | null
  of(step: number): readonly RecipientRow[]
  /** Those of a step who may be called now; everybody where all are quiet, for then the chain has decided. */
  now(step: number): readonly RecipientRow[]
  /** Whoever has claimed the alarm, where she has a number. */
  readonly owner: RecipientRow | undefined
}

const rolesOf: Readonly<Record<StepKind, readonly RecipientRow['role'][]>> = {
  person: ['person'],
  family: ['family'],
  team: ['team_member'],
  grid_and_desk: ['grid_leader', 'duty_desk'],
  emergency_call: ['duty_desk'],
}

/** Finds who can be told at this moment; on duty is who is on duty now, not when the alarm opened. `owner`: who has claimed it. */
export async function circleOf(
  tx: ReadTx,
  place: AlarmPlace & { owner?: string | null },
  chain: Chain,
): Promise<Circle> {
  const all = await findRecipients(tx, place)
  const owner = place.owner ? await ownerAmong(tx, all, { community: place.community, owner: place.owner }) : undefined
  const of = (step: number) => {
    const roles = rolesOf[chain.steps[step]!.kind]
    return all.filter((each) => roles.includes(each.role) && each.phone !== null)
  }
  // Where much hangs on it nobody's hours are asked for.
  const awake = (step: number) => of(step).filter((each) => chain.riskClass === 'high' || quietOf(each) === null)
  return {
    of,
    owner,
    now: (step) => (awake(step).length > 0 ? awake(step) : of(step)),
    reach: (step) => of(step).length > 0,
    quiet: (step) => {
      if (awake(step).length > 0) return null
      return of(step)
        .map(quietOf)
        .reduce<Date | null>((first, each) => (first && each && first < each ? first : each), null)
    },
  }
}

/** She may be off duty by now; what she took on is still hers, and so is the number she was on duty with. */
async function ownerAmong(
  tx: ReadTx,
  all: readonly RecipientRow[],
  { community, owner }: { community: string; owner: string },
): Promise<RecipientRow | undefined> {
  const named = all.find((each) => keyOf(each) === owner && each.phone !== null)
  return named ?? (await findDutyOf(tx, { community, account: owner }))
}

function quietOf({ quiet_from: from, quiet_to: to, zone, now }: RecipientRow): Date | null {
  return from && to ? quietUntil({ from, to }, zone, now) : null
}
