import { useEffect, useState } from 'react'
import { serverNow, watchServerTime } from './server-time.ts'

/**
 * The server's time now, read again every so many milliseconds (half a minute unless said), when the page is
 * shown again, and when a reply shows that this device’s clock is wrong.
 */
export function useNow(every = 30_000): Date {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const look = () => setNow(serverNow())
    const timer = setInterval(look, every)
    const unwatch = watchServerTime(look)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      unwatch()
      document.removeEventListener('visibilitychange', look)
    }
  }, [every])
  return now
}
