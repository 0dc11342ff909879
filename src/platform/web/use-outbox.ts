import { useSyncExternalStore } from 'react'
import { deviceOutbox, type OutboxSnapshot } from './outbox.ts'

/** What waits to be sent from this device, live. */
export function useOutbox(): OutboxSnapshot {
  const outbox = deviceOutbox()
  return useSyncExternalStore(outbox.subscribe, outbox.snapshot)
}
