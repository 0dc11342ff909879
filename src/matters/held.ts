import type { Tx } from '../platform/db/transaction.ts'
import type { MatterFrame } from './frame.ts'
import type { MatterState } from './rules-states.ts'
import type { LockedMatter } from './write.ts'

/** A matter under its lock, with what its community has set. */
export type Held = { tx: Tx; row: LockedMatter; state: MatterState; frame: MatterFrame; now: Date }
