import type { Category } from './categories.ts'
import type { ActName, ActOf } from './rules-acts.ts'
import type { Clocks } from './rules-limits.ts'
import type { MatterState, Tier } from './rules-states.ts'

/** What the rules are told besides matter and act. `category` is the matter's own as it stands. */
export type DecisionFacts = Clocks & {
  /** Ids of the offices of the matter's place; of the new place where the act corrects it. */
  readonly offices: Readonly<Record<Tier, string>>
  /** The account that acts; null for a reporter and for the engine. */
  readonly account: string | null
  /** All categories that hold now, by code, for an act that corrects it. */
  readonly categories: ReadonlyMap<string, Category>
}

/** What happened, for the journal: ids, codes and times (ISO 8601) only. */
export type EventFact = {
  readonly kind: `matter.${string}`
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

/** What an act changes before the clock is wound, or a stable reason word why it does not happen. */
export type Change =
  | { readonly ok: true; readonly changes: Partial<MatterState>; readonly fact: EventFact }
  | { readonly ok: false; readonly reason: string }

/** How one kind of act is carried out on a matter whose stage allows it. */
export type Step<Name extends ActName> = (matter: MatterState, act: ActOf<Name>, facts: DecisionFacts) => Change

/** A change with its event; `kind` is the verb of the event. */
export function changed(kind: string, changes: Partial<MatterState>, facts: EventFact['facts'] = {}): Change {
  return { ok: true, changes, fact: { kind: `matter.${kind}`, facts } }
}

/** A refusal by a stable reason word. */
export function refused(reason: string): Change {
  return { ok: false, reason }
}
