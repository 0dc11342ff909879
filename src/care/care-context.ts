import type { MatterContext } from '../matters/index.ts'
import type { Context } from '../platform/context.ts'
import type { CareAudit } from './rules-standing.ts'

/** What the room's actions are given besides. */
export type CareContext = Context & {
  /** The auditor's newest look, where there is an auditor. */
  readonly audit?: () => Promise<CareAudit>
  /** Whether anybody is set up to send messages and make calls. */
  readonly hasGateway?: boolean
  /** What the provider signs its receipts with; none are taken where there is none. */
  readonly receiptSecret?: string | null
}

/** What recording a visit is given: a concern may become a matter. */
export type RoundsContext = CareContext & MatterContext
