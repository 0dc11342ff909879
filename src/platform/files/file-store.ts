import { randomBytes } from 'node:crypto'
import { mkdir, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import { systemClock } from '../clock.ts'

/** Files of the installation, outside the web root. Names are relative, made by us, with forward slashes. */
export type FileStore = {
  /** Writes the bytes durably: they are on the disk before the promise resolves, and never half there. Throws ENOSPC as it comes. */
  put(name: string, bytes: Buffer): Promise<void>
  get(name: string): Promise<Buffer>
  remove(name: string): Promise<void>
  /** Names of files below a folder that were last written longer ago than this, by the clock of the disk. */
  olderThan(under: string, milliseconds: number): AsyncIterable<string>
  readonly folder: string
}

/** A file store in a folder of this machine. */
export function fileStore(folder: string): FileStore {
  const place = (name: string) => {
    const path = normalize(join(folder, name))
    if (!path.startsWith(folder + sep)) throw new Error('a file name leaves the folder')
    return path
  }
  return {
    folder,
    get: (name) => readFile(place(name)),
    remove: (name) => rm(place(name), { force: true }),
    olderThan: (under, milliseconds) => oldFiles(folder, under, systemClock.now().getTime() - milliseconds),
    put: async (name, bytes) => {
      const path = place(name)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const unfinished = `${path}.${randomBytes(6).toString('hex')}.part`
      try {
        const file = await open(unfinished, 'wx', 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(unfinished, path)
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
    },
  }
}

/** Walks a folder without holding its listing in memory; what goes away meanwhile is passed over. */
async function* oldFiles(folder: string, under: string, before: number): AsyncIterable<string> {
  const listing = await opendir(join(folder, under)).catch(missing)
  if (!listing) return
  for await (const entry of listing) {
    const name = `${under}/${entry.name}`
    if (entry.isDirectory()) yield* oldFiles(folder, name, before)
    else if (((await stat(join(folder, name)).catch(missing))?.mtimeMs ?? before) < before) yield name
  }
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
