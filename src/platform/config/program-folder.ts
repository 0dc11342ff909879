import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of this installation: where package.json, migrations and the built pages are. */
export function programFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (folder === dirname(folder)) throw new Error('the program stands outside its own folder')
  }
}

/** The version of this release, as package.json has it. */
export function programVersion(): string {
  const text = readFileSync(join(programFolder(), 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
