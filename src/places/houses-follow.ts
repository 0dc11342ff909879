import type { Tx } from '../platform/db/transaction.ts'
import type { FieldProblem } from '../platform/problem.ts'

/** A building that begins or ends on a day. */
export type HouseChange = {
  readonly community: string
  readonly building: string
  readonly on: string
} & (
  | { readonly act: 'begin'; readonly team: string | undefined; readonly group: string | undefined }
  | { readonly act: 'end' }
)

/**
 * What a room above does with who answers for a building, inside the transaction in which it begins or ends. Gives what
 * stands in the way, field by field; then nothing is changed.
 */
export type HouseFollower = (tx: Tx, change: HouseChange) => Promise<FieldProblem[]>
