import { Problem } from '../problem.ts'

/** How groups of changes that shared a transaction went since this process began. */
export type GatheredCounts = {
  /** Made in one transaction. */
  readonly together: number
  /** Made one by one, since a rule refused one of them. */
  readonly refused: number
  /** Made one by one for another reason. Where that goes on, sharing has stopped to work. */
  readonly apart: number
}

export type GatheredTally = {
  madeTogether(): void
  /** A group of so many fell apart. */
  fellApart(size: number, error: unknown): void
  counts(): GatheredCounts
}

type Tools = {
  /** Milliseconds that never go backwards. */
  readonly elapsed: () => number
  /** Told of a group that fell apart, at most once a minute. */
  readonly tell: (error: unknown, facts: GatheredCounts & { readonly size: number }) => void
}

const minute = 60_000

/** Counts how groups go. Each is made all the same, one by one, so that nobody would notice if none went together any more. */
export function gatheredTally({ elapsed, tell }: Tools): GatheredTally {
  let counts = { together: 0, refused: 0, apart: 0 }
  let toldAt = Number.NEGATIVE_INFINITY
  const count = (what: keyof GatheredCounts) => {
    counts = { ...counts, [what]: counts[what] + 1 }
  }
  return {
    madeTogether: () => count('together'),
    fellApart: (size, error) => {
      if (error instanceof Problem) return count('refused')
      count('apart')
      if (elapsed() - toldAt < minute) return
      toldAt = elapsed()
      tell(error, { ...counts, size })
    },
    counts: () => counts,
  }
}
