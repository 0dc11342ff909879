import { useEffect, useState } from 'react'
import { serverNow } from './server-time.ts'

/** The server's time now, read again every so many milliseconds (half a minute unless said) and when the page is shown again. */
export function useNow(every = 30_000): Date {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const look = () => setNow(serverNow())
    const timer = setInterval(look, every)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [every])
  return now
}
