import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileStore } from '../files/file-store.ts'
import { sealingWith } from '../secrets.ts'
import { testKey } from '../testing/cluster.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { checkArchive } from './check-archive.ts'
import { backupAge, backupName, isBackupDue, keptBackups, makeNightly } from './nightly.ts'

const at = (local: string) => new Date(`${local}:00+08:00`)

describe('a nightly backup', () => {
  it.each([
    ['where there is none', null, '2026-03-02T09:30', true],
    ['once half past two has passed', '2026-03-02T02:31', '2026-03-03T02:30', true],
    ['not before half past two', '2026-03-02T02:31', '2026-03-03T02:29', false],
    ['not twice a night', '2026-03-03T02:30', '2026-03-03T23:59', false],
    ['after nights that the machine was off', '2026-02-20T02:30', '2026-03-03T11:00', true],
  ])('is due %s', (_when, newest, now, due) => {
    expect(isBackupDue(newest === null ? null : at(newest), at(now))).toBe(due)
  })

  describe('in a data folder', () => {
    let database: TestDatabase
    let folder: string
    beforeEach(async () => {
      database = await openTestDatabase()
      folder = await mkdtemp(join(tmpdir(), 'gangwan-nightly-'))
    })
    afterEach(async () => {
      await database.close()
      await rm(folder, { recursive: true, force: true })
    })

    const backups = () => join(folder, 'backups')
    const make = () => {
      const keeperAddress = database.addressFor('keeper')
      const kept = { files: fileStore(join(folder, 'files')), fileColumns: [], secrets: sealingWith(testKey) }
      return makeNightly({ keeperAddress, ...kept, version: '0.0.0-test' }, backups())
    }

    it('is made by one of many processes, once a night', async () => {
      const made = await Promise.all(Array.from({ length: 6 }, make))

      expect(made.filter((file) => file !== null)).toHaveLength(1)
      const [name] = await readdir(backups())
      expect((await checkArchive(join(backups(), name!))).manifest.at).toBe((await database.clock.now()).toISOString())
      await database.clock.advance(86_400_000)
      expect(await make()).toBe(join(backups(), backupName(await database.clock.now())))
      expect(await readdir(backups())).toHaveLength(2)
    })

    it('keeps a fortnight, and takes away what a killed process left', async () => {
      await mkdir(backups())
      for (let day = 1; day <= 20; day += 1) {
        await writeFile(join(backups(), backupName(at(`2026-02-${String(day).padStart(2, '0')}T02:30`))), '')
      }
      await writeFile(join(backups(), `${backupName(at('2026-02-21T02:30'))}.0.part`), '')
      await writeFile(join(backups(), 'a note of ours.txt'), '')

      await make()

      const names = (await readdir(backups())).sort()
      expect(names[0]).toBe('a note of ours.txt')
      expect(names).toHaveLength(1 + keptBackups)
      expect(names.at(-1)).toBe(backupName(await database.clock.now()))
    })

    it('tells its age, and that a missed night is not well', async () => {
      const now = await database.clock.now()
      expect(await backupAge(backups(), now)).toEqual({ at: null, ageHours: null, ok: false })
      await make()
      expect(await backupAge(backups(), new Date(now.getTime() + 9 * 3_600_000))).toMatchObject({
        ageHours: 9,
        ok: true,
      })
      expect(await backupAge(backups(), new Date(now.getTime() + 49 * 3_600_000))).toMatchObject({ ok: false })
    })
  })
})
