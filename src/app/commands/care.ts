import pg from 'pg'
import { countStanding, findBroken } from '../../care/index.ts'
import { readConfiguration } from '../../platform/config/configuration.ts'
import { addressFor } from '../../platform/db/roles.ts'
import { Obstacle } from '../../platform/obstacle.ts'
import type { Command } from './command.ts'
import { openInstallation } from './open-installation.ts'

/** `gangwan care audit`: checks over journal and rows that no alarm was lost, doubled or left standing. */
export const careCommand: Command = {
  name: 'care',
  words: ['audit'],
  about: {
    english: 'Checks over the journal that no expected sign and no alarm was lost, doubled or left standing.',
    chinese: '按日志核对：没有一次该有的平安信号、没有一次报警被遗漏、重复或停住。',
  },
  options: [],
  run: async ({ words }) => {
    if (words[0] !== 'audit') throw new Obstacle('The command is: gangwan care audit')
    const installation = await openInstallation({
      configuration: readConfiguration(),
      whenRunning: 'join',
      say: (line) => console.log(line),
    })
    const client = new pg.Client({
      connectionString: addressFor(installation.adminAddress, 'keeper', installation.passwordOf),
    })
    try {
      await client.connect()
      await auditCare(client, (line) => console.log(line))
    } finally {
      await client.end()
      await installation.stop()
    }
  },
}

/** Says what was found. Throws an {@link Obstacle} where an invariant is broken. */
export async function auditCare(client: pg.ClientBase, say: (line: string) => void): Promise<void> {
  const [broken, standing] = [await findBroken(client), await countStanding(client)]
  for (const { rule, subject, what } of broken) say(`  ✗ ${rule} ${what}: ${subject}`)
  say(`standing still: ${standing.alarms} alarms, ${standing.expected} expected signs, ${standing.messages} messages`)
  if (broken.length > 0) throw new Obstacle(`${broken.length} findings: tell the desk and keep this database as it is.`)
  say('Nothing was lost, doubled or left without an outcome.')
}
