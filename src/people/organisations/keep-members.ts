import type { AccountActor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { type Ask, changeOnce } from '../community-change.ts'
import { recordPeople } from '../journal-people.ts'
import type { PeopleContext } from '../people-context.ts'
import { peopleProblems } from '../problems.ts'
import { today } from '../read-absences.ts'
import { type Force, isParty, type MemberRole, wrongSpan } from '../rules-organisations.ts'
import { refuseField, refuseFields } from '../staff-subjects.ts'
import { hasPerson, type KindRow, lockMembership, lockOrganisation, type MembershipRow } from './read.ts'
import { endMembershipRow, insertMemberships } from './write.ts'

type Join = Ask & {
  id: string
  name: string
  role: MemberRole
  force?: Force
  account?: string
  person?: string
  from?: string
  to?: string
}

/** Takes somebody into an organisation. Throws people.not-here, refused, http.invalid. */
export function joinOrganisation(
  context: PeopleContext,
  actor: AccountActor,
  wish: Join,
): Promise<{ membership: string }> {
  const {
    community,
    id: organisation,
    role,
    force = null,
    account = null,
    person = null,
    from = null,
    to = null,
  } = wish
  const work = async (tx: Tx) => {
    const known = await openOrganisation(tx, { community, id: organisation })
    refuseFields([...wrongSpan(wish), ...wrongForce(known, wish), ...outside(known, wish)])
    if (person && !(await hasPerson(tx, { community, id: person }))) refuseField('person', 'not-there')
    const membership = newId()
    const name = wish.name.trim()
    const who = { member: membership, name, account, person }
    const row = { id: membership, community, organisation, ...who, role, force, from, to }
    await insertMemberships(tx, [row])
    const facts = { organisation, role, force, account, from, to }
    await recordPeople(tx, { kind: 'membership.begun', subject: membership, community, facts, words: { name } })
    return { membership }
  }
  return changeOnce(context, actor, { ...wish, work })
}

type Move = Ask & { id: string; to: string; role?: MemberRole; from?: string }

/** Moves a member from a day on; where she was stays on record. Throws people.not-here, refused, already-so, http.invalid. */
export function moveMember(context: PeopleContext, actor: AccountActor, wish: Move): Promise<{ membership: string }> {
  const { community } = wish
  const work = async (tx: Tx) => {
    const known = await openMembership(tx, wish)
    const target = await lockOrganisation(tx, { community, id: wish.to })
    if (!target) return refuseField('to', 'not-there')
    if (target.kind !== known.kind) return refuseField('to', 'not-for-this-kind')
    if (target.id === known.organisation) return refuseField('to', 'same-as-before')
    const from = wish.from ?? (await today(tx))
    refuseFields([...wrongSpan({ from }), ...outside(target, { from })])
    if (from < known.from) return refuseField('from', 'before-from')
    if (known.to && from > known.to) return refuseField('from', 'after-to')
    await endMembershipRow(tx, { community, id: known.id, to: dayBefore(from), because: 'moved' })
    const membership = newId()
    const { member, name, force, account, person, to } = known
    const who = { member, name, force, account, person }
    const role = wish.role ?? known.role
    await insertMemberships(tx, [{ id: membership, community, organisation: target.id, ...who, role, from, to }])
    const facts = { member, organisation: target.id, previous: known.organisation, role, from }
    await recordPeople(tx, { kind: 'membership.moved', subject: membership, community, facts })
    return { membership }
  }
  return changeOnce(context, actor, { ...wish, work })
}

type End = Ask & { id: string; because: 'retired' | 'left' | 'entered_by_mistake'; to?: string }

/** Ends a membership now, or after its last day. Throws people.not-here, refused, already-so, http.invalid. */
export function endMembership(context: PeopleContext, actor: AccountActor, wish: End): Promise<{ done: true }> {
  const { community, because, to = null } = wish
  const work = async (tx: Tx) => {
    const known = await openMembership(tx, wish)
    refuseFields(wrongSpan({ from: known.from, to }))
    await endMembershipRow(tx, { community, id: known.id, to, because })
    const facts = { member: known.member, organisation: known.organisation, because, to }
    await recordPeople(tx, { kind: 'membership.ended', subject: known.id, community, facts })
    return { done: true as const }
  }
  return changeOnce(context, actor, { ...wish, work })
}

type At = { community: string; id: string }

async function openOrganisation(tx: Tx, at: At): Promise<KindRow> {
  const known = await lockOrganisation(tx, at)
  if (!known) throw new Problem(peopleProblems.notHere)
  if (isParty(known.kind)) refuseField('organisation', 'party-roll')
  return known
}

/** A membership that has not ended. */
async function openMembership(tx: Tx, { community, id }: At): Promise<MembershipRow> {
  const known = await lockMembership(tx, { community, id })
  if (!known) throw new Problem(peopleProblems.notHere)
  if (known.endedBecause && !known.isNow) throw new Problem(peopleProblems.alreadySo)
  return known
}

function wrongForce({ kind }: KindRow, { force }: Join) {
  if ((kind === 'team') === (force !== undefined)) return []
  return [{ field: 'force', reason: force ? 'not-for-this-kind' : 'missing' }]
}

function outside(organisation: KindRow, { from }: { from?: string }) {
  const ended = organisation.to !== null && (from ?? organisation.from) > organisation.to
  return ended ? [{ field: 'organisation', reason: 'ended' }] : []
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
