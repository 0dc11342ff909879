import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { readConfiguration } from '../../platform/config/configuration.ts'
import { addKey, keyRingOf, lookEveryMs } from '../../platform/config/key-ring.ts'
import { addressFor } from '../../platform/db/roles.ts'
import { countOld, rotateKeys } from '../../platform/keys/rotate-keys.ts'
import { takeRotation } from '../../platform/keys/write.ts'
import { Obstacle } from '../../platform/obstacle.ts'
import { isSuite, type SuiteName, suites } from '../../platform/sealing-suites.ts'
import { sealingOver } from '../../platform/secrets.ts'
import { sealedColumns } from '../sealed-columns.ts'
import type { Command } from './command.ts'
import { type Installation, openInstallation } from './open-installation.ts'

const say = (line: string) => console.log(line)

/** `gangwan keys rotate`: a new master key beside the old, and every sealed value under it. */
export const keysCommand: Command = {
  name: 'keys',
  words: ['rotate'],
  about: {
    english: 'Lays a new master key beside the old and seals every value under it; goes on where it was stopped.',
    chinese: '在旧主密钥旁生成新主密钥，并用它重新加密全部加密字段；中断后再次执行会接着做完。',
  },
  options: [
    { name: 'suite', value: 'SUITE', about: `Algorithms of the new key: ${Object.keys(suites).join(' or ')}.` },
  ],
  run: async (given) => {
    if (given.words[0] !== 'rotate') throw new Obstacle('The command is: gangwan keys rotate')
    const suite = given.valueOf('suite') ?? 'aes'
    if (!isSuite(suite)) throw new Obstacle(`There is no suite "${suite}": ${Object.keys(suites).join(' or ')}.`)
    const configuration = readConfiguration()
    const installation = await openInstallation({ configuration, whenRunning: 'join', say })
    try {
      await rotate(installation, { home: configuration.home, suite })
    } finally {
      await installation.stop()
    }
  },
}

async function rotate(
  { adminAddress, passwordOf, secrets, entrance }: Installation,
  { home, suite }: { home: string; suite: SuiteName },
): Promise<void> {
  const client = new pg.Client({ connectionString: addressFor(adminAddress, 'keeper', passwordOf) })
  await client.connect()
  try {
    await entrance.enter(client)
    if (!(await takeRotation(client))) throw new Obstacle('Another process rotates the keys: wait until it is done.')
    const left = await countOld({ client, secrets, columns: sealedColumns })
    if (left > 0) say(`Going on: ${left} values are still under an older key.`)
    else say(`The new key is ${await addKey(home, suite)}: copy it apart now, together with the others.`)
    const ask = { client, secrets: sealingOver(keyRingOf(home)), columns: sealedColumns }
    const resealed = await rotateKeys({ ...ask, report: (count) => say(`${count} values …`) })
    // A running process may have sealed something under the key before while it had not looked at the folder again.
    await pause(2 * lookEveryMs)
    say(`${resealed + (await rotateKeys(ask))} values were sealed anew. Keep the older keys: older backups need them.`)
  } finally {
    await client.end()
  }
}
