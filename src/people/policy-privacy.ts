import type { AccountActor, ResidentActor } from '../platform/actor.ts'
import type { Answer } from './policy.ts'
import { mayKeepResidents, type RecordPlace } from './policy-residents.ts'

const yes: Answer = { allowed: true }
const no = (reason: string): Answer => ({ allowed: false, reason })

function isDesk(actor: AccountActor, community: string): Answer {
  const may = actor.posts.some(
    ({ kind, community: held }) => held === community && (kind === 'secretary' || kind === 'desk_clerk'),
  )
  return may ? yes : no(actor.members.includes(community) ? 'not-with-this-post' : 'not-your-place')
}

/** Reading and changing one's own record: the resident whose slip opened this browser. */
export function mayUseOwnRecord(actor: ResidentActor, record: { id: string; erasedAt: Date | null }): Answer {
  return actor.person === record.id && record.erasedAt === null ? yes : no('not-your-place')
}

/** Printing the slip with which a resident opens her record, and ending it: the desk, face to face. */
export function mayGiveSlip(actor: AccountActor, community: string): Answer {
  return isDesk(actor, community)
}

/** Writing down what a resident agreed to or took back: who keeps the register there, at the desk or at the door. */
export function mayRecordConsent(actor: AccountActor, at: RecordPlace): Answer {
  return mayKeepResidents(actor, at)
}

/** Answering what residents ask about their records: the desk. */
export function mayAnswerRequests(actor: AccountActor, community: string): Answer {
  return isDesk(actor, community)
}

/** Changing for how long records are kept: the secretary. */
export function maySetRetention(actor: AccountActor, community: string): Answer {
  const may = actor.posts.some(({ kind, community: held }) => held === community && kind === 'secretary')
  return may ? yes : no(actor.members.includes(community) ? 'not-with-this-post' : 'not-your-place')
}

/** Reading the terms for which records are kept: whoever works in the community or audits it. */
export function maySeeRetention(actor: AccountActor, community: string): Answer {
  return actor.members.includes(community) || actor.audits.includes(community) ? yes : no('not-your-place')
}

/** Reading who opened what and what for, without the residents' data: the auditor. */
export function mayAuditOpenings(actor: AccountActor, community: string): Answer {
  return actor.audits.includes(community) ? yes : no('not-with-this-post')
}
