import type { AccountActor, PostKind } from '../platform/actor.ts'

/** Yes, or no with a stable reason word. */
export type Answer = { readonly allowed: true } | { readonly allowed: false; readonly reason: string }

const yes: Answer = { allowed: true }
const no = (reason: string): Answer => ({ allowed: false, reason })

function holds(actor: AccountActor, community: string, kinds: readonly PostKind[]): boolean {
  return actor.posts.some((post) => post.community === community && kinds.includes(post.kind))
}

/** Keeping the register of care: the desk of the community. */
export function mayKeepCare(actor: AccountActor, community: string): Answer {
  if (holds(actor, community, ['secretary', 'desk_clerk'])) return yes
  return no(actor.members.includes(community) ? 'not-with-this-post' : 'not-your-place')
}

/** Looking at plans and alarms: whoever works in the community; row security decides on the rows. */
export function maySeeCare(actor: AccountActor, community: string): Answer {
  const kinds: PostKind[] = [
    'secretary',
    'desk_clerk',
    'grid_leader',
    'grid_worker',
    'kin_team_member',
    'building_captain',
  ]
  return holds(actor, community, kinds) ? yes : no('not-your-place')
}

/** Acting on an alarm: whoever it names, and the desk. */
export function mayActOnAlarm(actor: AccountActor, alarm: { community: string; audience: readonly string[] }): Answer {
  if (mayKeepCare(actor, alarm.community).allowed) return yes
  return alarm.audience.some((id) => actor.parties.includes(id)) ? yes : no('not-yours')
}

/** Raising an alarm by hand: the desk, and whoever the plan names. */
export function mayRaiseAlarm(actor: AccountActor, plan: { community: string; audience: readonly string[] }): Answer {
  if (mayKeepCare(actor, plan.community).allowed) return yes
  return plan.audience.some((id) => actor.parties.includes(id)) ? yes : no('not-yours')
}

/** Whoever holds the secret link of a plan: the person herself, or somebody she named. */
export function holdsCareLink(): Answer {
  return yes
}

/** Sending packets: whoever signs the batch with the secret of its feed. */
export function signsForFeed(): Answer {
  return yes
}

/** Recording a planned visit or call: who is or was asked to go, as she may have stood at the door, and the desk. */
export function mayRecordRound(actor: AccountActor, round: { community: string; helpers: readonly string[] }): Answer {
  if (mayKeepCare(actor, round.community).allowed) return yes
  return round.helpers.includes(actor.account) ? yes : no('not-yours')
}

const helperHours = 24

/** Printing a referral note: the desk, and for a day whoever made it. */
export function mayPrintReferral(
  actor: AccountActor,
  note: { community: string; madeBy: string; madeAt: Date; now: Date },
): Answer {
  if (mayKeepCare(actor, note.community).allowed) return yes
  if (note.madeBy !== actor.account) return no('not-yours')
  return note.now.getTime() - note.madeAt.getTime() < helperHours * 3_600_000 ? yes : no('too-late')
}

/** Saying what became of a message: the provider that signs with the secret it was handed messages with. */
export function signsForProvider(): Answer {
  return yes
}
