import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { frameShelf } from '../../matters/index.ts'
import { actorOfAccount } from '../../people/index.ts'
import { findAccountByUsername } from '../../people/read-accounts.ts'
import { monotonicMs } from '../../platform/clock.ts'
import { openPool } from '../../platform/db/pools.ts'
import { addressFor } from '../../platform/db/roles.ts'
import { type Database, databaseOver } from '../../platform/db/transaction.ts'
import { fileStore } from '../../platform/files/file-store.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { logTo } from '../../platform/log.ts'
import { Obstacle } from '../../platform/obstacle.ts'
import type { Installation } from '../commands/open-installation.ts'
import { hurryClock } from './borrowed-clock.ts'
import { playScene, sceneMinutes } from './play-scene.ts'
import { findDemoCommunity } from './read-elders.ts'

/** Two minutes of real time. */
const seconds = 120
const lookEveryMs = 200
const people = { clerk: 'chen.xiaolan', volunteer: 'liang.bo' } as const

/** `gangwan demo --scene`: an hour of the care room in two minutes, beside the running program. Throws an {@link Obstacle}. */
export async function playDemoScene(
  { adminAddress, passwordOf, secrets, entrance: { enter } }: Installation,
  { home, say }: { home: string; say: (line: string) => void },
): Promise<void> {
  const at = (role: 'app' | 'accounts') => addressFor(adminAddress, role, passwordOf)
  const database = databaseOver(openPool(at('app'), { most: 4, name: 'gangwan scene', enter }, () => undefined))
  const accounts = databaseOver(
    openPool(at('accounts'), { most: 2, name: 'gangwan scene accounts', enter }, () => undefined),
  )
  try {
    const community = await database.read({ kind: 'public' }, findDemoCommunity)
    if (!community) throw new Obstacle('There is no demo here: load it first with npx gangwan demo.')
    const [clerk, volunteer] = await Promise.all(
      [people.clerk, people.volunteer].map((name) => actorCalled(accounts, name)),
    )
    const context = {
      database,
      files: fileStore(join(home, 'files')),
      secrets,
      log: logTo('', 'silent'),
      publicAddress: null,
      isDemo: true,
      throttled: false,
      shelf: frameShelf(monotonicMs),
    }
    const clock = await hurryClock(adminAddress, { minutes: sceneMinutes, seconds })
    const until = async (moment: Date) => {
      while ((await database.read({ kind: 'public' }, clockNow)) < moment) await pause(lookEveryMs)
    }
    try {
      await playScene({ context, community, clerk: clerk!, volunteer: volunteer!, until, say })
    } finally {
      const ahead = Math.round((await clock.giveBack()).minutesAhead)
      if (ahead > 0)
        say(
          `演示的时钟快了 ${ahead} 分钟，会慢慢走准 · The clock of the demo is ${ahead} minutes ahead and goes slower until it is right`,
        )
    }
  } finally {
    await Promise.all([database.close(), accounts.close()])
  }
}

async function actorCalled(accounts: Database, username: string) {
  const account = await accounts.read({ kind: 'founder' }, (tx) => findAccountByUsername(tx, username))
  if (!account) throw new Obstacle(`Nobody is called ${username} here: the scene is for the demo community.`)
  return actorOfAccount(accounts, account.id)
}
