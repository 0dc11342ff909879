import type pg from 'pg'
import type { Sealing } from '../secrets.ts'
import { lockSealed, readKeyColumns } from './read.ts'
import type { SealedColumn } from './sealed-columns.ts'
import { inBatch, writeSealed } from './write.ts'

const atOnce = 200

export type RotateAsk = {
  /** A connection of the keeper, who sees every row. */
  readonly client: pg.ClientBase
  readonly secrets: Sealing
  readonly columns: readonly SealedColumn[]
  /** Told after each batch that changed something: how many values stand under the newest key that did not before. */
  readonly report?: (resealed: number) => void
}

/**
 * Seals every value under the newest key, with its hashes, in batches of their own transactions: who dies in between leaves
 * whole rows under one key or the other, and the next run goes on. Values written meanwhile by a process that has not
 * learned of the key yet are met by a further round. Gives how many were sealed anew.
 */
export async function rotateKeys(ask: RotateAsk): Promise<number> {
  let resealed = 0
  for (;;) {
    let changed = 0
    for (const column of ask.columns)
      changed += await resealColumn(ask, column, (count) => ask.report?.(resealed + changed + count))
    if (changed === 0) return resealed
    resealed += changed
  }
}

/** How many values are not under the newest key. */
export async function countOld({ client, secrets, columns }: RotateAsk): Promise<number> {
  let old = 0
  for (const column of columns) {
    await walk(client, column, async ({ sealed }) => {
      if (!secrets.isNewest(sealed)) old += 1
    })
  }
  return old
}

async function resealColumn(
  { client, secrets }: RotateAsk,
  target: SealedColumn,
  report: (count: number) => void,
): Promise<number> {
  let changed = 0
  const reseal: Visit = async ({ sealed, key }, keyColumns) => {
    if (secrets.isNewest(sealed)) return
    const value = secrets.open(target.purpose, sealed)
    const columns: Record<string, Buffer> = { [target.column]: secrets.seal(target.purpose, value) }
    for (const { column, purpose, of } of target.marks) columns[column] = secrets.mark(purpose, of(value))
    await writeSealed(client, { table: target.table, keyColumns, key, columns })
    changed += 1
  }
  await walk(client, target, reseal, () => changed > 0 && report(changed))
  return changed
}

type Visit = (value: { key: readonly string[]; sealed: Buffer }, keyColumns: readonly string[]) => Promise<void>

async function walk(client: pg.ClientBase, { table, column }: SealedColumn, visit: Visit, after?: () => void) {
  const keyColumns = await readKeyColumns(client, table)
  for (let last: readonly string[] | null = null; ; ) {
    const rows = await inBatch(client, async () => {
      const found = await lockSealed(client, { table, column, keyColumns, after: last, most: atOnce })
      for (const value of found) await visit(value, keyColumns)
      return found
    })
    after?.()
    if (rows.length < atOnce) return
    last = rows.at(-1)!.key
  }
}
