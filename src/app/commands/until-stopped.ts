import { monotonicMs } from '../../platform/clock.ts'

const patienceMs = 5_000

/**
 * Waits for Ctrl-C, a stop from the service manager or a closed terminal; rejects when `lost` resolves first.
 * npm repeats the terminal's Ctrl-C, so a second one counts only after five seconds: then the program ends at once.
 */
export async function untilStopped(lost: Promise<string>): Promise<'stopped' | { readonly lost: string }> {
  const asked = new Promise<'stopped'>((resolve) => {
    let since: number | undefined
    const stop = () => {
      since ??= monotonicMs()
      if (monotonicMs() - since > patienceMs) process.exit(130)
      resolve('stopped')
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  })
  return Promise.race([asked, lost.then((sentence) => ({ lost: sentence }))])
}
