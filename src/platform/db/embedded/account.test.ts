import { once } from 'node:events'
import { chmod, chown, mkdir, readFile, readlink, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mayEnter } from './account.ts'
import { ask, nobody, testSite, unlinkedPrograms } from './testing.ts'

const isRoot = process.getuid?.() === 0 && process.platform === 'linux'
const nobodyCanRunThis =
  isRoot && [import.meta.dirname, dirname(process.execPath)].every((folder) => mayEnter(nobody, folder))

describe('account of the embedded database', () => {
  const site = testSite()

  describe.runIf(isRoot)('as root', () => {
    it('runs the database as an unprivileged account', async () => {
      await site.lay()
      await site.start()
      const [pid] = await site.servers()
      const status = await readFile(`/proc/${pid}/status`, 'utf8')
      const uids = /^Uid:\t(\d+)\t(\d+)\t(\d+)/m.exec(status)!.slice(1)
      const { uid } = await stat(join(site.home, 'postgres', 'data'))
      expect(uid).not.toBe(0)
      expect(uids).toEqual([String(uid), String(uid), String(uid)])
      expect(/^Groups:\s*$/m.test(status)).toBe(true)
    })

    it('copies the programs where the account can reach them', async () => {
      const programs = await unlinkedPrograms(site.base, 0o700)
      const said: string[] = []
      const { adminAddress, stop } = await site.start({ programs, log: (line) => said.push(line) })
      expect(await ask(adminAddress, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
      expect(said.join(' ')).toContain(`copied them to ${join(site.home, 'postgres', 'binaries')}`)
      await stop()
      said.length = 0
      await site.start({ programs, log: (line) => said.push(line) })
      expect(said).toEqual([])
    })

    it('keeps the database elsewhere when the account cannot enter the data folder, and says where', async () => {
      await chmod(site.base, 0o700)
      const said: string[] = []
      const { adminAddress } = await site.start({ throwAway: true, log: (line) => said.push(line) })
      const place = await readlink(join(site.home, 'postgres'))
      expect(said.join(' ')).toContain(place)
      expect(await ask(adminAddress, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    })
  })

  describe.runIf(nobodyCanRunThis)('as an ordinary user', () => {
    it('starts from packages that it may not write to', async () => {
      await mkdir(site.home)
      await chown(site.home, nobody.uid, nobody.gid)
      const { child, adminAddress } = await site.launch({
        account: nobody,
        programs: await unlinkedPrograms(site.base, 0o755),
      })
      expect(await ask(adminAddress!, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
      const [pid] = await site.servers()
      expect((await stat(`/proc/${pid}`)).uid).toBe(nobody.uid)
      child.kill('SIGTERM')
      expect(await once(child, 'exit')).toEqual([0, null])
    })

    it('goes on as the account that owns the data', async () => {
      await site.lay(nobody)
      const programs = await unlinkedPrograms(site.base, 0o755)
      const first = await site.launch({ account: nobody, programs })
      await ask(first.adminAddress!, 'CREATE TABLE kept AS SELECT 1 AS n')
      first.child.kill('SIGTERM')
      await once(first.child, 'exit')
      expect(await ask((await site.start()).adminAddress, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
      expect((await stat(join(site.home, 'postgres', 'data'))).uid).toBe(nobody.uid)
    })

    it('starts again after root has run on its data', async () => {
      await site.lay(nobody)
      const programs = await unlinkedPrograms(site.base, 0o755)
      const first = await site.launch({ account: nobody, programs })
      first.child.kill('SIGTERM')
      await once(first.child, 'exit')
      await (await site.start()).stop()
      const second = await site.launch({ account: nobody, programs })
      expect(await ask(second.adminAddress!, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    })

    it('says in one sentence that the data belong to another account', async () => {
      await site.lay()
      await chmod(site.home, 0o777)
      await rm(join(site.home, 'launcher'), { recursive: true })
      const { refusal } = await site.launch({ account: nobody })
      expect(refusal).toMatch(/^\S+postgres belongs to another account .*\.$/)
    })
  })
})
