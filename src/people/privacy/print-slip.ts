import type { Readable } from 'node:stream'
import { localDay, readFrame } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { Problem } from '../../platform/problem.ts'
import { mayGiveSlip } from '../policy-privacy.ts'
import { type PersonAt, seeResident } from '../residents/open-resident.ts'
import { allow } from '../staff-subjects.ts'
import type { Paper } from './draw-slip.ts'
import { privacyProblems } from './problems.ts'
import { findNewestSlip } from './read-slips.ts'
import { slipCode } from './slip-codes.ts'

/**
 * The slip of a resident that still opens, as a PDF; the code is worked out again from the keys and is not kept.
 * Throws people.no-such-resident, refused, privacy.no-slip.
 */
export async function printSlip(
  { database, secrets, publicAddress }: Context,
  actor: AccountActor,
  ask: PersonAt & { paper: Paper },
): Promise<Readable> {
  const { community } = ask
  const found = await database.read(actor, async (tx) => {
    await seeResident(tx, actor, ask)
    allow(mayGiveSlip(actor, community))
    const now = await clockNow(tx)
    const [slip, frame] = await Promise.all([findNewestSlip(tx, ask), readFrame(tx, { community, day: localDay(now) })])
    if (!slip || slip.used_at || slip.ended_at || slip.expires_at <= now) throw new Problem(privacyProblems.noSlip)
    return { slip, frame: frame! }
  })
  const contacts = found.frame.rules.contacts as { dutyNumber?: string | null } | undefined
  // What draws is large and seldom used: fetched when somebody prints.
  const { drawSlip } = await import('./draw-slip.ts')
  return drawSlip({
    paper: ask.paper,
    community: found.frame.community.name,
    dutyNumber: contacts?.dutyNumber ?? null,
    publicAddress,
    code: slipCode(secrets, found.slip.id).code,
    until: localDay(found.slip.expires_at),
  })
}
