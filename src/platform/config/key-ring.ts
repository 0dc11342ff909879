import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { link, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { monotonicMs } from '../clock.ts'
import { newId } from '../ids.ts'
import { codeOf, messageOf, Obstacle } from '../obstacle.ts'
import { isSuite, type SuiteName } from '../sealing-suites.ts'
import type { KeyRing, MasterKey } from '../secrets.ts'
import { keyBytes, keyFile } from './keys.ts'

/** A running process knows a new key within this time. */
export const lookEveryMs = 1000
/** Values carry their key's number in one byte. */
const highest = 255

/**
 * The keys of a data folder: `master.key` is the first, `master-2.key`, `master-3.sm.key` … came with rotations. Looked at
 * again about every second and whenever a number is not known, so that a running program learns of a new key by itself.
 * Throws an {@link Obstacle} when a file is no key.
 */
export function keyRingOf(home: string, elapsed: () => number = monotonicMs): KeyRing {
  const folder = dirname(keyFile(home))
  let state = stateOf(folder)
  let keys = readKeys(folder)
  let looked = elapsed()
  const look = () => {
    looked = elapsed()
    const now = stateOf(folder)
    if (now === state) return
    keys = readKeys(folder)
    state = now
  }
  return {
    all: () => {
      if (elapsed() - looked >= lookEveryMs) look()
      return keys
    },
    numbered: (number) => {
      const known = keys.find((key) => key.number === number)
      if (known) return known
      look()
      return keys.find((key) => key.number === number)
    },
  }
}

/** What changes with each key: also the names, since a clock of files that ticks slowly tells two changes of one tick as one. */
function stateOf(folder: string): string {
  return [statSync(folder).mtimeMs, ...readdirSync(folder).sort()].join('/')
}

function readKeys(folder: string): MasterKey[] {
  const keys = readdirSync(folder).flatMap((name) => {
    const named = namedKey(name)
    return named ? [{ ...named, bytes: readKey(join(folder, name)) }] : []
  })
  if (!keys.some(({ number }) => number === 1))
    throw new Obstacle(`The first key is missing in ${folder}: put it back.`)
  const twice = keys.find(({ number }, index) => keys.findIndex((other) => other.number === number) !== index)
  if (twice) throw new Obstacle(`Two files in ${folder} are both key ${twice.number}: leave the right one there.`)
  return keys.sort((one, other) => other.number - one.number)
}

/** The number and suite that a file name says, or null for other files. */
function namedKey(name: string): { number: number; suite: SuiteName } | null {
  const [, number = '1', suite = 'aes'] = /^master(?:-(\d{1,3}))?(?:\.([a-z]+))?\.key$/.exec(name) ?? []
  if (!name.startsWith('master') || !name.endsWith('.key') || !isSuite(suite)) return null
  return { number: Number(number), suite }
}

function readKey(file: string): Buffer {
  const bytes = readFileSync(file)
  if (bytes.length !== keyBytes) {
    throw new Obstacle(`${file} is not a key of ${keyBytes} bytes: put back the one you keep apart.`)
  }
  return bytes
}

/** Lays a new key beside the others, in one step; of two at the same moment one wins. Gives its file. */
export async function addKey(home: string, suite: SuiteName): Promise<string> {
  const folder = dirname(keyFile(home))
  const number = keyRingOf(home).all()[0]!.number + 1
  if (number > highest) throw new Obstacle('There are 255 keys; values cannot name another.')
  const file = join(folder, `master-${number}${suite === 'aes' ? '' : `.${suite}`}.key`)
  const draft = `${file}.${newId()}`
  try {
    const handle = await open(draft, 'wx', 0o600)
    await handle.writeFile(randomBytes(keyBytes))
    await handle.sync()
    await handle.close()
    await link(draft, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST')
      throw new Obstacle(`The new key cannot be kept (${messageOf(error)}): look at the disk.`)
  } finally {
    await rm(draft, { force: true })
  }
  return file
}
