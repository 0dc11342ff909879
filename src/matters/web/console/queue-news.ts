type Seen = { readonly id: string; readonly changedAt: string }

/** How many lines of the first page as it stands now are not shown, or are shown as they were before. */
export function newsIn(shown: readonly Seen[], now: readonly Seen[]): number {
  const known = new Map(shown.map((line) => [line.id, line.changedAt]))
  return now.filter((line) => known.get(line.id) !== line.changedAt).length
}
