import { officeIdsFor, officesFor } from '../../src/matters/frame.ts'
import { frameShelf } from '../../src/matters/index.ts'
import { beginning } from '../../src/matters/new-matter.ts'
import { type Decision, decide, wake } from '../../src/matters/rules.ts'
import type { DecisionFacts } from '../../src/matters/rules-changes.ts'
import { dueAct } from '../../src/matters/rules-limits.ts'
import type { MatterState } from '../../src/matters/rules-states.ts'
import { stateOf } from '../../src/matters/state.ts'
import type { LockedMatter } from '../../src/matters/write.ts'
import { monotonicMs } from '../../src/platform/clock.ts'
import type { TestDatabase } from '../../src/platform/testing/database.ts'

type Happened = {
  kind: string
  happened_at: Date
  actor_kind: string
  actor_id: string | null
  facts: Record<string, unknown>
}
type Told = LockedMatter & { events: Happened[] }

/**
 * Plays every matter again through the pure rules, from the moments at which things happened, and compares what the rules
 * say with what the journal and the row say. Knows reports, hand-ups and the engine. Gives one line a difference.
 */
export async function replayMatters(town: TestDatabase, community: string): Promise<string[]> {
  const now = await town.clock.now()
  const frame = await town.database.read({ kind: 'public' }, (tx) =>
    frameShelf(monotonicMs).frameOf(tx, { community, now }),
  )
  const matters = await town.look<Told>(
    `select m.*, (select json_agg(json_build_object('kind', j.kind, 'happened_at', j.happened_at, 'actor_kind', j.actor_kind,
        'actor_id', j.actor_id, 'facts', j.facts) order by j.happened_at, j.id)
      from journal j where j.community_id = m.community_id and j.subject_id = m.id) as events
     from matters m where m.community_id = $1`,
    [community],
  )
  return matters.flatMap((row) => {
    const at = (moment: Date): Omit<DecisionFacts, 'account'> => ({
      now: moment,
      calendar: frame.calendar,
      category: frame.categories.get(row.category)!,
      categories: frame.categories,
      offices: officeIdsFor(frame, row.grid_id),
    })
    const category = frame.categories.get(row.category)!
    const report = { private: false, ...(row.has_contact ? { contact: true } : {}) }
    const offices = officesFor(frame, row.grid_id)
    const begun = beginning({ report, category, now: row.made_at, calendar: frame.calendar, offices })
    return replayOne({ row, begun, at }, now).map((difference) => `${row.number}: ${difference}`)
  })
}

type Play = { row: Told; begun: MatterState; at: (moment: Date) => Omit<DecisionFacts, 'account'> }

function replayOne({ row, begun, at }: Play, now: Date): string[] {
  const [first, ...rest] = row.events
  if (first?.kind !== 'matter.reported') return ['does not begin with its report']
  let state = begun
  let left = rest
  while (left.length > 0) {
    const event = left[0]!
    const facts = { ...at(new Date(event.happened_at)), account: event.actor_id }
    const decision: Decision =
      event.actor_kind === 'engine' ? wake(state, facts) : decide(state, { act: 'hand-up', reason: 'again' }, facts)
    if (!decision.ok) return [`${event.kind} could not happen: ${decision.reason}`]
    if (decision.facts.length === 0) return [`${event.kind} at ${event.happened_at} was not due`]
    const found = left.slice(0, decision.facts.length).map(({ kind, facts: said }) => ({ kind, facts: said }))
    if (!same(found, decision.facts)) return [`happened ${shown(found)}, the rules say ${shown(decision.facts)}`]
    state = decision.matter
    left = left.slice(decision.facts.length)
  }
  const missed = dueAct(state, at(now))
  if (missed) return [`${missed} is due and did not happen`]
  const stored = stateOf(row)
  return same(stored, state) ? [] : [`stands as ${shown(stored)}, the rules say ${shown(state)}`]
}

/** Equal as JSON, whatever the order of members. */
function same(one: unknown, other: unknown): boolean {
  return shown(one) === shown(other)
}

function shown(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
