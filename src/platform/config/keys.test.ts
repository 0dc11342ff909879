import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sealingWith } from '../secrets.ts'
import { keyFile, passwordsFrom, readMasterKey } from './keys.ts'

describe('keys', () => {
  let home: string
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'gangwan-keys-'))
  })
  afterEach(() => rm(home, { recursive: true, force: true }))

  it('makes one key that later starts find again', async () => {
    const first = await readMasterKey(home)
    const second = await readMasterKey(home)
    expect(first.isNew).toBe(true)
    expect(first.key).toHaveLength(32)
    expect(second).toEqual({ key: first.key, isNew: false })
  })

  it('keeps the key from other accounts', async () => {
    await readMasterKey(home)
    expect((await stat(keyFile(home))).mode & 0o777).toBe(0o600)
    expect((await stat(dirname(keyFile(home)))).mode & 0o777).toBe(0o700)
  })

  it('gives one key to first starts at the same moment, and leaves no drafts', async () => {
    const found = await Promise.all(Array.from({ length: 8 }, () => readMasterKey(home)))
    expect(new Set(found.map(({ key }) => key.toString('hex'))).size).toBe(1)
    expect(found.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(await readdir(dirname(keyFile(home)))).toEqual(['master.key'])
  })

  it('refuses to make a new key beside data that belong to another', async () => {
    await mkdir(join(home, 'postgres'))
    await expect(readMasterKey(home)).rejects.toThrow(/put back .*master\.key/)
  })

  it('refuses a file that is not a key', async () => {
    await mkdir(dirname(keyFile(home)))
    await writeFile(keyFile(home), 'short')
    await expect(readMasterKey(home)).rejects.toThrow(/not a key/)
  })

  it('derives a password of its own for each role, usable in SQL and addresses', () => {
    const passwordOf = passwordsFrom(sealingWith(Buffer.alloc(32, 'a')))
    const other = passwordsFrom(sealingWith(Buffer.alloc(32, 'b')))
    expect(passwordOf('gangwan_app')).toMatch(/^[0-9a-f]{64}$/)
    expect(new Set([passwordOf('gangwan_app'), passwordOf('gangwan_jobs'), other('gangwan_app')]).size).toBe(3)
  })
})
