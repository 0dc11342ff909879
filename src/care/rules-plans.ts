/** What a care plan is and what is agreed in it. Pure. Sources: domain.md §5.3, care.md §5a. */

/** Welfare categories, and nothing else. */
export const careCategories = [
  'C01',
  'C02',
  'C03',
  'C04',
  'C05',
  'C06',
  'C07',
  'C08',
  'C09',
  'C10',
  'C11',
  'C12',
] as const
export type CareCategory = (typeof careCategories)[number]

/** Of children: seen by the officer for children alone. */
export const childCategory: CareCategory = 'C08'
/** Kept on health grounds: a consent of their own is needed. */
export const healthCategories: readonly CareCategory[] = ['C04', 'C05', 'C11']

export const planStates = ['proposed', 'consented', 'active', 'ended', 'anonymised'] as const
export type PlanState = (typeof planStates)[number]

/** How long the person herself agreed that it may take until somebody is there, by how much hangs on it. */
export const riskClasses = ['high', 'normal', 'low'] as const
export type RiskClass = (typeof riskClasses)[number]

/** Minutes from the miss until the third step at the latest, whatever was agreed. */
export const classLimit: Readonly<Record<RiskClass, number>> = { high: 60, normal: 120, low: 360 }

/** Whom a step turns to. */
export const stepKinds = ['person', 'family', 'team', 'grid_and_desk', 'emergency_call'] as const
export type StepKind = (typeof stepKinds)[number]

/** One step of a chain: whom it tells, and the minutes before the next is told too. */
export type Step = { readonly kind: StepKind; readonly waitMinutes: number }

/** A chain as it is set for one person, and frozen for one alarm. */
export type Chain = {
  readonly steps: readonly Step[]
  readonly riskClass: RiskClass
  /** Whoever lives with her and her family are not told and see nothing. */
  readonly duress: boolean
}

const usualWaits: Readonly<Record<StepKind, number>> = {
  person: 10,
  family: 10,
  team: 15,
  grid_and_desk: 15,
  emergency_call: 5,
}
/** Minutes from the miss to the third step where nothing else was agreed. */
const usualResponse = usualWaits.person + usualWaits.family + usualWaits.team

/**
 * The chain of a plan: the person herself, family, team member, grid leader and duty desk, the call to 120 or 110. Waits
 * shrink so that the third step begins within the agreed minutes and the limit of the class. Family is left out under duress.
 */
export function chainOf(plan: { riskClass: RiskClass; responseMinutes: number; duress: boolean }): Chain {
  const most = Math.min(plan.responseMinutes, classLimit[plan.riskClass])
  const part = Math.min(1, most / usualResponse)
  const steps = stepKinds
    .filter((kind) => kind !== 'family' || !plan.duress)
    .map((kind) => ({ kind, waitMinutes: Math.max(2, Math.floor(usualWaits[kind] * part)) }))
  return { steps, riskClass: plan.riskClass, duress: plan.duress }
}

/** What is missing before a plan may watch anybody, by stable words; empty when it may. */
export function missingForActive(plan: {
  state: PlanState
  category: CareCategory
  hasConsent: boolean
  hasHealthConsent: boolean
  hasGuardian: boolean
  /** Whether a number or the desk's "seen" was proven within a day. */
  provenChannel: boolean
}): string[] {
  const missing: string[] = []
  if (!plan.hasConsent) missing.push('consent')
  if (healthCategories.includes(plan.category) && !plan.hasHealthConsent) missing.push('health-consent')
  if (plan.category === childCategory && !plan.hasGuardian) missing.push('guardian')
  if (!plan.provenChannel) missing.push('proven-channel')
  return missing
}
