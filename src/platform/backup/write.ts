import pg from 'pg'
import type { KeptSequence } from './manifest.ts'
import { quotedName, sameTextEverywhere } from './read.ts'

/**
 * Begins the one transaction in which everything is loaded, under the keeper's role. Triggers of the tables rest: what they
 * once wrote is in the backup itself. Gives the step that wakes them and commits. Needs an administrator's connection.
 */
export async function beginLoading(client: pg.ClientBase): Promise<() => Promise<void>> {
  await client.query('begin')
  await sameTextEverywhere(client)
  const { rows } = await client.query<{ name: string }>(`
    select distinct n.nspname || '.' || c.relname as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and pg_get_userbyid(c.relowner) = 'gangwan_owner'`)
  const turn = async (how: 'disable' | 'enable') => {
    await client.query('set local role gangwan_owner')
    for (const { name } of rows) await client.query(`alter table ${quotedName(name)} ${how} trigger user`)
    await client.query('set local role gangwan_keeper')
  }
  await turn('disable')
  return async () => {
    await turn('enable')
    await client.query('commit')
  }
}

/**
 * Makes a place beside the table to copy into, since PostgreSQL refuses COPY into tables under row security.
 * Gives the statement of that copy.
 */
export async function makeTray(client: pg.ClientBase, table: string, columns: readonly string[]): Promise<string> {
  await client.query(`create temporary table backup_tray (like ${quotedName(table)}) on commit drop`)
  return `copy backup_tray (${listed(columns)}) from stdin`
}

/** Moves what was copied into its table. */
export async function emptyTray(client: pg.ClientBase, table: string, columns: readonly string[]): Promise<void> {
  await client.query(
    `insert into ${quotedName(table)} (${listed(columns)}) select ${listed(columns)} from backup_tray; drop table backup_tray`,
  )
}

/** Sets the sequences where they stood. */
export async function setSequences(client: pg.ClientBase, sequences: readonly KeptSequence[]): Promise<void> {
  for (const { name, lastValue, isCalled } of sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3::boolean)', [quotedName(name), lastValue, isCalled])
  }
}

/** Takes everything of the program out of the database, for one that is built anew. Needs the owner's rights. */
export async function clearSchemas(client: pg.ClientBase): Promise<void> {
  await client.query(`drop schema if exists accounts cascade; drop schema public cascade; create schema public`)
}

function listed(columns: readonly string[]): string {
  return columns.map(pg.escapeIdentifier).join(', ')
}

/** Takes the turn to make the nightly backup, until the connection ends; false while another process has it. */
export async function takeTurn(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    `select pg_try_advisory_lock(hashtextextended('gangwan:nightly', 0)) as taken`,
  )
  return rows[0]!.taken
}
