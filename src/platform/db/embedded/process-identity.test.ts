import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { identify, runsStill, signalIfThere } from './process-identity.ts'

describe('a process', () => {
  it('is told from a later one, and gets no signal once it has ended', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
    await once(child, 'spawn')
    const pid = child.pid!
    const known = (await identify(pid))!
    expect(await runsStill(known)).toBe(true)
    expect(await runsStill({ pid, began: 'earlier' })).toBe(false)
    const ended = once(child, 'exit')
    signalIfThere(pid, 'SIGKILL')
    expect(await ended).toEqual([null, 'SIGKILL'])
    expect(() => process.kill(pid, 'SIGKILL')).toThrow('ESRCH')
    expect(() => signalIfThere(pid, 'SIGKILL')).not.toThrow()
    expect(await runsStill(known)).toBe(false)
  })
})
