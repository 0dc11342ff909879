import { readConfiguration } from '../../platform/config/configuration.ts'
import type { Command } from './command.ts'
import { migrateInstallation, openInstallation } from './open-installation.ts'

/** `gangwan migrate`: brings the database up to this release, also beside a running program. */
export const migrateCommand: Command = {
  name: 'migrate',
  words: [],
  about: {
    english: 'Brings the database up to this release; start does so by itself.',
    chinese: '把数据库升级到当前版本；start 会自动执行。',
  },
  options: [],
  run: async () => {
    const say = (line: string) => console.log(line)
    const installation = await openInstallation({ configuration: readConfiguration(), whenRunning: 'join', say })
    try {
      const ran = await migrateInstallation(installation)
      for (const name of ran) say(`Ran ${name}.`)
      if (ran.length === 0) say('The database is up to date.')
    } finally {
      await installation.stop()
    }
  },
}
