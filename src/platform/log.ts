import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'node:util'
import pino, { type LogFn, type Logger } from 'pino'
import { systemClock } from './clock.ts'
import { reasonOf, withoutValues } from './reason.ts'

const keptDays = 200

/** A log of ids and codes, one file a day in the folder, kept at least six months. `level` silent writes nothing. */
export function logTo(folder: string, level: string): Logger {
  if (level === 'silent') return pino({ level })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  removeOld(folder)
  const stream = pino.destination({ dest: join(folder, fileOfDay()), sync: false, mkdir: true, mode: 0o600 })
  let day = fileOfDay()
  const turn = setInterval(() => {
    if (fileOfDay() === day) return
    day = fileOfDay()
    stream.reopen(join(folder, day))
    removeOld(folder)
  }, 60_000)
  turn.unref()
  return pino({ level, base: null, serializers, hooks: { logMethod: withoutMessages } }, stream)
}

const serializers = { req: () => undefined, res: () => undefined, err: reasonOf }

/** What libraries log is their error's message, and in that stands what somebody sent. */
function withoutMessages(this: Logger, given: Parameters<LogFn>, write: LogFn): void {
  const [first, ...said] = given as unknown[]
  const about = first instanceof Error ? { err: first } : first
  if (typeof about === 'object' && about !== null)
    write.call(this, about, withoutValues(said.length > 0 ? format(...said) : 'failed'))
  else write.call(this, withoutValues(format(...given)))
}

function fileOfDay(): string {
  return `${systemClock.now().toISOString().slice(0, 10)}.log`
}

function removeOld(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}-\d{2}-\d{2}\.log$/.test(name))
    .sort()
  for (const name of files.slice(0, Math.max(0, files.length - keptDays))) rmSync(join(folder, name))
}
