import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

export type WorkerLimits = { readonly heapMegabytes: number; readonly milliseconds: number }

/** Thrown when a worker was ended because it went over a limit. */
export class OverLimit extends Error {
  readonly what: 'memory' | 'time'
  constructor(what: OverLimit['what']) {
    super(`a worker went over its limit of ${what}`)
    this.name = 'OverLimit'
    this.what = what
  }
}

/** The file of a worker beside the file that starts it: TypeScript in tests and benches; once built, all lie side by side. */
export function workerFile(beside: string, name: string): URL {
  return new URL(`./${name}${beside.endsWith('.ts') ? '.ts' : '.js'}`, beside)
}

export type Work<Said> = {
  readonly file: URL
  readonly given: unknown
  readonly limits: WorkerLimits
  /** Called with each message; the work ends when the worker does. */
  readonly hear: (said: Said) => void
}

/**
 * Runs heavy work in a thread of its own within limits, off the request loop.
 * Throws OverLimit when it needs more, and what the worker itself threw.
 */
export function runInWorker<Said>({ file, given, limits, hear }: Work<Said>): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(file, given, limits)
    const timer = setTimeout(() => {
      reject(new OverLimit('time'))
      void worker.terminate()
    }, limits.milliseconds)
    worker.on('message', (said: Said) => {
      try {
        hear(said)
      } catch (error) {
        reject(error)
        void worker.terminate()
      }
    })
    worker.on('error', (error: Error & { code?: string }) => {
      clearTimeout(timer)
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new OverLimit('memory') : error)
    })
    worker.on('exit', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function startWorker(file: URL, given: unknown, limits: WorkerLimits): Worker {
  const options = {
    workerData: given,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 32 },
    // What is said inside goes nowhere: it could hold what stands in somebody's sheet.
    stdout: true,
    stderr: true,
    env: {},
  }
  return new Worker(file.pathname.endsWith('.ts') ? builtFrom(file) : file, options)
}

const built = new Map<string, URL>()

/** In tests and benches: the worker as JavaScript, made once a process. To translate it in each thread costs more than its work. */
function builtFrom(file: URL): URL {
  const known = built.get(file.href)
  if (known) return known
  const { buildSync } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild')
  const { outputFiles } = buildSync({
    ...{ entryPoints: [fileURLToPath(file)], bundle: true, write: false },
    ...{ packages: 'external', platform: 'node', format: 'esm' },
  })
  const { text, hash } = outputFiles[0]!
  const folder = join(import.meta.dirname, '../../../.cache/workers')
  const path = join(folder, `${hash.replace(/\W/g, '-')}.mjs`)
  // Whole or not at all: other processes build the same.
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${path}.${process.pid}`, text)
  renameSync(`${path}.${process.pid}`, path)
  const made = pathToFileURL(path)
  built.set(file.href, made)
  return made
}
