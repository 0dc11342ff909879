import { systemClock } from '../clock.ts'
import { randomShare } from './browser-ids.ts'
import { Outbox, type OutboxTools } from './outbox-queue.ts'
import { openOutboxStore } from './outbox-store.ts'
import { reach, sendWatched } from './reach.ts'

export type { AttachedPicture, CommandOptions, Outbox, OutboxEntry, OutboxSnapshot, Refusal } from './outbox-queue.ts'

let device: Outbox | undefined

/** The one outbox of this page. Sends again when the connection is back, something else got through or the page is shown. */
export function deviceOutbox(): Outbox {
  if (device) return device
  const opened = new Outbox({
    store: openOutboxStore(),
    send: sendWatched,
    now: () => systemClock.now().getTime(),
    chance: randomShare,
    alone,
    later: (work, milliseconds) => {
      const timer = setTimeout(work, milliseconds)
      return () => clearTimeout(timer)
    },
    others: otherPages(),
  })
  addEventListener('online', () => void opened.flush())
  reach.subscribe(() => {
    if (!reach.isLost()) void opened.flush()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void opened.flush()
  })
  // Asks the browser not to clear what is unsent when the disk is short; it may say no.
  void navigator.storage?.persist?.().catch(() => false)
  device = opened
  return opened
}

/** One page sends at a time. Pages without TLS have no locks; there two pages may both send, which the command id makes harmless. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request('gangwan-outbox', work)
  else await work()
}

function otherPages(): OutboxTools['others'] {
  if (!('BroadcastChannel' in globalThis)) return { tell: () => {}, hear: () => () => {} }
  const channel = new BroadcastChannel('gangwan-outbox')
  return {
    tell: () => channel.postMessage('changed'),
    hear: (listener) => {
      channel.addEventListener('message', listener)
      return () => {
        channel.removeEventListener('message', listener)
        channel.close()
      }
    },
  }
}
