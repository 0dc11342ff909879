import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sealingOver } from '../secrets.ts'
import { addKey, keyRingOf } from './key-ring.ts'
import { keyFile, readMasterKey } from './keys.ts'

describe('the keys folder', () => {
  let home: string
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'gangwan-ring-'))
    await readMasterKey(home)
  })
  afterEach(() => rm(home, { recursive: true, force: true }))

  it('lets a running program learn of a new key within a second, and at once when it meets one it does not know', async () => {
    let elapsed = 0
    const ring = keyRingOf(home, () => elapsed)
    const running = sealingOver(ring)
    const file = await addKey(home, 'aes')
    const sealed = sealingOver(keyRingOf(home)).seal('phone', '10000001234')

    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(ring.all().map(({ number }) => number)).toEqual([1])
    elapsed += 1000
    expect(ring.all().map(({ number }) => number)).toEqual([2, 1])
    expect(running.open('phone', sealed)).toBe('10000001234')

    const unaware = sealingOver(keyRingOf(home, () => 0))
    await addKey(home, 'sm')
    expect(unaware.open('phone', sealingOver(keyRingOf(home)).seal('phone', 'x'))).toBe('x')
  })

  it('lets it learn of one that came within the same tick of the file system’s clock', async () => {
    let elapsed = 0
    const tick = () => utimes(dirname(keyFile(home)), 1_700_000_000, 1_700_000_000)
    await tick()
    const ring = keyRingOf(home, () => elapsed)
    await addKey(home, 'aes')
    await tick()
    const sealed = sealingOver(keyRingOf(home)).seal('phone', '10000001234')

    expect(sealingOver(ring).open('phone', sealed)).toBe('10000001234')
    await addKey(home, 'sm')
    await tick()
    elapsed += 1000
    expect(ring.all().map(({ number }) => number)).toEqual([3, 2, 1])
  })

  it('gives one key to two that add at once, and leaves no drafts', async () => {
    await Promise.all([addKey(home, 'aes'), addKey(home, 'aes')])
    expect((await readdir(dirname(keyFile(home)))).sort()).toEqual(['master-2.key', 'master.key'])
  })

  it('refuses a file that is no key, and two files of one number', async () => {
    const at = (name: string) => join(dirname(keyFile(home)), name)
    await writeFile(at('master-2.key'), 'short')
    expect(() => keyRingOf(home)).toThrow(/not a key/)
    await writeFile(at('master-2.key'), Buffer.alloc(32, 1))
    await writeFile(at('master-2.sm.key'), Buffer.alloc(32, 2))
    expect(() => keyRingOf(home)).toThrow(/both key 2/)
  })
})
