import type { Readable } from 'node:stream'
import { localDay, readFrame } from '../places/index.ts'
import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import type { ReferralNote } from './draw-referral.ts'
import { allow, notePlan } from './keep-plan.ts'
import { mayPrintReferral } from './policy.ts'
import { careProblems } from './problems.ts'
import { namesOf } from './read-people.ts'
import { lockPlan } from './read-plans.ts'
import { findReferral, type ReferralRow } from './read-referrals.ts'
import { findWhoAndDoor } from './read-rounds.ts'
import { dayIn } from './rules-zones.ts'
import { markPrinted } from './write-referrals.ts'

type Ask = { community: string; referral: string; command: Command }

/**
 * The referral note as a PDF. It opens her name and door, which is kept with the plan before anything is printed. The plan is not the
 * helper's to see, so the engine reads for her once the policy has said that she made the note. Throws care.not-here, refused.
 */
export async function printReferral(context: CareContext, actor: AccountActor, ask: Ask): Promise<Readable> {
  const { community } = ask
  const seen = await context.database.read(actor, (tx) => findReferral(tx, ask))
  if (!seen) throw new Problem(careProblems.notHere)
  allow(mayPrintReferral(actor, { community, madeBy: seen.made_by, madeAt: seen.made_at, now: seen.now }))
  const note = await openNote(context, actor, { ...ask, plan: seen.plan_id })
  // Drawing needs large libraries, and notes are rare.
  const { drawReferral } = await import('./draw-referral.ts')
  return drawReferral(note)
}

function openNote(context: CareContext, actor: AccountActor, ask: Ask & { plan: string }): Promise<ReferralNote> {
  const { community, referral, command } = ask
  return context.database.write({ kind: 'engine', subject: ask.plan }, async (tx) => {
    const plan = await lockPlan(tx, ask.plan)
    const row = await findReferral(tx, ask)
    if (!plan || !row?.person_id) throw new Problem(careProblems.notHere)
    tx.concern(row.person_id)
    const who = await findWhoAndDoor(tx, { community, person: row.person_id })
    const names = await namesOf(tx, community, [row.made_by])
    const frame = await readFrame(tx, { community, day: localDay(plan.now) })
    await once(tx, { community, command }, async () => {
      await markPrinted(tx, { community, referral, now: plan.now })
      await notePlan(tx, plan, { kind: 'plan.referral_printed', facts: { referral, by: actor.account } })
      return null
    })
    return noteOf(row, {
      community: frame?.community.name ?? '',
      name: who?.name ?? '',
      place: `${row.building ?? ''} ${who?.door ?? ''}`.trim(),
      from: names.get(row.made_by) ?? '',
      day: dayIn(plan.zone, row.made_at),
    })
  })
}

function noteOf(
  row: ReferralRow,
  said: Pick<ReferralNote, 'community' | 'name' | 'place' | 'from' | 'day'>,
): ReferralNote {
  return { ...said, number: row.id.slice(-6).toUpperCase(), to: row.refer_to, reasons: row.concerns }
}
