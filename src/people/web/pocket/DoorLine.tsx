import { OfflineLine } from '../../../platform/web/OfflineLine.tsx'
import { useConnection } from '../../../platform/web/use-connection.ts'
import { useOutbox } from '../../../platform/web/use-outbox.ts'

/** How the connection is and what this phone keeps, before it is known who is signed in. */
export function DoorLine() {
  const { pending, oldestAt, needsAttention, inMemory } = useOutbox()
  const line = { pending, oldestAt, inMemory, attention: needsAttention.length }
  return <OfflineLine {...line} connection={useConnection()} />
}
