import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'

const filled = new Set<string>()

/** Prepared selects a second of pgbench with 8 connections on the same server; null where the machine has no pgbench. */
export async function selectRate(adminAddress: string, seconds: number): Promise<number | null> {
  const program = findPgbench()
  if (!program) return null
  const run = (args: string[]) =>
    execFileSync(program, [...args, adminAddress], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  // Made once a server; making it takes longer than measuring.
  if (!filled.has(adminAddress)) run(['-i', '-q', '-s', '1'])
  filled.add(adminAddress)
  const output = run(['-S', '-n', '-M', 'prepared', '-c', '8', '-j', '1', '-T', String(seconds)])
  return Number(/tps = ([\d.]+)/.exec(output)?.[1] ?? 0) || null
}

function findPgbench(): string | null {
  const folders = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`)
    : []
  return (
    [...folders, '/usr/bin', '/usr/local/bin'].map((folder) => `${folder}/pgbench`).find((path) => existsSync(path)) ??
    null
  )
}
