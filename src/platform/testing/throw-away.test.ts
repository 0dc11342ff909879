import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sweep } from './throw-away.ts'

/** The number of a process that is no more. */
async function endedProcess(): Promise<number> {
  const ended = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(ended, 'exit')
  return ended.pid!
}

it('what a run left that was cut off is removed by the next one, and nothing else', async () => {
  const ended = await endedProcess()
  const folder = await mkdtemp(join(tmpdir(), 'sweep-'))
  const left = `gangwan-embedded-${ended}-aB3dEf`
  const kept = [`gangwan-embedded-${process.pid}-aB3dEf`, `somebody-elses-${ended}-aB3dEf`]
  for (const each of [left, ...kept]) {
    await mkdir(join(folder, each))
    await writeFile(join(folder, each, 'page'), 'x')
  }
  await sweep(folder)
  expect((await readdir(folder)).sort()).toEqual(kept.sort())
  await rm(folder, { recursive: true })
})

it('what is written to while it is removed stops no run, and is removed by a later one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sweep-'))
  const pages = join(folder, `gangwan-embedded-${await endedProcess()}-aB3dEf`, 'postgres', 'base')
  const write = async (page: number) => {
    await mkdir(pages, { recursive: true })
    await writeFile(join(pages, `${page}`), 'x')
  }
  for (let page = 0; page < 300; page += 1) await write(page)
  let isRunning = true
  const database = (async () => {
    for (let page = 300; isRunning; page += 1) await write(page).catch(() => undefined)
  })()
  try {
    await sweep(folder)
  } finally {
    isRunning = false
    await database
  }
  await sweep(folder)
  expect(await readdir(folder)).toEqual([])
  await rm(folder, { recursive: true })
})
