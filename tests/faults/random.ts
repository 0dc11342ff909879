/** Numbers from a seed, the same each time (mulberry32): `below(n)` gives a whole number from 0 to n − 1. */
export type Random = { below(most: number): number; pick<Item>(items: readonly Item[]): Item }

/** A random source; the seed is printed, and SEED repeats a run. */
export function seeded(title: string): Random {
  let state = Number(process.env.SEED ?? process.pid * 2_654_435_761) >>> 0
  console.log(`${title}: SEED=${state}`)
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number) => Math.floor(next() * most)
  return { below, pick: (items) => items[below(items.length)]! }
}
