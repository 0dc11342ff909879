/** Something done again and again in the background. */
export type Beat = { stop(): Promise<void> }

export type BeatOptions = {
  /** Milliseconds before the first time, and between the end of one time and the next. */
  readonly firstMs: number
  readonly everyMs: number
  readonly report: (error: Error) => void
}

/** Does the work again and again, never twice at once; what it throws is reported and the next time comes all the same. */
export function startBeat(work: () => Promise<unknown>, { firstMs, everyMs, report }: BeatOptions): Beat {
  let stopped = false
  let running: Promise<unknown> = Promise.resolve()
  const next = () => {
    running = work()
      .catch(report)
      .then(() => {
        if (!stopped) timer = setTimeout(next, everyMs).unref()
      })
  }
  let timer = setTimeout(next, firstMs).unref()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
