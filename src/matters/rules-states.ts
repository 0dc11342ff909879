/** Where a matter stands. The first eight are open, the last four are ends. */
export type Stage =
  | 'reported'
  | 'registered'
  | 'dispatched'
  | 'acknowledged'
  | 'handling'
  | 'suspended'
  | 'verifying'
  | 'confirming'
  | 'closed'
  | 'declined'
  | 'merged'
  | 'void'
export type Outcome = 'put_right' | 'not_done' | 'not_confirmed'
export type Tier = 'grid' | 'community' | 'subdistrict' | 'district'
/** The limits of a matter; `confirm` is the wait for the reporter's yes after handling on the spot. */
export type LimitKind = 'first_answer' | 'safe' | 'settle' | 'confirm'

/** A matter as the rules see it. Ids are those of the tables; times are instants. */
export type MatterState = {
  readonly stage: Stage
  /** Set exactly when closed. */
  readonly outcome: Outcome | null
  readonly tier: Tier
  /** The tier that held it when it closed. */
  readonly settledTier: Tier | null
  /** The one office that holds it; after the end the last one. */
  readonly holderOffice: string
  readonly category: string
  readonly private: boolean
  readonly hasContact: boolean
  readonly reportedAt: Date
  /** When the present stretch of the clock began: at the report, a rise, a reopening or the end of a pause. */
  readonly clockBeganAt: Date
  /** What the present holder has to keep. A missed one is renewed for the next tier and named in `missed`. */
  readonly limits: { readonly firstAnswerDue: Date; readonly safeDue: Date | null; readonly settleDue: Date }
  readonly met: {
    readonly firstAnsweredAt: Date | null
    readonly safeAt: Date | null
    readonly settledAt: Date | null
  }
  /** Limits missed at least once; they stay missed, so that figures are not mended by renewal. */
  readonly missed: readonly LimitKind[]
  /** The next limit not met; null exactly when ended. */
  readonly dueAt: Date | null
  /** When the engine has to look again; null exactly when ended. */
  readonly wakeAt: Date | null
  readonly reminded: 0 | 50 | 80
  readonly supervisedAt: Date | null
  /** Set exactly when suspended. */
  readonly pause: { readonly at: Date; readonly reason: PauseReason; readonly until: Date } | null
  readonly extensions: number
  readonly extensionAsked: ExtensionAsked | null
  readonly disputes: number
  readonly reopened: number
  readonly returns: number
  /** A reporter’s no has sent it back to work, and nobody but who handles it has looked at it since. */
  readonly sentBack: boolean
  /** The post or organisation it was dispatched to. */
  readonly handler: string | null
  /** The account that reported it done or handled it on the spot; somebody else verifies. */
  readonly handledBy: string | null
  readonly mergedInto: string | null
  /** Receipt of the body above the sub-district. */
  readonly receiptNumber: string | null
  /** The words with which it was declined, closed not done or voided. */
  readonly endedReason: string | null
}

export type ExtensionAsked = {
  readonly workingDays: number
  readonly reason: string
  readonly askedBy: string
  readonly askedAt: Date
}

/** The listed reasons for suspending a matter, each with the most calendar days one pause may last. */
export const pauseReasons = {
  weather: 10,
  materials: 30,
  'reporter-absent': 10,
  'waiting-for-department': 60,
  'owners-vote': 90,
  'legal-process': 180,
} as const
export type PauseReason = keyof typeof pauseReasons

/** Stages in which somebody still has to do something. */
export const openStages: readonly Stage[] = [
  'reported',
  'registered',
  'dispatched',
  'acknowledged',
  'handling',
  'suspended',
  'verifying',
  'confirming',
]

/** Tiers from the lowest to the highest. */
export const tiers: readonly Tier[] = ['grid', 'community', 'subdistrict', 'district']

/** Whether the matter is open: it has one holder and one due date. */
export function isOpen(matter: { readonly stage: Stage }): boolean {
  return openStages.includes(matter.stage)
}

/** The tier above, or null at the top. */
export function tierAbove(tier: Tier): Tier | null {
  return tiers[tiers.indexOf(tier) + 1] ?? null
}

/** The tier below, or null at the bottom. */
export function tierBelow(tier: Tier): Tier | null {
  return tiers[tiers.indexOf(tier) - 1] ?? null
}

/** Whether the first tier stands above the second. */
export function isAboveTier(tier: Tier, other: Tier): boolean {
  return tiers.indexOf(tier) > tiers.indexOf(other)
}

/** The stable word for what the holder or handler does next; null once ended. */
export function nextStep(matter: { readonly stage: Stage }): string | null {
  const steps: Partial<Record<Stage, string>> = {
    reported: 'accept',
    registered: 'dispatch',
    dispatched: 'acknowledge',
    acknowledged: 'start',
    handling: 'done',
    suspended: 'resume',
    verifying: 'verify',
    confirming: 'confirm',
  }
  return steps[matter.stage] ?? null
}

/**
 * Whether a reporter’s no sends it back to work. Before a check it does so once: what is then handled anew is looked at by
 * somebody, who reads what she says. What was put right on the spot is looked at by her alone.
 */
export function sendsBack({ stage, sentBack }: Pick<MatterState, 'stage' | 'sentBack'>): boolean {
  return stage === 'confirming' || (stage === 'verifying' && !sentBack)
}

/** How many working days more may be asked for at a time. */
export const mostExtensionDays = 30

/** Whether so many working days more may be asked for. */
export function isExtension(workingDays: number): boolean {
  return Number.isInteger(workingDays) && workingDays >= 1 && workingDays <= mostExtensionDays
}
