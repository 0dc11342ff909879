import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { keyFile } from '../../src/platform/config/keys.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'

/** The built program as one process of its own, as `npm start` runs it. */
export type Program = {
  readonly address: string
  readonly pid: number
  /** What it wrote on the screen so far. */
  readonly said: string
  /** How it ended, once it has and all it said is in `said`. */
  readonly ended: Promise<{ readonly code: number | null }>
  /** Throws when it ended by itself. */
  mustRun(): void
  /** Ends it like a power cut: nothing of it runs another line. */
  kill(): Promise<void>
  /** Asks it to stop, and waits until it has. */
  stop(): Promise<void>
}

export type ProgramOptions = {
  readonly home: string
  /** The database to use; the program's own in its data folder when none is named. */
  readonly databaseAddress?: string
  readonly empty?: boolean
  readonly environment?: Readonly<Record<string, string>>
  /** The built program of another release. */
  readonly program?: string
}

const built = 'dist/server/app/cli.js'

/** A data folder with the keys of the tests. */
export async function makeHome(): Promise<{ home: string; remove: () => Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'gangwan-fault-'))
  await mkdir(dirname(keyFile(home)), { recursive: true, mode: 0o700 })
  await writeFile(keyFile(home), testKey, { mode: 0o600 })
  return { home, remove: () => rm(home, { recursive: true, force: true }) }
}

/** Starts the program on a free port; resolves when its pages are open. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { home, databaseAddress, empty, environment, program = built } = options
  const child = spawn(process.execPath, [program, 'start', ...(empty ? ['--empty'] : [])], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...{ PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', GANGWAN_HOME: home, LOG_LEVEL: 'warn' },
      ...(databaseAddress ? { DATABASE_URL: databaseAddress } : {}),
      ...environment,
    },
  })
  const screen = { said: '' }
  const address = await opened(child, screen)
  // What it says when it ends by itself is the only trace of why.
  child.stderr!.on('data', (text: string) => process.stderr.write(text))
  const ended = once(child, 'close').then(([code]) => ({ code }))
  const exited = once(child, 'exit')
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await exited
  }
  const mustRun = () => {
    const how = child.exitCode ?? child.signalCode
    if (how !== null) throw new Error(`the program ended by itself (${how})`)
  }
  return {
    ...{ address, pid: child.pid!, ended, mustRun, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') },
    get said() {
      return screen.said
    },
  }
}

function opened(child: ChildProcess, screen: { said: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        screen.said += text
        const address = /open at (http:\/\/[^\s]+)/.exec(screen.said)?.[1]
        if (address) resolve(address)
      })
    }
    // Not at its exit: its last words may still be on their way then.
    child.once('close', (code) => reject(new Error(`the program ended with ${code} before it opened:\n${screen.said}`)))
  })
}
