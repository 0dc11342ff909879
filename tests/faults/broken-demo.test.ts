import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeHome, type Program, startProgram } from './program.ts'

let home: Awaited<ReturnType<typeof makeHome>>
let again: Program | undefined
beforeAll(async () => {
  home = await makeHome()
})
afterAll(async () => {
  await again?.stop()
  await home.remove()
})

it('leaves nobody loading the demo when the program is killed meanwhile, and begins it anew at the next start', async () => {
  const child = spawn(process.execPath, ['dist/server/app/cli.js', 'start'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', GANGWAN_HOME: home.home, LOG_LEVEL: 'warn' },
  })
  await said(child, 'Giving the town its people')
  const loading = childrenOf(child.pid!).filter((pid) => commandOf(pid).endsWith('demo'))
  expect(loading).toHaveLength(1)
  child.kill('SIGKILL')
  await once(child, 'exit')
  while (commandOf(loading[0]!) !== '') await new Promise((resolve) => setImmediate(resolve))

  again = await startProgram({ home: home.home })
  expect(again.said).toContain('Demo accounts')
  const { communities } = (await (await fetch(`${again.address}/api/places`)).json()) as { communities: unknown[] }
  expect(communities).toHaveLength(2)
  // As nginx asks what stands behind it, unless it is told otherwise.
  expect(await overOldHttp(again.address)).toMatch(/^HTTP\/1.1 403 /)
})

async function overOldHttp(address: string): Promise<string> {
  const { hostname, port, host } = new URL(address)
  const line = connect(Number(port), hostname)
  line.end(`GET /api/places HTTP/1.0\r\nHost: ${host}\r\n\r\n`)
  let answer = ''
  for await (const part of line.setEncoding('utf8')) answer += part
  return answer
}

async function said(child: ChildProcess, words: string): Promise<void> {
  let text = ''
  for await (const part of child.stdout!.iterator({ destroyOnReturn: false })) {
    text += part
    if (text.includes(words)) break
  }
  child.stdout!.resume()
}

function childrenOf(pid: number): number[] {
  const parentOf = (each: number) => Number(fileOf(each, 'stat').split(') ').at(-1)!.split(' ')[1])
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((each) => parentOf(each) === pid)
}

/** Its words, without the empty ones; nothing once it has ended. */
function commandOf(pid: number): string {
  return fileOf(pid, 'cmdline').split('\0').filter(Boolean).join(' ')
}

function fileOf(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
