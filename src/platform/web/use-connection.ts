import { useSyncExternalStore } from 'react'
import { reach } from './reach.ts'

/** `silent`: the browser believes in a network and nothing gets through it; `offline`: the browser itself knows of none. */
export type Connection = 'through' | 'silent' | 'offline'

/** How the connection is. Only good for words on the screen: sending is always tried. */
export function useConnection(): Connection {
  return useSyncExternalStore(listen, connectionNow)
}

function connectionNow(): Connection {
  if (!navigator.onLine) return 'offline'
  return reach.isLost() ? 'silent' : 'through'
}

function listen(hear: () => void): () => void {
  const unhear = reach.subscribe(hear)
  addEventListener('online', hear)
  addEventListener('offline', hear)
  return () => {
    unhear()
    removeEventListener('online', hear)
    removeEventListener('offline', hear)
  }
}
