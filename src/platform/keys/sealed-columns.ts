/** A column whose values are sealed, with the hashes that stand beside it. */
export type SealedColumn = {
  /** `schema.table`. */
  readonly table: string
  readonly column: string
  /** The purpose it is sealed for. */
  readonly purpose: string
  /** Keyed hashes of the value, or of a part of it, in columns of the same row. */
  readonly marks: readonly SealedMark[]
}

export type SealedMark = {
  readonly column: string
  readonly purpose: string
  /** The text that is hashed, from the value. */
  of(value: string): string
}
