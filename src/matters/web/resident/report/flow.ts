import type { useCategory } from './use-category.ts'
import type { DraftDesk } from './use-draft.ts'

/** Screens of a report, as they stand in the address: `?step=what`. */
export const steps = ['what', 'where', 'contact', 'join', 'sent'] as const
export type Step = (typeof steps)[number]

/** Addresses of the screens, under the page the report began at (`/` or `/b/CODE`). */
export type FlowAddresses = {
  readonly base: string
  readonly at: (step: 'what' | 'where' | 'contact') => string
  readonly join: (number: string) => string
  readonly sent: (id: string) => string
}

/** The addresses of a report that began at a page. */
export function addressesFrom(base: string): FlowAddresses {
  return {
    base,
    at: (step) => `${base}?step=${step}`,
    join: (number) => `${base}?step=join&number=${encodeURIComponent(number)}`,
    sent: (id) => `${base}?step=sent&id=${id}`,
  }
}

/** The step an address names, or null. */
export function stepOf(query: URLSearchParams): Step | null {
  return steps.find((step) => step === query.get('step')) ?? null
}

/** What each of the three screens is given. */
export type FlowScreen = {
  readonly desk: DraftDesk
  readonly category: ReturnType<typeof useCategory>
  readonly addresses: FlowAddresses
  readonly onNext: () => void
}
