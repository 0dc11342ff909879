import type { Endpoint, ReplyOf } from '../../platform/http/endpoint.ts'
import { type CallInput, type CallOptions, call } from '../../platform/web/api-client.ts'
import { ProblemError } from '../../platform/web/problem-error.ts'

type Waiting = { readonly promise: Promise<void>; readonly resume: () => void }

let waiting: Waiting | null = null
const watchers = new Set<() => void>()

/**
 * Calls the server as whoever is signed in. When the session ended meanwhile the call waits until somebody has signed in
 * again over the page, then is sent once more with the same command, so that nothing typed is lost.
 */
export async function callSignedIn<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options?: CallOptions,
): Promise<ReplyOf<E>> {
  try {
    return await call(endpoint, input, options)
  } catch (error) {
    if (!isSessionOver(error)) throw error
    await signedInAgain()
    return await call(endpoint, input, options)
  }
}

/** Whether a refusal says that nobody is signed in. */
export function isSessionOver(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 401 && error.code === 'http.sign-in-needed'
}

/** Whether calls wait for somebody to sign in. */
export function isWaiting(): boolean {
  return waiting !== null
}

/** Calls `changed` whenever waiting begins or ends; gives the way to stop. */
export function watchWaiting(changed: () => void): () => void {
  watchers.add(changed)
  return () => watchers.delete(changed)
}

/** Lets the waiting calls go on. */
export function resumeCalls(): void {
  const held = waiting
  waiting = null
  held?.resume()
  for (const changed of watchers) changed()
}

/** Begins waiting, or joins those who wait. */
export function signedInAgain(): Promise<void> {
  if (!waiting) {
    let resume = () => {}
    const promise = new Promise<void>((resolve) => {
      resume = resolve
    })
    waiting = { promise, resume }
    for (const changed of watchers) changed()
  }
  return waiting.promise
}
