import { systemClock } from '../clock.ts'

type Tools = {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Calls after so many milliseconds, unless cancelled. */
  readonly later: (work: () => void, milliseconds: number) => () => void
}

// Failures this close together are one hiccup; those further apart than `forgotten` have nothing to do with each other.
const hiccup = 2_500
const forgotten = 20_000
const patience = 8_000

/**
 * Knows from what is asked anyway whether anything gets through to the server, and asks nothing itself. Lost is the way after
 * failures over more than a moment, or when a question stays without an answer; the first answer of ours ends that.
 */
export class Reach {
  readonly #tools: Tools
  readonly #listeners = new Set<() => void>()
  #isLost = false
  #heardAt = Number.NEGATIVE_INFINITY
  /** First and last of the failures since something was heard. */
  #failing: { readonly from: number; readonly to: number } | null = null

  constructor(tools: Tools) {
    this.#tools = tools
  }

  readonly isLost = (): boolean => this.#isLost

  readonly subscribe = (hear: () => void): (() => void) => {
    this.#listeners.add(hear)
    return () => this.#listeners.delete(hear)
  }

  /** Sends as given and takes note of how it went. */
  watch(send: typeof fetch): typeof fetch {
    return async (address, request) => {
      // A picture may be long on its way over a thin line.
      const stop = request?.body instanceof Blob ? () => {} : this.#await()
      try {
        const response = await send(address, request)
        if (isOurs(response)) this.#heard()
        else this.#failed()
        return response
      } catch (error) {
        if (!isGivenUp(error)) this.#failed()
        throw error
      } finally {
        stop()
      }
    }
  }

  #await(): () => void {
    const { now, later } = this.#tools
    const askedAt = now()
    return later(() => {
      // A phone that slept meanwhile has waited for nothing.
      const hasSlept = now() - askedAt > patience + hiccup
      if (this.#heardAt < askedAt && !hasSlept) this.#show(true)
    }, patience)
  }

  #heard(): void {
    this.#heardAt = this.#tools.now()
    this.#failing = null
    this.#show(false)
  }

  #failed(): void {
    const now = this.#tools.now()
    const goesOn = this.#failing && now - this.#failing.to < forgotten
    this.#failing = { from: goesOn ? this.#failing!.from : now, to: now }
    if (now - this.#failing.from > hiccup) this.#show(true)
  }

  #show(isLost: boolean): void {
    if (this.#isLost === isLost) return
    this.#isLost = isLost
    for (const hear of this.#listeners) hear()
  }
}

/** The sign-in page of a Wi-Fi or the error of a gateway is no answer, nor is a server whose database is gone. */
function isOurs(response: Response): boolean {
  const kind = response.headers.get('content-type') ?? ''
  if (response.ok) return !kind.startsWith('text/html')
  return kind.startsWith('application/problem+json') && response.status !== 503
}

function isGivenUp(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}

/** What this page knows. */
export const reach = new Reach({
  now: () => systemClock.now().getTime(),
  later: (work, milliseconds) => {
    const timer = setTimeout(work, milliseconds)
    return () => clearTimeout(timer)
  },
})

/** Sends to the server that this page came from; whether that gets through is remembered. */
export const sendWatched = reach.watch((address, request) => fetch(address, request))
