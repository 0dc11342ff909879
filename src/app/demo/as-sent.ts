import { newId } from '../../platform/ids.ts'

/** What one of the demo's people sends. */
export function asSent() {
  return { id: newId(), sender: newId(), content: '' }
}
