import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type pg from 'pg'
import { holdSending } from '../../care/index.ts'
import { checkArchive } from '../../platform/backup/check-archive.ts'
import { refuseForeignKeys, restoreBackup } from '../../platform/backup/restore-backup.ts'
import { type Configuration, readConfiguration } from '../../platform/config/configuration.ts'
import { keyRingOf } from '../../platform/config/key-ring.ts'
import { keyFile } from '../../platform/config/keys.ts'
import { programFolder } from '../../platform/config/program-folder.ts'
import { fileStore } from '../../platform/files/file-store.ts'
import { Obstacle } from '../../platform/obstacle.ts'
import { sealingOver } from '../../platform/secrets.ts'
import { asKeeper } from './care.ts'
import type { Command } from './command.ts'
import { standingOf } from './demo.ts'
import { checkJournal } from './journal.ts'
import { type Installation, migrateInstallation, openInstallation } from './open-installation.ts'

const say = (line: string) => console.log(line)

/** `gangwan restore FILE`: brings a backup back into an empty installation. */
export const restoreCommand: Command = {
  name: 'restore',
  words: ['FILE'],
  about: {
    english: 'Brings a backup back into an empty installation, after checking every part of it.',
    chinese: '逐项校验备份后，将其恢复到空白安装中。',
  },
  options: [{ name: 'force', about: 'Also over the demo, which is removed. A real community is never replaced.' }],
  run: async (given) => {
    const file = resolve(given.words[0]!)
    const archive = await checkArchive(file)
    const configuration = readConfiguration()
    refuseForeignKeys(await keysAt(configuration), archive)
    const installation = await openInstallation({ configuration, whenRunning: 'refuse', say })
    try {
      const replace = given.has('force') && (await holdsDemo(installation))
      const { adminAddress, passwordOf, secrets } = installation
      const ask = {
        ...{ adminAddress, passwordOf, secrets, replace },
        files: fileStore(join(configuration.home, 'files')),
        migrationsFolder: join(programFolder(), 'migrations'),
        // No process that starts the moment it is back may send what is old.
        beforeCommit: holdWhereKnown,
      }
      await restoreBackup(ask, file, archive)
      const { manifest } = archive
      say(`Restored what stood on ${manifest.at}: ${manifest.tables.length} tables and ${manifest.files.length} files.`)
      await asKeeper(installation, (client) => holdSending(client, 'restored'))
      say('Messages are held: look at the open alarms on the desk first, then: gangwan care release')
      await checkJournal(installation, say)
    } finally {
      await installation.stop()
    }
  },
}

/** Holds what would be sent; a backup from before there was a hold gets it once it is brought up to this release. */
async function holdWhereKnown(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ known: boolean }>("select to_regclass('care_holds') is not null as known")
  if (rows[0]!.known) await holdSending(client, 'restored')
}

/** The keys have to be there first: a new data folder would make its own, under which this backup cannot be read. */
async function keysAt({ home }: Configuration) {
  if (!(await stat(keyFile(home)).catch(() => null))) {
    throw new Obstacle(
      `Put the keys folder of the old installation into ${home} first; the backup does not contain it.`,
    )
  }
  return sealingOver(keyRingOf(home))
}

async function holdsDemo(installation: Installation): Promise<boolean> {
  await migrateInstallation(installation)
  const standing = await standingOf(installation.adminAddress)
  if (standing === 'real') throw new Obstacle('A real community lives here; it is never replaced.')
  return standing !== 'empty'
}
