/** The smallest number that is told to everybody. */
export const leastTold = 5

/** A number that is told, or null where it is not. */
export type Told = number | null

export type ToldGroup<Key extends string> = {
  readonly total: Told
  readonly parts: Readonly<Record<Key, Told>>
}

/**
 * The parts of a total as everybody may read them. Parts under five are left out, and with them as many of the next smallest
 * as it takes that no left-out part can be worked out: at least two are left out together, and together they hold at least
 * five, so that from the total each of them could be anything from none to five. Where that cannot be, the total is left out.
 */
export function toldGroup<Key extends string>(counts: Readonly<Record<Key, number>>): ToldGroup<Key> {
  const keys = Object.keys(counts) as Key[]
  const total = keys.reduce((sum, key) => sum + counts[key], 0)
  const bySize = [...keys].sort((one, other) => counts[one] - counts[other])
  const hidden = new Set(bySize.filter((key) => counts[key] < leastTold))
  for (const key of bySize) {
    if (hidden.size === 0 || isSafe(hidden, counts)) break
    hidden.add(key)
  }
  const isTold = hidden.size === 0 ? total >= leastTold : isSafe(hidden, counts)
  const parts = keys.map((key) => [key, isTold && !hidden.has(key) ? counts[key] : null])
  return { total: isTold ? total : null, parts: Object.fromEntries(parts) as Record<Key, Told> }
}

/** The same for parts of something that is itself a part: where that is left out, so are they. */
export function toldWithin<Key extends string>(
  whole: Told,
  counts: Readonly<Record<Key, number>>,
): Readonly<Record<Key, Told>> {
  if (whole !== null) return toldGroup(counts).parts
  return Object.fromEntries(Object.keys(counts).map((key) => [key, null])) as Record<Key, Told>
}

function isSafe<Key extends string>(hidden: ReadonlySet<Key>, counts: Readonly<Record<Key, number>>): boolean {
  if (hidden.size < 2) return false
  return [...hidden].reduce((sum, key) => sum + counts[key], 0) >= leastTold
}
