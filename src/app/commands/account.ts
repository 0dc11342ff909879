import { openPeople, type Recovered, recoverAccount } from '../../people/index.ts'
import { readConfiguration } from '../../platform/config/configuration.ts'
import { openPool } from '../../platform/db/pools.ts'
import { addressFor } from '../../platform/db/roles.ts'
import { databaseOver } from '../../platform/db/transaction.ts'
import { fileStore } from '../../platform/files/file-store.ts'
import { logTo } from '../../platform/log.ts'
import { codeOf, Obstacle } from '../../platform/obstacle.ts'
import { Problem } from '../../platform/problem.ts'
import type { Command, Given } from './command.ts'
import { type Installation, openInstallation } from './open-installation.ts'

/** `gangwan account reset USERNAME`: lets somebody in again who locked herself out, at the machine itself. */
export const accountCommand: Command = {
  name: 'account',
  words: ['reset', 'USERNAME'],
  about: {
    english: 'Gives an account a new first password, shown once, and ends its sign-ins; also while the program runs.',
    chinese: '给一个账号换一个新的初始密码（只显示一次），并结束它的所有登录；程序运行时也可执行。',
  },
  options: [
    { name: 'remove-second-factor', about: 'Takes the authenticator off too, where the phone with it is lost.' },
  ],
  run: async (given) => {
    const [act, username = ''] = given.words
    if (act !== 'reset') throw new Obstacle('The command is: gangwan account reset USERNAME')
    const say = (line: string) => console.error(line)
    const installation = await openInstallation({ configuration: readConfiguration(), whenRunning: 'join', say })
    try {
      console.log(sentenceOf(username, await recover(installation, given)))
    } finally {
      await installation.stop()
    }
  },
}

async function recover(
  { adminAddress, passwordOf, secrets, entrance }: Installation,
  given: Given,
): Promise<Recovered> {
  const username = given.words[1]!
  const address = addressFor(adminAddress, 'accounts', passwordOf)
  const accounts = databaseOver(
    openPool(address, { most: 1, name: 'gangwan account', enter: entrance.enter }, () => undefined),
  )
  const nothing = { files: fileStore('/dev/null'), log: logTo('', 'silent'), publicAddress: null, isDemo: false }
  const { context } = openPeople({ database: accounts, secrets, throttled: true, ...nothing }, accounts)
  try {
    return await recoverAccount(context, { username, removeSecondFactor: given.has('remove-second-factor') })
  } catch (error) {
    throw asObstacle(username, error)
  } finally {
    await accounts.close()
  }
}

function sentenceOf(username: string, { initialPassword, needsCode, isSuspended, waiting }: Recovered): string {
  const further = [
    ...(needsCode ? ['the authenticator’s code is still asked for (--remove-second-factor takes it off)'] : []),
    ...(isSuspended ? ['the account is suspended until somebody lets it in again on the staff page'] : []),
    ...(waiting > 0 ? ['the security officer confirms its posts again'] : []),
  ]
  const told = `${username} signs in with ${initialPassword} and then chooses a new password; it is shown only now`
  return `${[told, ...further].join('; ')}.`
}

function asObstacle(username: string, error: unknown): unknown {
  if (error instanceof Problem) return new Obstacle(`There is no account "${username}".`, { cause: error })
  if (['28P01', '28000', '3F000', '42P01'].includes(codeOf(error))) {
    return new Obstacle('This database was never set up: run npm start first.', { cause: error })
  }
  return error
}
