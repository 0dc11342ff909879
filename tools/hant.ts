import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Converter } from 'opencc-js/cn2t'
import { hantExceptions } from '../src/platform/i18n/hant-exceptions.ts'
import type { Messages } from '../src/platform/i18n/messages.ts'

// Writes `messages.hant.generated.ts` beside every `messages.ts` (or `messages-….ts`): npx tsx tools/hant.ts [--check]

/** The converter without our exceptions. */
export const convert = Converter({ from: 'cn', to: 'tw' })
const longestFirst = [...hantExceptions].sort(([a], [b]) => b.length - a.length)
// Private-use characters stand in for excepted phrases while the rest is converted.
const standIn = (index: number) => String.fromCodePoint(0xe000 + index)

/** The 繁體 of a 简体 sentence: Taiwan standard forms, our exceptions first. */
export function toHant(hans: string): string {
  const held = longestFirst.reduce((text, [from], index) => text.replaceAll(from, standIn(index)), hans)
  return longestFirst.reduce((text, [, to], index) => text.replaceAll(standIn(index), to), convert(held))
}

/** Absolute paths of all message files under `src`. */
export function messageFiles(): string[] {
  const source = fileURLToPath(new URL('../src', import.meta.url))
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^messages(-[a-z-]+)?\.ts$/.test(basename(path)) && !path.includes('i18n/messages.ts'))
    .map((path) => join(source, path))
    .sort()
}

/** Where the 繁體 of a message file stands. */
export function hantFileOf(file: string): string {
  return file.replace(/\.ts$/, '.hant.generated.ts')
}

/** All messages that a file exports. */
export async function messagesOf(file: string): Promise<Messages[]> {
  const page = (await import(pathToFileURL(file).href)) as Record<string, unknown>
  return Object.values(page).filter(
    (value): value is Messages => typeof value === 'object' && value !== null && 'wordings' in value,
  )
}

/** The text of the generated file for these messages. */
export function hantPage(file: string, messages: readonly Messages[]): string {
  const lines = messages.flatMap(({ wordings }) =>
    Object.entries(wordings).map(([key, [hans]]) => `  ${JSON.stringify(key)}: ${JSON.stringify(toHant(hans))},`),
  )
  return `// Written by tools/hant.ts from ${basename(file)}; corrections go to src/platform/i18n/hant-exceptions.ts.\nexport const hant = {\n${lines.join('\n')}\n}\n`
}

async function main(): Promise<void> {
  const stale: string[] = []
  for (const file of messageFiles()) {
    const target = hantFileOf(file)
    // A new message file imports its 繁體 before that exists.
    if (!existsSync(target)) writeFileSync(target, 'export const hant = {}\n')
    const page = hantPage(file, await messagesOf(file))
    if (readFileSync(target, 'utf8') === page) continue
    stale.push(target)
    if (!process.argv.includes('--check')) writeFileSync(target, page)
  }
  for (const file of stale) console.log(file)
  if (process.argv.includes('--check') && stale.length > 0) process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
