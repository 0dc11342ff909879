import { monotonicMs } from '../../platform/clock.ts'

const patienceMs = 5_000

/**
 * Waits for Ctrl-C, a stop from the service manager or a closed terminal; or until `lost` resolves, and gives what it resolves with.
 * npm repeats the terminal's Ctrl-C, so a second one counts only after five seconds: then the program ends at once.
 */
export async function untilStopped<Reason>(lost: Promise<Reason>): Promise<'stopped' | { readonly lost: Reason }> {
  const asked = new Promise<'stopped'>((resolve) => {
    let since: number | undefined
    const stop = () => {
      since ??= monotonicMs()
      if (monotonicMs() - since > patienceMs) process.exit(130)
      resolve('stopped')
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  })
  return Promise.race([asked, lost.then((reason) => ({ lost: reason }))])
}
