/** Whether care stands still. Pure. Source: care.md §5a, the auditor. */

/** What the auditor looks at. */
export const standingKinds = ['alarm', 'expected', 'message'] as const
export type StandingKind = (typeof standingKinds)[number]

/** Things of one community that stand still although their moment passed. */
export type Standing = {
  readonly community: string
  readonly kind: StandingKind
  readonly count: number
  /** The moment of the one that waits longest. */
  readonly since: Date
}

/** One look of the auditor. */
export type CareAudit = {
  readonly now: Date
  /** When the engine of any process looked last; null before the first time. */
  readonly engineAt: Date | null
  /** Whether the clock was moved and is not believed yet. */
  readonly isInDoubt: boolean
  /** Since when messages wait for somebody to release them. */
  readonly heldSince: Date | null
  readonly standing: readonly Standing[]
}

/** Seconds after its moment at which something stands still: the engine looks every second. */
export const lateSeconds = 30
const silentMs = 60_000

/** Whether the engine itself stands still: none of the processes has looked for a minute. */
export function isEngineStill({ now, engineAt }: Pick<CareAudit, 'now' | 'engineAt'>): boolean {
  return engineAt === null || now.getTime() - engineAt.getTime() >= silentMs
}

/** What counts as standing: where nobody is set up to send, a message that waits is no standstill. */
export function countedStanding({ standing }: Pick<CareAudit, 'standing'>, hasGateway: boolean): readonly Standing[] {
  return hasGateway ? standing : standing.filter(({ kind }) => kind !== 'message')
}

/** The state of the engine in one word, over what of `standing` is asked about. */
export function engineWord(audit: CareAudit, standing = audit.standing): 'going' | 'standing' {
  return standing.length > 0 || isEngineStill(audit) ? 'standing' : 'going'
}
