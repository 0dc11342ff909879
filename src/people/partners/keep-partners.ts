import type { AccountActor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { type Ask, changeOnce } from '../community-change.ts'
import { recordPeople } from '../journal-people.ts'
import { lockOrganisation } from '../organisations/read.ts'
import type { PeopleContext } from '../people-context.ts'
import { maySeePartners } from '../policy-partners.ts'
import { peopleProblems } from '../problems.ts'
import { today } from '../read-absences.ts'
import { isParty, wrongSpan } from '../rules-organisations.ts'
import { fits, type Item } from '../rules-partners.ts'
import { refuseField, refuseFields } from '../staff-subjects.ts'
import { type ItemRow, lockAgreements, lockItem, lockProject } from './read.ts'
import { endItemRow, insertAgreement, insertItem, insertProject, updateProject } from './write.ts'

/** A partner sees its own lists, which the desk keeps. */
const maySee = maySeePartners

type Sign = Ask & { id: string; title: string; signedOn: string; from: string; to?: string; renews?: string }

/** Enters an agreement or a renewal. Throws people.not-here, refused, http.invalid. */
export function signAgreement(context: PeopleContext, actor: AccountActor, wish: Sign): Promise<{ agreement: string }> {
  return changeOnce(context, actor, {
    ...wish,
    maySee,
    work: async (tx) => ({ agreement: await keepAgreement(tx, wish) }),
  })
}

async function keepAgreement(tx: Tx, wish: Omit<Sign, 'command'>): Promise<string> {
  const { community, id: partner, signedOn, from, to = null, renews = null } = wish
  refuseFields([...wrongSpan(wish), ...wrongSpan({ from: signedOn }).map((each) => ({ ...each, field: 'signedOn' }))])
  await openPartner(tx, { community, id: partner })
  const others = await lockAgreements(tx, { community, id: partner })
  if (renews && !others.some(({ id }) => id === renews)) refuseField('renews', 'not-there')
  if (others.some((other) => (other.to === null || other.to >= from) && (to === null || other.from <= to))) {
    refuseField('from', 'two-at-once')
  }
  const id = newId()
  await insertAgreement(tx, { community, id, partner, title: wish.title.trim(), signedOn, from, to, renews })
  const facts = { agreement: id, signedOn, from, to, renews }
  await recordPeople(tx, { kind: 'partner.agreement_signed', subject: partner, community, facts })
  return id
}

type Put = Ask & Item & { id: string; title: string; from?: string; to?: string }

/** Puts a need or a resource on a partner's list. Throws people.not-here, refused, http.invalid. */
export function listItem(context: PeopleContext, actor: AccountActor, wish: Put): Promise<{ item: string }> {
  return changeOnce(context, actor, { ...wish, maySee, work: async (tx) => ({ item: await keepItem(tx, wish) }) })
}

async function keepItem(tx: Tx, wish: Omit<Put, 'command'>): Promise<string> {
  const { community, id: partner, list, kind, area, from = null, to = null } = wish
  refuseFields(wrongSpan(wish))
  await openPartner(tx, { community, id: partner })
  const id = newId()
  await insertItem(tx, { community, id, partner, list, kind, area, title: wish.title.trim(), from, to })
  const facts = { item: id, list, itemKind: kind, area, from, to }
  await recordPeople(tx, { kind: 'partner.item_listed', subject: partner, community, facts })
  return id
}

/** Takes a need or a resource off its list. Throws people.not-here, refused, http.invalid. */
export function endItem(
  context: PeopleContext,
  actor: AccountActor,
  wish: Ask & { id: string; to?: string },
): Promise<{ done: true }> {
  const { community, id, to = null } = wish
  const work = async (tx: Tx) => {
    const item = await lockItem(tx, { community, id })
    if (!item) throw new Problem(peopleProblems.notHere)
    refuseFields(wrongSpan({ from: item.from, to }))
    await endItemRow(tx, { community, id, to })
    await recordPeople(tx, { kind: 'partner.item_ended', subject: item.partner, community, facts: { item: id, to } })
    return { done: true as const }
  }
  return changeOnce(context, actor, { ...wish, maySee, work })
}

type Agree = Ask & { need: string; resource: string; title: string; from?: string }

/** Joins a need with a resource that fits. Throws people.not-here, refused, http.invalid. */
export function agreeProject(context: PeopleContext, actor: AccountActor, wish: Agree): Promise<{ project: string }> {
  return changeOnce(context, actor, { ...wish, maySee, work: async (tx) => ({ project: await keepProject(tx, wish) }) })
}

async function keepProject(tx: Tx, wish: Omit<Agree, 'command'>): Promise<string> {
  const { community, need, resource } = wish
  refuseFields(wrongSpan(wish))
  const wanted = await openItem(tx, { community, id: need, field: 'need' })
  const offered = await openItem(tx, { community, id: resource, field: 'resource' })
  if (!fits(wanted, offered)) refuseField('resource', 'does-not-fit')
  const from = wish.from ?? (await today(tx))
  const id = newId()
  await insertProject(tx, { community, id, partner: offered.partner, need, resource, title: wish.title.trim(), from })
  const facts = { project: id, need, resource, from }
  await recordPeople(tx, { kind: 'partner.project_agreed', subject: offered.partner, community, facts })
  return id
}

type Settle = Ask & { id: string; state: 'delivered' | 'dropped'; on?: string; delivered: string }

/** Says what a project really delivered. Throws people.not-here, refused, already-so, http.invalid. */
export function settleProject(context: PeopleContext, actor: AccountActor, wish: Settle): Promise<{ done: true }> {
  const { community, id, state } = wish
  const work = async (tx: Tx) => {
    const project = await lockProject(tx, { community, id })
    if (!project) throw new Problem(peopleProblems.notHere)
    if (project.state !== 'agreed') throw new Problem(peopleProblems.alreadySo)
    const on = wish.on ?? (await today(tx))
    refuseFields(wrongSpan({ from: project.from, to: on }).map((each) => ({ ...each, field: 'on' })))
    const delivered = wish.delivered.trim()
    await updateProject(tx, { community, id, state, on, delivered })
    const facts = { project: id, state, on }
    await recordPeople(tx, {
      kind: 'partner.project_settled',
      subject: project.partner,
      community,
      facts,
      words: { delivered },
    })
    return { done: true as const }
  }
  return changeOnce(context, actor, { ...wish, maySee, work })
}

async function openPartner(tx: Tx, at: { community: string; id: string }): Promise<void> {
  const known = await lockOrganisation(tx, at)
  if (!known) throw new Problem(peopleProblems.notHere)
  if (isParty(known.kind)) refuseField('partner', 'not-for-this-kind')
}

async function openItem(
  tx: Tx,
  { community, id, field }: { community: string; id: string; field: string },
): Promise<ItemRow> {
  const item = await lockItem(tx, { community, id })
  if (!item) return refuseField(field, 'not-there')
  if (!item.isNow) refuseField(field, 'ended')
  return item
}
