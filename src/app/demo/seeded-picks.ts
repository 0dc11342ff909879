import { openStream } from '../../places/estate-plan-random.ts'

/** Picks that are the same on every machine for the same seed. */
export type Picks = {
  /** A whole number from 0, less than `most`. */
  below(most: number): number
  of<Item>(items: readonly Item[]): Item
  shuffled<Item>(items: readonly Item[]): Item[]
}

/** Picks from a seed. */
export function seededPicks(seed: number): Picks {
  const { below } = openStream(seed)
  return {
    below,
    of: (items) => items[below(items.length)]!,
    shuffled: (items) => {
      const mixed = [...items]
      for (let at = mixed.length - 1; at > 0; at -= 1) {
        const other = below(at + 1)
        const kept = mixed[at]!
        mixed[at] = mixed[other]!
        mixed[other] = kept
      }
      return mixed
    },
  }
}
