import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'

/** Fills a table, named with its columns, from lines of tab-separated values. */
export async function copyLines(admin: pg.Client, table: string, lines: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gangwan-bench-'))
  const file = join(folder, 'rows.tsv')
  await writeFile(file, `${lines.join('\n')}\n`)
  // The database's own account reads it.
  await chmod(folder, 0o755)
  await chmod(file, 0o644)
  await admin.query(`copy ${table} from '${file}'`)
  await rm(folder, { recursive: true })
}
