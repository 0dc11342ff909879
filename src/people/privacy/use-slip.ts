import type { ResidentActor } from '../../platform/actor.ts'
import { addCalendarDays } from '../../platform/calendar/working-calendar.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { OwnRecord } from '../../platform/http/caller.ts'
import { newId } from '../../platform/ids.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { Problem } from '../../platform/problem.ts'
import { networkOf } from '../../platform/throttles/network.ts'
import { countTry, forgiveTry } from '../../platform/throttles/write.ts'
import { recordResident } from '../residents/journal-residents.ts'
import { privacyProblems } from './problems.ts'
import { findOwnHousehold, findResidentSignIn, findSlipOfLink, lockSlip, type SlipRow } from './read-slips.ts'
import { daysOfSignIn, typedSlip } from './rules-privacy.ts'
import { signInToken, slipHash, tokenHash } from './slip-codes.ts'
import { endResidentSignIn, insertResidentSignIn, markUsed } from './write-slips.ts'

// Twelve digits against twenty tries an hour from one network.
const perNetwork = { most: 20, windowSeconds: 3600 }

type Ask = { code: string; source: string; command: Command }

/**
 * Opens a resident's record with the code of her slip, which that uses up; gives the token for her browser's cookie. Of two
 * at once one gets in; the same command again gets the same token. Throws privacy.wrong-slip, too-many-tries.
 */
export async function openWithSlip(context: Context, ask: Ask): Promise<{ token: string; days: number }> {
  const { database, secrets } = context
  const allowance = { key: secrets.hash('slip tries', networkOf(ask.source)), ...perNetwork }
  if (context.throttled) {
    const wait = await database.write({ kind: 'public' }, (tx) => countTry(tx, allowance))
    if (wait > 0) throw new Problem(privacyProblems.tooManyTries, { retryAfter: wait })
  }
  const slip = await slipOf(context, ask.code)
  if (!slip) throw new Problem(privacyProblems.wrongSlip)
  const actor: ResidentActor = {
    kind: 'resident',
    person: slip.person_id,
    household: null,
    community: slip.community_id,
  }
  const sent = { ...ask.command, sender: slip.person_id }
  const { signIn } = await database.write(actor, async (tx) => {
    if (context.throttled) await forgiveTry(tx, allowance.key)
    return once(tx, { community: slip.community_id, command: sent }, () => spend(tx, context, slip))
  })
  return { token: signInToken(secrets, signIn), days: daysOfSignIn }
}

function slipOf({ database, secrets }: Context, typed: string): Promise<SlipRow | undefined> {
  const code = typedSlip(typed)
  if (!code) return Promise.resolve(undefined)
  return database.read({ kind: 'link', codeHash: slipHash(secrets, code) }, findSlipOfLink)
}

async function spend(tx: Tx, { secrets }: Context, { community_id: community, id, person_id }: SlipRow) {
  const slip = await lockSlip(tx, { community, slip: id })
  const now = await clockNow(tx)
  if (!slip || slip.used_at || slip.ended_at || slip.expires_at <= now) throw new Problem(privacyProblems.wrongSlip)
  const own = await findOwnHousehold(tx, { community, person: person_id })
  if (!own || own.erased_at) throw new Problem(privacyProblems.wrongSlip)
  const signIn = newId()
  await markUsed(tx, { community, slip: id })
  await insertResidentSignIn(tx, {
    ...{ id: signIn, community, person: person_id, slip: id, guardian: slip.guardian_id },
    hash: tokenHash(signInToken(secrets, signIn)),
    expiresAt: addCalendarDays(now, daysOfSignIn),
  })
  await recordResident(tx, { kind: 'resident.signed_in', community, subject: person_id, grid: null, at: now })
  return { signIn }
}

/** The half of the doorkeeper that knows residents: who is behind a browser's token now. Asked anew each time. */
export async function residentOf({ database }: Context, token: string): Promise<OwnRecord | null> {
  const found = await database.read({ kind: 'link', codeHash: tokenHash(token) }, findResidentSignIn)
  if (!found) return null
  const actor = { kind: 'resident', person: found.person_id, household: null, community: found.community_id } as const
  const own = await database.read(actor, (tx) =>
    findOwnHousehold(tx, { community: actor.community, person: actor.person }),
  )
  if (!own || own.erased_at) return null
  return { actor: { ...actor, household: own.household_id }, signInId: found.id, guardian: found.guardian_id }
}

/** Closes her browser. */
export async function closeOwnRecord({ database }: Context, { actor, signInId }: OwnRecord): Promise<void> {
  await database.write(actor, (tx) => endResidentSignIn(tx, { community: actor.community, signIn: signInId }))
}
