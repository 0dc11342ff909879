import { useState } from 'react'
import { isSessionOver } from './session-watch.ts'

/**
 * Whether the server said that nobody is signed in. That holds while it is asked again or cannot be reached: a form that is
 * being filled in stays.
 */
export function useSignedOut({ error, isSuccess }: { readonly error: unknown; readonly isSuccess: boolean }): boolean {
  const [isOut, setOut] = useState(false)
  if (!isOut && isSessionOver(error)) setOut(true)
  if (isOut && isSuccess) setOut(false)
  return isOut
}
