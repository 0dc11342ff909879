import type { Tx } from '../platform/db/transaction.ts'
import type { FieldProblem } from '../platform/problem.ts'

/** Doors of a house that end on a day, and the doors that follow them; none where a door is only ended. */
export type DoorChange = {
  readonly community: string
  readonly building: string
  readonly grid: string
  readonly act: 'merge' | 'split' | 'end'
  /** The first day on which the new doors hold. */
  readonly on: string
  readonly today: string
  readonly now: Date
  /** Doors that end, and the field of the request that named each. */
  readonly ends: readonly { readonly dwelling: string; readonly field: string }[]
  /** What follows; whoever lived behind the doors that end goes on behind the first. Square metres where they were named. */
  readonly follows: readonly { readonly dwelling: string; readonly field: string; readonly area?: number }[]
}

/**
 * What a room above does with whom it keeps behind doors, inside the transaction that changes them. Gives what stands in
 * the way, field by field; then nothing is changed.
 */
export type DoorFollower = (tx: Tx, change: DoorChange) => Promise<FieldProblem[]>
