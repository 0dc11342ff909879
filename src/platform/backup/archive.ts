import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import { newId } from '../ids.ts'
import { codeOf, messageOf, Obstacle } from '../obstacle.ts'

/** Adds one entry to an archive; resolves when it was taken up. */
export type AddEntry = (name: string, bytes: Buffer) => Promise<void>

/** Writes a gzipped tar durably: `file` is there whole once this resolves, and not at all when it throws. */
export async function writeArchive(file: string, fill: (add: AddEntry) => Promise<void>): Promise<void> {
  const unfinished = `${file}.${newId()}.part`
  const archive = pack()
  const add: AddEntry = (name, bytes) =>
    new Promise((resolve, reject) => {
      archive.entry({ name, size: bytes.length, mode: 0o600 }, bytes, (error) => (error ? reject(error) : resolve()))
    })
  try {
    const target = createWriteStream(unfinished, { flags: 'wx', mode: 0o600 })
    const written = pipeline(Readable.from(archive), createGzip(), target)
    const filled = fill(add).then(() => archive.finalize())
    written.catch(() => undefined)
    filled.catch(() => undefined)
    // A full disk ends the writing while the filling still waits for it to go on.
    await Promise.race([filled, written])
    await written
    await filled
    await toDisk(unfinished)
    await rename(unfinished, file)
  } catch (error) {
    archive.destroy()
    await rm(unfinished, { force: true })
    throw error
  }
}

async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}

/** Reads an archive from front to back. Throws an {@link Obstacle} when it is none, or not whole. */
export async function readArchive(
  file: string,
  visit: (name: string, bytes: Buffer) => Promise<void> | void,
): Promise<void> {
  const archive = extract()
  const fed = pipeline(createReadStream(file), createGunzip(), archive)
  fed.catch(() => undefined)
  try {
    for await (const entry of archive) {
      const parts: Buffer[] = []
      for await (const part of entry) parts.push(part as Buffer)
      await visit(entry.header.name, Buffer.concat(parts))
    }
    await fed
  } catch (error) {
    throw asObstacle(file, error)
  }
}

function asObstacle(file: string, error: unknown): unknown {
  const code = codeOf(error)
  if (code === 'ENOENT') return new Obstacle(`There is no file ${file}.`)
  if (code === 'EISDIR') return new Obstacle(`${file} is a folder, not a backup.`)
  if (code === 'EACCES') return new Obstacle(`${file} may not be read by this account.`)
  if (code === 'Z_BUF_ERROR' || /Unexpected end of data/.test(messageOf(error)))
    return new Obstacle(`${file} is cut short: fetch the backup again, or take an older one.`)
  if (code.startsWith('Z_') || /Invalid tar header/.test(messageOf(error)))
    return new Obstacle(`${file} is no Gangwan backup, or is damaged: fetch it again, or take an older one.`)
  return error
}
