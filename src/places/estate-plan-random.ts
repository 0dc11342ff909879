/** A stream of numbers that depends on nothing but its seed. */
export type Stream = {
  /** From 0 up to, not including, 1. */
  readonly next: () => number
  /** From `low` up to `high`. */
  readonly between: (low: number, high: number) => number
  /** One of the choices, each as likely as its weight. */
  readonly weighted: <Choice>(choices: readonly (readonly [Choice, number])[]) => Choice
  /** A whole number below `count`. */
  readonly below: (count: number) => number
}

/** Opens a stream (mulberry32, public domain by T. Ettinger; 32 bits of state are plenty for a picture of an estate). */
export function openStream(seed: number): Stream {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    between: (low, high) => low + next() * (high - low),
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [choice, weight] of choices) {
        left -= weight
        if (left < 0) return choice
      }
      return choices.at(-1)![0]
    },
  }
}

/** The numbers of a stream did not come out: houses that find no room, or a count that is not met. Another seed does. */
export class DrawnInVain extends RangeError {}

const mostDraws = 16

/** The first draw that comes out: from the seed itself, then from seeds that follow from it. Always the same for the same seed. */
export function drawFrom<Drawn>(seed: number, draw: (stream: Stream) => Drawn): Drawn {
  for (let tries = 1; ; tries += 1) {
    try {
      return draw(openStream(seed + (tries - 1) * 0x9e3779b9))
    } catch (error) {
      if (!(error instanceof DrawnInVain) || tries === mostDraws) throw error
    }
  }
}
