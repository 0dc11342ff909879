import { useEffect } from 'react'
import { call } from '../../platform/web/api-client.ts'
import { serverNow } from '../../platform/web/server-time.ts'
import { readSetting, saveSetting } from '../../platform/web/settings.ts'
import { signOut } from '../contract-session.ts'
import { isWaiting, signedInAgain } from './session-watch.ts'

const lookEvery = 20_000
const touches = ['pointerdown', 'keydown', 'wheel'] as const

/**
 * Ends the session when nobody touched any page of this browser for so many minutes; live updates are no touch. The page
 * stays underneath with what was typed on it.
 */
export function useIdleSignOut(minutes: number): void {
  useEffect(() => {
    const touch = () => saveSetting('touched-at', String(serverNow().getTime()))
    const look = () => {
      const idle = serverNow().getTime() - Number(readSetting('touched-at') ?? 0)
      if (isWaiting() || idle < minutes * 60_000) return
      void call(signOut, {}).catch(() => {})
      void signedInAgain().then(touch)
    }
    touch()
    for (const name of touches) addEventListener(name, touch, { passive: true })
    const timer = setInterval(look, lookEvery)
    document.addEventListener('visibilitychange', look)
    return () => {
      for (const name of touches) removeEventListener(name, touch)
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [minutes])
}
