import { type AccountActor, type PostKind, postKinds, type ResidentActor } from '../platform/actor.ts'
import type { Answer } from './policy.ts'
import { mayKeepResidents, mayOpenField, type Opening, type RecordPlace } from './policy-residents.ts'
import type { FieldKind } from './residents/rules-residents.ts'

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

/** Reading how much is kept, on which grounds and how often it was opened, in numbers: auditor, security officer, desk. */
export function maySeePrivacyFacts(actor: AccountActor, at: { community: string; subdistrict: string }): Answer {
  if (actor.audits.includes(at.community) || isDesk(actor, at.community).allowed) return yes
  const isOfficer = actor.posts.some(
    ({ kind, subdistrict }) => kind === 'security_officer' && subdistrict === at.subdistrict,
  )
  return isOfficer ? yes : no('not-with-this-post')
}

const openedField: Readonly<Partial<Record<FieldKind, Opening['field']>>> = {
  identity: 'name',
  phone: 'phone',
  id_number: 'id_number',
  guardian: 'contact',
  emergency_contact: 'contact',
}

/** The kinds of post that may open a kind of field where they stand, as the sentences above decide; a captain of those who agreed. */
export function postsThatOpen(kind: FieldKind): PostKind[] {
  const [community, grid, building] = ['community', 'grid', 'building']
  const field = openedField[kind]
  return postKinds.filter((held) => {
    const none = { profession: null, subdistrict: null, office: null, organisation: null, deputyFor: null }
    const actor: AccountActor = {
      ...{ kind: 'account', account: '', posts: [{ id: '', kind: held, community, grid, building, ...none }] },
      ...{ communities: [], members: [community], grids: [], buildings: [], parties: [], audits: [], administers: [] },
    }
    if (field === undefined) return mayKeepResidents(actor, { community, grid }).allowed
    return mayOpenField(actor, { community, grid, building, field, captainKnows: true }).allowed
  })
}
