import { readConfiguration } from '../../platform/config/configuration.ts'
import { usualPatience } from '../../platform/db/migrate.ts'
import { Obstacle } from '../../platform/obstacle.ts'
import type { Command, Given } from './command.ts'
import { migrateInstallation, openInstallation } from './open-installation.ts'

/** `gangwan migrate`: brings the database up to this release, once nobody of another one works on it. */
export const migrateCommand: Command = {
  name: 'migrate',
  words: [],
  about: {
    english:
      'Brings the database up to this release; start does so by itself. Programs of another release have to be stopped first.',
    chinese: '把数据库升级到当前版本；start 会自动执行。其他版本的程序要先停止。',
  },
  options: [
    {
      name: 'wait',
      value: 'SECONDS',
      about: `How long to wait for those to end; ${usualPatience} where nothing is said.`,
    },
  ],
  run: async (given) => {
    const seconds = secondsOf(given)
    const say = (line: string) => console.log(line)
    const installation = await openInstallation({ configuration: readConfiguration(), whenRunning: 'join', say })
    try {
      const ran = await migrateInstallation(installation, seconds)
      for (const name of ran) say(`Ran ${name}.`)
      if (ran.length === 0) say('The database is up to date.')
    } finally {
      await installation.stop()
    }
  },
}

function secondsOf(given: Given): number {
  const seconds = Number(given.valueOf('wait') ?? usualPatience)
  if (!Number.isInteger(seconds) || seconds < 0) throw new Obstacle('--wait has to be a whole number of seconds.')
  return seconds
}
