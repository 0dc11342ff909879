import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sweep } from './throw-away.ts'

it('what a run left that was cut off is removed by the next one, and nothing else', async () => {
  const ended = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(ended, 'exit')
  const folder = await mkdtemp(join(tmpdir(), 'sweep-'))
  const left = `gangwan-embedded-${ended.pid}-aB3dEf`
  const kept = [`gangwan-embedded-${process.pid}-aB3dEf`, `somebody-elses-${ended.pid}-aB3dEf`]
  for (const each of [left, ...kept]) {
    await mkdir(join(folder, each))
    await writeFile(join(folder, each, 'page'), 'x')
  }
  await sweep(folder)
  expect((await readdir(folder)).sort()).toEqual(kept.sort())
  await rm(folder, { recursive: true })
})
