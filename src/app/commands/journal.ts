import pg from 'pg'
import { readConfiguration } from '../../platform/config/configuration.ts'
import { addressFor } from '../../platform/db/roles.ts'
import { type JournalVerdict, verifyJournal } from '../../platform/journal/verify-journal.ts'
import { Obstacle } from '../../platform/obstacle.ts'
import type { Command } from './command.ts'
import { type Installation, openInstallation } from './open-installation.ts'

/** `gangwan journal verify`: works out every seal again. */
export const journalCommand: Command = {
  name: 'journal',
  words: ['verify'],
  about: {
    english: 'Works out every seal of the journal again and says what was erased or changed.',
    chinese: '重新核验日志的每一个封印，指出被删除或被改动之处。',
  },
  options: [],
  run: async ({ words }) => {
    if (words[0] !== 'verify') throw new Obstacle('The command is: gangwan journal verify')
    const say = (line: string) => console.log(line)
    const installation = await openInstallation({ configuration: readConfiguration(), whenRunning: 'join', say })
    try {
      await checkJournal(installation, say)
    } finally {
      await installation.stop()
    }
  },
}

/** Checks the journal and says what was found. Throws an {@link Obstacle} when it is broken. */
export async function checkJournal(installation: Installation, say: (line: string) => void): Promise<void> {
  const { adminAddress, passwordOf } = installation
  const client = new pg.Client({ connectionString: addressFor(adminAddress, 'keeper', passwordOf) })
  await client.connect()
  try {
    const verdicts = await verifyJournal(client)
    for (const verdict of verdicts) show(verdict, say)
    if (verdicts.length === 0) say('The journal is empty.')
    const broken = verdicts.filter(({ faults }) => faults.length > 0)
    if (broken.length > 0)
      throw new Obstacle('The journal is broken: keep this database as it is and tell the security officer.')
  } finally {
    await client.end()
  }
}

function show(
  { name, community, sealed, unsealed, erased, head, faults }: JournalVerdict,
  say: (line: string) => void,
) {
  const whose = name ?? (/^[0-]+$/.test(community) ? 'the whole installation' : community)
  say(`${whose}: ${sealed} events sealed, ${unsealed} waiting, words of ${erased} erased; head ${head || 'none'}`)
  for (const fault of faults) say(`  ✗ ${fault}`)
}
