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

/** The file of a worker beside the file that starts it: TypeScript in tests and benches, JavaScript once built. */
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
  if (!file.pathname.endsWith('.ts')) return new Worker(file, options)
  const source = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(file.href)}) })`
  return new Worker(source, { ...options, eval: true })
}
