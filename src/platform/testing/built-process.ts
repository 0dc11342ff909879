import { rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

const built = new Map<string, Promise<string>>()

/**
 * The JavaScript of a process that tests start, from its TypeScript, made once: each process that translated its own two hundred
 * files spent seconds of a processor on it.
 */
export function builtProcess(source: string): Promise<string> {
  const made = built.get(source) ?? make(source)
  built.set(source, made)
  return made
}

async function make(source: string): Promise<string> {
  const name = basename(source, '.ts')
  const folder = join(import.meta.dirname, '../../../.cache/workers')
  const [file, draft] = [join(folder, `${name}.mjs`), join(folder, `${name}-${process.pid}.mjs`)]
  await build({
    ...{ entryPoints: [source], outfile: draft, bundle: true },
    ...{ packages: 'external', platform: 'node', format: 'esm' },
  })
  // Whole or not at all: another file's process may build the same.
  await rename(draft, file)
  return file
}
