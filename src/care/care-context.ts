import type { Context } from '../platform/context.ts'
import type { CareAudit } from './rules-standing.ts'

/** What the room's actions are given: the auditor's newest look besides, where there is an auditor. */
export type CareContext = Context & { readonly audit?: () => Promise<CareAudit> }
