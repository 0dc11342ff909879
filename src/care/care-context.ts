import type { Context } from '../platform/context.ts'

/** What the room's actions are given besides: nothing yet that others are not. */
export type CareContext = Context
