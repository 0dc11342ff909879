import type pg from 'pg'
import { quotedName } from '../backup/read.ts'

/** The sealed columns of one row as they are to stand. */
export type NewValue = {
  readonly table: string
  readonly keyColumns: readonly string[]
  readonly key: readonly string[]
  readonly columns: Readonly<Record<string, Buffer>>
}

/** Writes what was sealed anew into its row. */
export async function writeSealed(client: pg.ClientBase, value: NewValue): Promise<void> {
  const { table, keyColumns, key, columns } = value
  const names = Object.keys(columns)
  const set = names.map((name, place) => `"${name}" = $${place + 1}`).join(', ')
  const where = keyColumns.map((name, place) => `"${name}" = $${names.length + place + 1}::uuid`).join(' and ')
  await client.query(`update ${quotedName(table)} set ${set} where ${where}`, [...Object.values(columns), ...key])
}

/** Begins and ends the transaction of one batch. */
export async function inBatch<Result>(client: pg.ClientBase, work: () => Promise<Result>): Promise<Result> {
  await client.query('begin')
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Takes the turn to rotate keys, until the connection ends; false while another process has it. */
export async function takeRotation(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    `select pg_try_advisory_lock(hashtextextended('gangwan:rotate keys', 0)) as taken`,
  )
  return rows[0]!.taken
}
