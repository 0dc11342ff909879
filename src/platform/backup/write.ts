import pg from 'pg'
import type { KeptSequence } from './manifest.ts'
import { quotedName, sameTextEverywhere } from './read.ts'

/** Begins the one transaction in which everything is loaded. */
export async function beginLoading(client: pg.ClientBase): Promise<void> {
  await client.query('begin')
  await sameTextEverywhere(client)
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
