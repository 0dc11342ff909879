import { parseArgs } from 'node:util'
import { Obstacle } from '../../platform/obstacle.ts'

/** An option of a command, written `--name` or `--name VALUE`. */
export type Option = {
  readonly name: string
  /** What its value is, in capitals for the help page; without it the option is a switch. */
  readonly value?: string
  readonly about: string
}

/** What was typed after the command's name. */
export type Given = {
  readonly words: readonly string[]
  /** Whether the switch was given. */
  has(option: string): boolean
  /** The option's value, or null. */
  valueOf(option: string): string | null
}

/** One word of the `gangwan` program. */
export type Command = {
  readonly name: string
  /** What stands after the name on the help page, such as `FILE`; one word each, all required. */
  readonly words: readonly string[]
  /** One sentence each in English and Chinese. */
  readonly about: { readonly english: string; readonly chinese: string }
  readonly options: readonly Option[]
  /** Resolves when the command is done. Throws an {@link Obstacle} for what the person can put right. */
  run(given: Given): Promise<void>
}

/** Reads what was typed against what the command takes. */
export function readGiven(command: Command, typed: readonly string[]): Given {
  const { values, positionals } = parsed(command, typed)
  if (positionals.length !== command.words.length) {
    throw new Obstacle(`The command is: ${usageOf(command)} (gangwan ${command.name} --help says more).`)
  }
  return {
    words: positionals,
    has: (option) => values[option] === true,
    valueOf: (option) => {
      const value = values[option]
      return typeof value === 'string' ? value : null
    },
  }
}

function parsed(command: Command, typed: readonly string[]) {
  const options = command.options.map(({ name, value }) => [name, { type: value ? 'string' : 'boolean' }] as const)
  try {
    return parseArgs({ args: [...typed], options: Object.fromEntries(options), allowPositionals: true })
  } catch (error) {
    const unknown = /option '([^']+)'/.exec(String(error))?.[1] ?? typed.join(' ')
    throw new Obstacle(`The option ${unknown} does not fit: gangwan ${command.name} --help says what does.`)
  }
}

/** The command as one types it. */
export function usageOf(command: Command): string {
  const options = command.options.map(({ name, value }) => (value ? `[--${name} ${value}]` : `[--${name}]`))
  return ['gangwan', command.name, ...command.words, ...options].join(' ')
}

/** The help page of one command. */
export function helpOf(command: Command): string {
  const options = command.options.map(
    ({ name, value, about }) => `  --${value ? `${name} ${value}` : name}`.padEnd(22) + about,
  )
  const lines = [usageOf(command), '', command.about.english, command.about.chinese]
  return [...lines, ...(options.length > 0 ? ['', ...options] : []), ''].join('\n')
}
