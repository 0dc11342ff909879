/** When nobody answers for something. Pure. */

export type Span = { readonly from: Date; readonly to: Date }
/** Somebody on duty; without an end until it is ended. */
export type Turn = { readonly beginsAt: Date; readonly endsAt: Date | null }

/** The parts of a span in which no turn runs, in their order. */
export function gapsIn(span: Span, turns: readonly Turn[]): Span[] {
  const gaps: Span[] = []
  let from = span.from
  for (const { beginsAt, endsAt } of [...turns].sort(
    (one, other) => one.beginsAt.getTime() - other.beginsAt.getTime(),
  )) {
    if (beginsAt >= span.to) break
    if (beginsAt > from) gaps.push({ from, to: beginsAt })
    if (endsAt === null) return gaps
    if (endsAt > from) from = endsAt
  }
  return from < span.to ? [...gaps, { from, to: span.to }] : gaps
}
