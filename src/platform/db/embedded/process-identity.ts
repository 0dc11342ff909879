import { execFile } from 'node:child_process'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { promisify } from 'node:util'
import { codeOf } from '../../obstacle.ts'

const run = promisify(execFile)

/** One process of this machine: the number may be given again to another, the number with its beginning may not. */
export type ProcessIdentity = { readonly pid: number; readonly began: string }

/** Who has this number now; null when nobody has, or only a process that has ended and was not collected. */
export async function identify(pid: number): Promise<ProcessIdentity | null> {
  const began = await beginningOf(pid).catch(() => null)
  return began ? { pid, began } : null
}

/** Whether that very process still runs. */
export async function runsStill(known: ProcessIdentity): Promise<boolean> {
  return (await identify(known.pid))?.began === known.began
}

async function beginningOf(pid: number): Promise<string | null> {
  if (process.platform === 'linux') return beginningOnLinux(pid)
  if (process.platform === 'win32') {
    const script = `(Get-Process -Id ${pid}).StartTime.Ticks`
    return (await run('powershell', ['-NoProfile', '-Command', script])).stdout.trim() || null
  }
  const { stdout } = await run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)])
  return stdout.trim().startsWith('Z') ? null : stdout.trim().replace(/^\S+\s+/, '') || null
}

async function beginningOnLinux(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The name in parentheses may hold anything; the fields after it begin with the third, the state.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z' || fields[0] === 'X') return null
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  return `${boot.trim()}:${fields[19]}`
}

/** Numbers of the processes that work in this folder. Only Linux tells; elsewhere the list is empty. */
export async function processesIn(folder: string): Promise<number[]> {
  const numbers = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    numbers.map(async (number) => {
      const place = await readlink(`/proc/${number}/cwd`).catch(() => '')
      return place === folder && (await identify(Number(number))) ? [Number(number)] : []
    }),
  )
  return found.flat()
}

/**
 * Sends a signal to a process if it is still there: a server ends its processes whenever it likes, also between a look and the
 * signal. Throws EPERM for a process of another account.
 */
export function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
}
