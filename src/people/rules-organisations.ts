import type { PostKind } from '../platform/actor.ts'
import type { FieldProblem } from '../platform/problem.ts'
import { isDay } from './rules-posts.ts'

/** Kinds of organisation that are engaged from outside the offices, and the teams. */
export const engagedKinds = ['property_company', 'police', 'legal_aid', 'clinic', 'partner', 'team'] as const

/** All kinds of organisation of a community. */
export const organisationKinds = [
  'party_committee',
  'party_branch',
  'party_group',
  'residents_committee',
  'subcommittee',
  'team',
  'property_company',
  'social_organisation',
  'volunteer_team',
  'partner',
  'police',
  'legal_aid',
  'clinic',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** Roles in an organisation. */
export const memberRoles = ['head', 'deputy_head', 'member', 'contact'] as const
export type MemberRole = (typeof memberRoles)[number]

/** The six forces that a member of the 同心亲友团 comes from: five kinds of elders and the paid professionals. */
export const forces = ['old_party_member', 'old_cadre', 'model_worker', 'veteran', 'expert', 'professional'] as const
export type Force = (typeof forces)[number]

const under: Partial<Record<OrganisationKind, readonly OrganisationKind[]>> = {
  party_branch: ['party_committee'],
  party_group: ['party_branch'],
  subcommittee: ['residents_committee'],
}
const onTop: readonly OrganisationKind[] = ['party_committee', 'residents_committee']

/** Whether an organisation of this kind may stand under one of that kind; null: under none. */
export function mayStandUnder(kind: OrganisationKind, parent: OrganisationKind | null): boolean {
  const needed = under[kind]
  if (needed) return parent !== null && needed.includes(parent)
  if (onTop.includes(kind)) return parent === null
  return parent === null || !isParty(parent)
}

/** Whether the kind is a part of the Party's own tree, whose members stand on the roll and nowhere else. */
export function isParty(kind: OrganisationKind): boolean {
  return kind === 'party_committee' || kind === 'party_branch' || kind === 'party_group'
}

const standsAt: Partial<Record<PostKind, readonly OrganisationKind[]>> = {
  property_company: ['property_company'],
  professional: ['police', 'legal_aid', 'clinic'],
  partner: ['partner', 'social_organisation', 'volunteer_team'],
  kin_team_member: ['team'],
  party_officer: ['party_committee', 'party_branch', 'party_group'],
}

/** Whether a post of this kind may stand at an organisation of that kind: a post sees whatever names its organisation. */
export function mayStandAt(kind: PostKind, organisation: OrganisationKind): boolean {
  return standsAt[kind]?.includes(organisation) ?? false
}

/** What is wrong with a span of days that both count; it may lie in the past, since history is entered too. */
export function wrongSpan({ from, to }: { from?: string; to?: string | null }): FieldProblem[] {
  if (from !== undefined && !isDay(from)) return [{ field: 'from', reason: 'wrong-form' }]
  if (to && !isDay(to)) return [{ field: 'to', reason: 'wrong-form' }]
  if (from !== undefined && to && to < from) return [{ field: 'to', reason: 'before-from' }]
  return []
}
