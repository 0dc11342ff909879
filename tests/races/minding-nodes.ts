import { type ChildProcess, fork } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { builtProcess } from '../../src/platform/testing/built-process.ts'

type Told = { turn: number | 'begun'; error?: string }

/** A process of its own that minds care and sends, when it is asked to. */
class MindingProcess {
  private turn = 0
  private constructor(private readonly child: ChildProcess) {}

  static async start(address: string, provider: string): Promise<MindingProcess> {
    const script = await builtProcess(join(import.meta.dirname, 'mind-process.ts'))
    const child = fork(script, [address, provider], { execArgv: [] })
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve())
      child.once('exit', (code) => reject(new Error(`a minding process ended with ${code}`)))
    })
    return new MindingProcess(child)
  }

  mind(): Promise<void> {
    this.turn += 1
    const turn = this.turn
    return new Promise((resolve, reject) => {
      const heard = (told: Told) => {
        if (told.turn !== turn) return
        this.child.off('message', heard)
        if (told.error) reject(new Error(told.error))
        else resolve()
      }
      this.child.on('message', heard)
      this.child.send(turn)
    })
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.disconnect()
    await ended
  }
}

/** Two node processes on one database, and the provider to which both hand over. */
export type Nodes = {
  /** Both mind and send at once; resolves when both have done what was due. */
  mind(): Promise<void>
  /** How often each message reached the provider, by its id. */
  readonly taken: ReadonlyMap<string, number>
  stop(): Promise<void>
}

export async function startNodes(address: string): Promise<Nodes> {
  const taken = new Map<string, number>()
  const provider = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
    request.on('end', () => {
      const { id } = JSON.parse(text) as { id: string }
      taken.set(id, (taken.get(id) ?? 0) + 1)
      response.writeHead(200).end()
    })
  })
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  const at = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/messages`
  const nodes = await Promise.all([MindingProcess.start(address, at), MindingProcess.start(address, at)])
  return {
    mind: async () => void (await Promise.all(nodes.map((node) => node.mind()))),
    taken,
    stop: async () => {
      await Promise.all(nodes.map((node) => node.stop()))
      await new Promise((resolve) => provider.close(resolve))
    },
  }
}
