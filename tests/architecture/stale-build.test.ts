import { join } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const { isInputOf } = (await import(join(root, 'tools/build.mjs'))) as {
  isInputOf: (part: 'server' | 'web', path: string) => boolean
}

describe('a built program', () => {
  it('is built anew after a change in any source that it holds', async () => {
    const { metafile } = await build({
      entryPoints: ['src/app/cli.ts', 'src/app/server.ts'],
      ...{ absWorkingDir: root, bundle: true, write: false, outdir: 'nowhere', metafile: true },
      ...{ platform: 'node', format: 'esm', splitting: true, packages: 'external', logLevel: 'error' },
    })
    const held = Object.keys(metafile.inputs).filter((path) => path.startsWith('src/'))
    expect(held).toContain('src/people/testing.ts')
    expect(held.filter((path) => !isInputOf('server', path))).toEqual([])
  })

  it('is left as it is after a change in what only tests read', () => {
    expect(isInputOf('server', 'src/care/engine.test.ts')).toBe(false)
    expect(isInputOf('web', 'src/people/testing.ts')).toBe(false)
  })
})
