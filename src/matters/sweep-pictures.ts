import type { Context } from '../platform/context.ts'
import { findUnnamed } from './write-terms.ts'

const atOnce = 500
/** A picture that is being added stands on the disk a moment before its row; only older files are swept. */
const leastAgeMs = 86_400_000

/** Removes files of pictures that no row names, as a process leaves them that ended half-way. Gives how many. */
export async function sweepPictures({ database, files }: Context): Promise<number> {
  let swept = 0
  let batch: string[] = []
  const sweep = async () => {
    const unnamed = await database.read({ kind: 'engine' }, (tx) => findUnnamed(tx, batch))
    for (const name of unnamed) await files.remove(name)
    swept += unnamed.length
    batch = []
  }
  for await (const name of files.olderThan('pictures', leastAgeMs)) {
    batch.push(name)
    if (batch.length === atOnce) await sweep()
  }
  if (batch.length > 0) await sweep()
  return swept
}
