import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

const gatherFor = 400
const openAgainAfter = 5_000
const quietFor = 4_000

type Line = { readonly moved: () => void; readonly stands: (isStanding: boolean) => void }

/**
 * Follows the journal of the communities in sight: whatever shows live things (`meta.live`) is read anew shortly after
 * something happened. Gives false when the line has been cut for a few seconds.
 */
export function useLiveQueries(): boolean {
  const queries = useQueryClient()
  const [isLive, setLive] = useState(true)
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined
    let losing: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      gathering = undefined
      void queries.invalidateQueries({ predicate: ({ meta }) => meta?.live === true })
    }
    const close = followStream({
      // One act writes several facts; they are answered together.
      moved: () => {
        gathering ??= setTimeout(refresh, gatherFor)
      },
      stands: (isStanding) => {
        clearTimeout(losing)
        losing = isStanding ? undefined : setTimeout(() => setLive(false), quietFor)
        if (isStanding) setLive(true)
      },
    })
    return () => {
      clearTimeout(gathering)
      clearTimeout(losing)
      close()
    }
  }, [queries])
  return isLive
}

/** Keeps one line to the server open. A browser gives up after a refusal (a session that ended); the line is then opened again. */
function followStream({ moved, stands }: Line): () => void {
  let stream: EventSource
  let reopening: ReturnType<typeof setTimeout> | undefined
  let wasLost = false
  const open = () => {
    stream = new EventSource('/api/stream')
    stream.addEventListener('moved', moved)
    stream.addEventListener('open', () => {
      if (wasLost) moved()
      wasLost = false
      stands(true)
    })
    stream.addEventListener('error', () => {
      if (!wasLost) stands(false)
      wasLost = true
      if (stream.readyState === EventSource.CLOSED) reopening = setTimeout(open, openAgainAfter)
    })
  }
  open()
  return () => {
    clearTimeout(reopening)
    stream.close()
  }
}
