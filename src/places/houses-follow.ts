import type { Tx } from '../platform/db/transaction.ts'
import type { FieldProblem } from '../platform/problem.ts'

/**
 * A building that begins or ends on a day; that goes on beyond the day on which it was to end; or that was entered by mistake and
 * never stood.
 */
export type HouseChange = {
  readonly community: string
  readonly building: string
  readonly on: string
} & (
  | { readonly act: 'begin'; readonly team: string | undefined; readonly group: string | undefined }
  | { readonly act: 'end' }
  | { readonly act: 'go-on' }
  | { readonly act: 'never-stood' }
)

/**
 * What a room above does with who answers for a building, inside the transaction in which it changes. Gives what
 * stands in the way, field by field; then nothing is changed.
 */
export type HouseFollower = (tx: Tx, change: HouseChange) => Promise<FieldProblem[]>
