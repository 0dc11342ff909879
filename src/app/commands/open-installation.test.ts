import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { configurationFrom } from '../../platform/config/configuration.ts'
import { keyFile } from '../../platform/config/keys.ts'
import { addressFor, roles } from '../../platform/db/roles.ts'
import { type Installation, migrateInstallation, openInstallation } from './open-installation.ts'
import { recoverySheet } from './recovery-sheet.ts'

describe('open installation', () => {
  let home: string
  let running: Installation

  const open = (environment: Record<string, string> = {}, whenRunning: 'join' | 'refuse' = 'refuse') =>
    openInstallation({
      configuration: configurationFrom({ GANGWAN_HOME: home, ...environment }),
      whenRunning,
      say: () => undefined,
    })

  async function userAt(address: string): Promise<string> {
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    try {
      return (await client.query<{ user: string }>('SELECT current_user AS user')).rows[0]!.user
    } finally {
      await client.end()
    }
  }

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'gangwan-installation-'))
    running = await open()
  })
  afterAll(async () => {
    await running.stop()
    await rm(home, { recursive: true, force: true })
  })

  it('brings a new database up once, and lets each role in under a password of the keys', async () => {
    expect(running.isNew).toBe(true)
    expect((await migrateInstallation(running)).length).toBeGreaterThan(0)
    expect(await migrateInstallation(running)).toEqual([])
    for (const role of Object.keys(roles) as (keyof typeof roles)[]) {
      expect(await userAt(addressFor(running.adminAddress, role, running.passwordOf))).toBe(roles[role])
    }
  })

  it('joins the database of a running program where that is wanted, and is refused where not', async () => {
    await expect(open()).rejects.toThrow(/^Gangwan already runs on this data folder/)
    const joined = await open({}, 'join')
    expect(joined.isNew).toBe(false)
    expect(await userAt(joined.adminAddress)).toBe('gangwan_admin')
    await joined.stop()
    expect(await userAt(running.adminAddress)).toBe('gangwan_admin')
  })

  it('takes the password of its own cluster from the keys when an address leaves it out', async () => {
    const address = new URL(running.adminAddress)
    address.password = ''
    const joined = await open({ DATABASE_URL: address.toString() })
    expect(await userAt(joined.adminAddress)).toBe('gangwan_admin')
  })

  it('says what is wrong with an address in one sentence, without its password', async () => {
    const changed = (change: (address: URL) => void) => {
      const address = new URL(running.adminAddress)
      change(address)
      return { DATABASE_URL: address.toString() }
    }
    const wrong = changed((address) => {
      address.password = 'hidden'
    })
    await expect(open(wrong)).rejects.toThrow(/^The database refuses the password: (?!.*hidden)[^\n]*\.$/)
    const elsewhere = changed((address) => {
      address.pathname = '/nowhere'
    })
    await expect(open(elsewhere)).rejects.toThrow(/^There is no database "nowhere": create it \(createdb nowhere\)/)
    const unreachable = { DATABASE_URL: 'postgres://someone:hidden@127.0.0.1:1/town' }
    await expect(open(unreachable)).rejects.toThrow(/^Nothing answers at 127\.0\.0\.1: (?!.*hidden)[^\n]*\.$/)
  })

  it('prints a sheet that says where the keys are, and no key', async () => {
    const sheet = await recoverySheet(configurationFrom({ GANGWAN_HOME: home }))
    const key = await readFile(keyFile(home))
    expect(sheet).toContain(dirname(keyFile(home)))
    expect(sheet).toContain(join('postgres'))
    expect(sheet).not.toContain(key.toString('hex'))
    expect(sheet).not.toContain(key.toString('base64'))
  })

  it('never starts data under new keys', async () => {
    const other = await mkdtemp(join(tmpdir(), 'gangwan-installation-'))
    try {
      await (await open({ GANGWAN_HOME: other })).stop()
      await rm(join(other, 'keys'), { recursive: true })
      await expect(open({ GANGWAN_HOME: other })).rejects.toThrow(/^The key of this data folder is missing/)
    } finally {
      await rm(other, { recursive: true, force: true })
    }
  })
})
