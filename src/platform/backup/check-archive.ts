import { createHash, type Hash } from 'node:crypto'
import { Obstacle } from '../obstacle.ts'
import { readArchive } from './archive.ts'
import { backupFormat, entries, fileOfEntry, type Manifest, tableOfEntry } from './manifest.ts'

/** A backup that was read from front to back and whose every hash is right. */
export type CheckedArchive = { readonly manifest: Manifest; readonly text: string; readonly seal: string }

/** Reads a whole backup against its own manifest. Throws an {@link Obstacle} when anything is missing or different. */
export async function checkArchive(file: string): Promise<CheckedArchive> {
  const found = { tables: new Map<string, Hash>(), files: new Set<string>(), manifest: '', seal: '' }
  await readArchive(file, (name, bytes) => {
    const table = tableOfEntry(name)
    const hash = fileOfEntry(name)
    if (table) tableHash(found.tables, table).update(bytes)
    else if (hash && sha256(bytes) === hash) found.files.add(hash)
    else if (name === entries.manifest) found.manifest = bytes.toString('utf8')
    else if (name === entries.seal) found.seal = bytes.toString('utf8')
  })
  const manifest = manifestFrom(file, found.manifest)
  const tables = new Map([...found.tables].map(([name, hash]) => [name, hash.digest('hex')]))
  const wrong = [
    ...manifest.tables.filter((table) => tables.get(table.name) !== table.sha256).map(({ name }) => name),
    ...manifest.files.filter((kept) => !found.files.has(kept.sha256)).map(({ name }) => name),
  ]
  if (wrong.length > 0 || found.seal === '') {
    throw new Obstacle(
      `${file} is damaged (${wrong[0] ?? 'its seal is missing'}): fetch it again, or take an older one.`,
    )
  }
  return { manifest, text: found.manifest, seal: found.seal }
}

function tableHash(tables: Map<string, Hash>, name: string): Hash {
  const hash = tables.get(name) ?? createHash('sha256')
  tables.set(name, hash)
  return hash
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function manifestFrom(file: string, text: string): Manifest {
  const manifest = parsed(text)
  if (manifest?.format !== backupFormat) throw new Obstacle(`${file} is no Gangwan backup.`)
  if (manifest.formatVersion !== 1)
    throw new Obstacle(`${file} was made by a newer release of Gangwan: fetch that first.`)
  return manifest
}

function parsed(text: string): Manifest | null {
  try {
    return JSON.parse(text) as Manifest
  } catch {
    return null
  }
}
