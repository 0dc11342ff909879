/** What narrows a queue, as it stands in the address; everything optional. */
export type QueueSearch = {
  readonly queue?: Queue
  readonly office?: string
  readonly tier?: Tier
  readonly grid?: string
  readonly stage?: Stage
  readonly outcome?: Outcome
  readonly category?: string
  readonly channel?: Channel
  readonly search?: string
}

export const queues = ['open', 'overdue', 'approval', 'said', 'mine', 'past', 'ended', 'all'] as const
export type Queue = (typeof queues)[number]
export const tiers = ['grid', 'community', 'subdistrict', 'district'] as const
export type Tier = (typeof tiers)[number]
export const openStages = [
  'reported',
  'registered',
  'dispatched',
  'acknowledged',
  'handling',
  'suspended',
  'verifying',
  'confirming',
] as const
export const endedStages = ['closed', 'declined', 'merged', 'void'] as const
export const stages = [...openStages, ...endedStages] as const
export type Stage = (typeof stages)[number]
export const outcomes = ['put_right', 'not_done', 'not_confirmed'] as const
export type Outcome = (typeof outcomes)[number]
export const channels = ['qr', 'link', 'telephone', 'desk', 'patrol', 'outside'] as const
export type Channel = (typeof channels)[number]

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads the search part of an address; what is not understood narrows nothing. */
export function readQueueSearch(search: Record<string, unknown>): QueueSearch {
  return withoutNothing({
    queue: oneOf(queues, search.queue),
    office: fitting(id, search.office),
    tier: oneOf(tiers, search.tier),
    grid: fitting(id, search.grid),
    stage: oneOf(stages, search.stage),
    outcome: oneOf(outcomes, search.outcome),
    category: fitting(/^\d{4}$/, search.category),
    channel: oneOf(channels, search.channel),
    search: fitting(/^.{1,60}$/u, search.search),
  })
}

/** How many filters beside the queue itself are set. */
export function countFilters({ queue: _queue, ...filters }: QueueSearch): number {
  return Object.keys(withoutNothing(filters)).length
}

function oneOf<const Choices extends readonly string[]>(choices: Choices, value: unknown): Choices[number] | undefined {
  return choices.find((choice) => choice === value)
}

function fitting(form: RegExp, value: unknown): string | undefined {
  // The router reads digits in an address as numbers.
  const text = typeof value === 'number' ? String(value).padStart(4, '0') : value
  return typeof text === 'string' && form.test(text) ? text : undefined
}

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> }

function withoutNothing<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>
}
