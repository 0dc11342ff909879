import pg from 'pg'
import { findBroken, findStanding, holdSending, releaseSending, type StandingKind } from '../../care/index.ts'
import { readConfiguration } from '../../platform/config/configuration.ts'
import { addressFor } from '../../platform/db/roles.ts'
import { Obstacle } from '../../platform/obstacle.ts'
import type { Command } from './command.ts'
import { type Installation, openInstallation } from './open-installation.ts'

type Say = (line: string) => void

const actions: Readonly<Record<string, (client: pg.ClientBase, say: Say) => Promise<void>>> = {
  audit: auditCare,
  hold: holdCare,
  release: releaseCare,
}

/** `gangwan care audit`, `hold`, `release`: checks that no alarm was lost or doubled; holds what would be sent, and releases it. */
export const careCommand: Command = {
  name: 'care',
  words: ['ACTION'],
  about: {
    english:
      'Looks after the engine of care: audit checks that no expected sign and no alarm was lost, doubled or left standing; hold keeps messages of alarms back, release lets them go.',
    chinese:
      '照看守护引擎：audit 核对没有一次该有的平安信号、没有一次报警被遗漏、重复或停住；hold 暂扣报警消息，release 放行。',
  },
  options: [],
  run: async ({ words }) => {
    const action = actions[words[0]!]
    if (!action) throw new Obstacle(`The command is: gangwan care ${Object.keys(actions).join(' | ')}`)
    const say = (line: string) => console.log(line)
    const installation = await openInstallation({ configuration: readConfiguration(), whenRunning: 'join', say })
    try {
      await asKeeper(installation, (client) => action(client, say))
    } finally {
      await installation.stop()
    }
  },
}

/** Runs something on a connection of the keeper. */
export async function asKeeper<Result>(
  { adminAddress, passwordOf, entrance }: Pick<Installation, 'adminAddress' | 'passwordOf' | 'entrance'>,
  work: (client: pg.ClientBase) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: addressFor(adminAddress, 'keeper', passwordOf) })
  await client.connect()
  try {
    await entrance.enter(client)
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Says what was found. Throws an {@link Obstacle} where an invariant is broken. */
export async function auditCare(client: pg.ClientBase, say: Say): Promise<void> {
  const [broken, { standing, heldSince }] = [await findBroken(client), await findStanding(client)]
  for (const { rule, subject, what } of broken) say(`  ✗ ${rule} ${what}: ${subject}`)
  const countOf = (of: StandingKind) =>
    standing.filter(({ kind }) => kind === of).reduce((sum, { count }) => sum + count, 0)
  say(
    `standing still: ${countOf('alarm')} alarms, ${countOf('expected')} expected signs, ${countOf('message')} messages`,
  )
  if (heldSince) say(`messages are held since ${heldSince.toISOString()}: gangwan care release lets them go`)
  if (broken.length > 0) throw new Obstacle(`${broken.length} findings: tell the desk and keep this database as it is.`)
  say('Nothing was lost, doubled or left without an outcome.')
}

async function holdCare(client: pg.ClientBase, say: Say): Promise<void> {
  await holdSending(client, 'asked')
  say('Messages of alarms are held. Alarms go on, and the desk sees them: gangwan care release lets the messages go.')
}

async function releaseCare(client: pg.ClientBase, say: Say): Promise<void> {
  const released = await releaseSending(client)
  if (!released) throw new Obstacle('Nothing is held: messages of alarms leave as they are made.')
  const { since, due, superseded } = released
  say(`Released what was held since ${since.toISOString()}: ${due} messages go out, ${superseded} are over and do not.`)
}
