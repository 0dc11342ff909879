import { chown, link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../../ids.ts'
import { codeOf } from '../../obstacle.ts'
import { identify, type ProcessIdentity, runsStill } from './process-identity.ts'

/** Where the database of a launcher is reached: a folder with a socket, or a port of the loopback address. */
export type Door = { readonly host: string; readonly port: number }

type LockRecord = { readonly owner: ProcessIdentity; readonly door: Door | null; readonly released: boolean }

export type LauncherLock = {
  /** Tells others where the database is reached. */
  announce(door: Door): Promise<void>
  release(): Promise<void>
  /** The door that the launcher before this one announced. */
  readonly doorBefore: Door | null
}

/** Who holds the data folder: the process, and its door once there is one. */
export type Holder = { readonly pid: number; readonly door: Door | null }

export type Taken = { readonly lock: LauncherLock } | { readonly holder: Holder }

/**
 * Takes the one launcher's lock kept in `folder`, or tells who holds it.
 *
 * Locks are numbered files; the highest counts. A file whose process has gone is followed by the next number, made by
 * `link`, which only one process can win; so two launchers that find the same stale lock cannot both take it.
 */
export async function takeLauncherLock(folder: string): Promise<Taken> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const owner = await identify(process.pid)
  if (!owner) throw new Error('this process cannot be identified')
  for (;;) {
    const highest = await highestNumber(folder)
    const last = highest > 0 ? await readRecord(folder, highest) : null
    if (last && !last.released && (await runsStill(last.owner))) {
      return { holder: { pid: last.owner.pid, door: last.door } }
    }
    const number = highest + 1
    if (await makeRecord(folder, number, { owner, door: null, released: false })) {
      return { lock: heldLock({ folder, number, owner, doorBefore: last?.door ?? null }) }
    }
  }
}

type Held = { folder: string; number: number; owner: ProcessIdentity; doorBefore: Door | null }

function heldLock({ folder, number, owner, doorBefore }: Held): LauncherLock {
  let door: Door | null = null
  const rewrite = async (record: LockRecord) => {
    const draft = await writeDraft(folder, record)
    await rename(draft, join(folder, `${number}.json`))
  }
  return {
    doorBefore,
    announce: async (found) => {
      door = found
      await rewrite({ owner, door, released: false })
    },
    release: () => rewrite({ owner, door, released: true }),
  }
}

/** Makes the numbered file; false when another process was quicker. */
async function makeRecord(folder: string, number: number, record: LockRecord): Promise<boolean> {
  const draft = await writeDraft(folder, record)
  try {
    await link(draft, join(folder, `${number}.json`))
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
  // The number may have been used, followed and cleared away while this process looked; then a higher one stands.
  if ((await highestNumber(folder)) > number) {
    await rm(join(folder, `${number}.json`), { force: true })
    return false
  }
  for (const older of await numbersIn(folder)) {
    if (older < number) await rm(join(folder, `${older}.json`), { force: true })
  }
  return true
}

async function writeDraft(folder: string, record: LockRecord): Promise<string> {
  const draft = join(folder, `draft-${newId()}`)
  await writeFile(draft, JSON.stringify(record), { mode: 0o600 })
  // Root on another account's folder: that account has to read the record at its next start.
  const { uid, gid } = await stat(folder)
  if (process.getuid?.() === 0 && uid !== 0) await chown(draft, uid, gid)
  return draft
}

async function readRecord(folder: string, number: number): Promise<LockRecord | null> {
  try {
    return JSON.parse(await readFile(join(folder, `${number}.json`), 'utf8')) as LockRecord
  } catch (error) {
    // Cleared away by a follower, or cut off by a loss of power: either way nobody holds it.
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}

async function numbersIn(folder: string): Promise<number[]> {
  const names = await readdir(folder)
  return names.flatMap((name) => (/^\d+\.json$/.test(name) ? [Number.parseInt(name, 10)] : []))
}

async function highestNumber(folder: string): Promise<number> {
  return Math.max(0, ...(await numbersIn(folder)))
}
