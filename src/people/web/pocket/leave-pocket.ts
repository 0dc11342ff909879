import type { QueryClient } from '@tanstack/react-query'
import { call } from '../../../platform/web/api-client.ts'
import { wipeKept } from '../../../platform/web/kept-queries.tsx'
import { signOut } from '../../contract-session.ts'
import { isSessionOver } from '../session-watch.ts'

/**
 * Ends the session and wipes what was kept on the phone, with what `forget` drops; unsent commands stay for whoever gave them. Rejects, with everything
 * as it was, when the server cannot be reached: only it can take the session back.
 */
export async function leavePocket(queries: QueryClient, forget: () => void): Promise<void> {
  await call(signOut, {}).catch((error: unknown) => {
    if (!isSessionOver(error)) throw error
  })
  forget()
  await wipeKept(queries)
  location.assign('/pocket')
}
