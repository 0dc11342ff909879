import { realpathSync } from 'node:fs'
import { messageOf, Obstacle } from '../platform/obstacle.ts'
import { reasonOf } from '../platform/reason.ts'
import { accountCommand } from './commands/account.ts'
import { backupCommand } from './commands/backup.ts'
import { careCommand } from './commands/care.ts'
import { type Command, helpOf, readGiven, usageOf } from './commands/command.ts'
import { demoCommand } from './commands/demo.ts'
import { journalCommand } from './commands/journal.ts'
import { keysCommand } from './commands/keys.ts'
import { migrateCommand } from './commands/migrate.ts'
import { restoreCommand } from './commands/restore.ts'
import { simulateCommand } from './commands/simulate.ts'
import { startCommand } from './commands/start.ts'

/** Every word of the program, in the order of the help page. A new command is one line here. */
const commands: readonly Command[] = [
  startCommand,
  migrateCommand,
  demoCommand,
  backupCommand,
  restoreCommand,
  journalCommand,
  accountCommand,
  keysCommand,
  careCommand,
  simulateCommand,
]

/** Carries out what was typed after `gangwan`; gives the exit code. */
export async function runProgram(typed: readonly string[]): Promise<number> {
  const [name = '', ...rest] = typed
  try {
    if (['', 'help', '--help', '-h'].includes(name)) return show(overview())
    const command = commands.find((known) => known.name === name)
    if (!command) throw new Obstacle(`There is no command "${name}": gangwan --help lists them.`)
    if (rest.includes('--help') || rest.includes('-h')) return show(helpOf(command))
    await command.run(readGiven(command, rest))
    return 0
  } catch (error) {
    console.error(sentenceOf(error))
    return error instanceof Obstacle ? error.exitCode : 1
  }
}

function show(page: string): number {
  console.log(page)
  return 0
}

function overview(): string {
  const lines = commands.flatMap((command) => [
    `  ${usageOf(command)}`,
    `      ${command.about.english}`,
    `      ${command.about.chinese}`,
  ])
  return ['Gangwan (港湾): the working system of an old neighbourhood', '', ...lines, ''].join('\n')
}

function sentenceOf(error: unknown): string {
  if (error instanceof Obstacle) return error.message
  return `Gangwan stopped because of a fault of its own: ${messageOf(error)}`
}

/** Node would print a database error with the row that it refused. */
function lastWords(error: unknown): string {
  const { reason, stack, ...named } = reasonOf(error)
  const about = Object.values(named).join(' ')
  return [`Gangwan ended because of a fault of its own: ${reason} (${about})`, ...(stack ? [stack] : [])].join('\n')
}

const started = process.argv[1]
if (started && realpathSync(started) === import.meta.filename) {
  process.on('uncaughtException', (error) => {
    console.error(lastWords(error))
    process.exit(1)
  })
  process.exitCode = await runProgram(process.argv.slice(2))
}
