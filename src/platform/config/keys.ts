import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PasswordOf } from '../db/roles.ts'
import { newId } from '../ids.ts'
import { codeOf, messageOf, Obstacle } from '../obstacle.ts'
import type { Sealing } from '../secrets.ts'

/** Length of every master key. */
export const keyBytes = 32

/** Where the master key of a data folder is kept. */
export function keyFile(home: string): string {
  return join(home, 'keys', 'master.key')
}

/**
 * The installation's first master key, 32 bytes; made once, when the data folder has neither a key nor data.
 * Throws an {@link Obstacle} when the key is missing beside data, unreadable, or not a key.
 */
export async function readMasterKey(home: string): Promise<{ key: Buffer; isNew: boolean }> {
  const known = await readKey(keyFile(home))
  if (known) return { key: known, isNew: false }
  if (await stat(join(home, 'postgres')).catch(() => null)) {
    throw new Obstacle(`The key of this data folder is missing: put back ${keyFile(home)} from where you keep it.`)
  }
  const isNew = await makeKey(home)
  const key = await readKey(keyFile(home))
  if (!key) throw new Obstacle(`The key ${keyFile(home)} cannot be kept: look at the disk.`)
  return { key, isNew }
}

/** The passwords of the database's roles under the installation's key; the same on every process that shares it. */
export function passwordsFrom(secrets: Sealing): PasswordOf {
  return (role) => secrets.hash('database', role).toString('hex')
}

async function readKey(file: string): Promise<Buffer | null> {
  const content = await readFile(file).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw new Obstacle(
      `The key ${file} cannot be read (${messageOf(error)}): start as the account that owns it, or set GANGWAN_HOME to another folder.`,
    )
  })
  if (content && content.length !== keyBytes) {
    throw new Obstacle(`${file} is not a key of ${keyBytes} bytes: put back the one you keep apart.`)
  }
  return content
}

/** Makes the key in one step, so that of two first starts one wins; tells whether it was this one. */
async function makeKey(home: string): Promise<boolean> {
  const file = keyFile(home)
  const draft = `${file}.${newId()}`
  try {
    await mkdir(home, { recursive: true, mode: 0o700 })
    await mkdir(join(home, 'keys'), { recursive: true, mode: 0o700 })
    const handle = await open(draft, 'wx', 0o600)
    await handle.writeFile(randomBytes(keyBytes))
    await handle.sync()
    await handle.close()
    await link(draft, file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw new Obstacle(
      `The data folder ${home} cannot be written to (${messageOf(error)}): set GANGWAN_HOME to one that can.`,
    )
  } finally {
    await rm(draft, { force: true })
  }
}
