import type { Context } from '../platform/context.ts'
import type { FrameShelf } from './frame.ts'

/** What the matter room's actions are given. */
export type MatterContext = Context & { readonly shelf: FrameShelf }
