import { mkdtemp, readdir, readFile, rm, statfs } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'

const inMemory = '/dev/shm'
const enough = 4 * 2 ** 30

/**
 * A new folder for what a run of tests throws away: in memory where that has room, else where temporary files go. A database has a
 * thousand files; making and removing them costs a disk more than all that the tests do with them.
 */
export async function throwAwayFolder(name: string): Promise<string> {
  const isInMemory = await hasRoom()
  if (isInMemory) await sweep(inMemory)
  return mkdtemp(join(isInMemory ? inMemory : tmpdir(), `${name}${process.pid}-`))
}

/**
 * Removes what runs that were cut off left in a folder: memory that nobody gives back otherwise. A database still running there stops by
 * itself; what it writes meanwhile is left to the next run.
 */
export async function sweep(folder: string): Promise<void> {
  for (const each of await readdir(folder)) {
    const maker = /^gangwan-[a-z]+-(\d+)-\w{6}$/.exec(each)?.[1]
    if (maker && !isAlive(Number(maker)))
      await rm(join(folder, each), { recursive: true, force: true }).catch(unlessFilled)
  }
}

function unlessFilled(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY') throw error
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

export function liesInMemory(folder: string): boolean {
  return folder.startsWith(`${inMemory}/`)
}

/** Programs are run there too, which many systems do not let that folder do. */
async function hasRoom(): Promise<boolean> {
  const mounts = await readFile('/proc/mounts', 'utf8').catch(() => '')
  const [, , kind, options = 'noexec'] =
    mounts
      .split('\n')
      .map((line) => line.split(' '))
      .find((one) => one[1] === inMemory) ?? []
  if (kind !== 'tmpfs' || options.split(',').some((one) => one === 'noexec' || one === 'ro')) return false
  const { bavail, bsize } = await statfs(inMemory)
  return Math.min(bavail * bsize, freemem()) >= enough
}
