import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultCategories, frameShelf } from '../../matters/index.ts'
import { actorOfAccount, openPeople } from '../../people/index.ts'
import { castTown } from '../../people/testing.ts'
import { foundFacilities, localDay } from '../../places/index.ts'
import { findBuildings, findGrids, findStaircases } from '../../places/read.ts'
import { monotonicMs, systemClock } from '../../platform/clock.ts'
import { openPool } from '../../platform/db/pools.ts'
import type { Entrance } from '../../platform/db/release.ts'
import { addressFor, type PasswordOf } from '../../platform/db/roles.ts'
import { databaseOver } from '../../platform/db/transaction.ts'
import { fileStore } from '../../platform/files/file-store.ts'
import { newPassword } from '../../platform/ids.ts'
import { sealAll } from '../../platform/journal/sealer.ts'
import { logTo } from '../../platform/log.ts'
import { setRules } from '../../platform/rule-sets/write.ts'
import type { Sealing } from '../../platform/secrets.ts'
import { borrowClock } from './borrowed-clock.ts'
import { goersOf } from './goers.ts'
import { castGrids } from './grid-staff.ts'
import { foundNeighbourhood } from './neighbourhood.ts'
import { demoSeed, foundTown, type TownPlaces } from './places.ts'
import { playCare } from './play-care.ts'
import { playMatters } from './play-matters.ts'
import { foundResidents } from './residents.ts'

export type DemoOptions = {
  adminAddress: string
  passwordOf: PasswordOf
  secrets: Sealing
  home: string
  /** Lets connections in where the database is of this release. */
  enter?: Entrance['enter']
  say: (line: string) => void
}

/** How to sign in as somebody of the demo. */
export type DemoAccount = { username: string; password: string; name: string; role: string }

/** The passwords are drawn, sixteen letters each, and stand in a file beside: nothing is won by making a try at them dear. */
const passwordCost = { N: 1024, r: 8, p: 1 }
const playedDays = 30
const playedMatters = 72

/** Loads the demo community on an empty, migrated database and plays a month in it. Gives the accounts, also kept in the data folder. */
export async function loadDemo(options: DemoOptions): Promise<DemoAccount[]> {
  const at = (role: 'app' | 'accounts') => addressFor(options.adminAddress, role, options.passwordOf)
  // Cut off, it is loaded anew; all of it is on disk once the clock is given back.
  const over = (role: 'app' | 'accounts', name: string) =>
    databaseOver(openPool(at(role), { most: 4, name, durable: false, enter: options.enter }, () => undefined))
  const database = over('app', 'gangwan demo')
  const accounts = over('accounts', 'gangwan demo accounts')
  const clock = await borrowClock(options.adminAddress)
  const to = systemClock.now()
  const from = new Date(to.getTime() - playedDays * 86_400_000)
  try {
    await clock.set(from)
    options.say('Laying out the estate …')
    const places = await database.write({ kind: 'founder' }, async (tx) => {
      const town = await foundTown(tx, '1995-01-01')
      for (const community of [town.gangwan, town.lingang]) {
        await setFirstRules(tx, community)
        await foundFacilities(tx, { community, from: '2019-03-01', checked: roundsBefore(from), seed: demoSeed })
      }
      return town
    })
    options.say('Giving the town its people …')
    const passwords = new Map<string, string>()
    const passwordOf = (username: string) => {
      const known = passwords.get(username) ?? newPassword()
      passwords.set(username, known)
      return known
    }
    const cast = await castTown(accounts, { ...places, passwordOf, passwordCost })
    await database.write({ kind: 'founder' }, (tx) =>
      foundResidents(tx, { community: places.gangwan, seed: demoSeed, today: localDay(to), secrets: options.secrets }),
    )
    const staff = await castGrids(accounts, { community: places.gangwan, cast, passwordOf, passwordCost })
    const context = {
      database,
      files: fileStore(join(options.home, 'files')),
      secrets: options.secrets,
      log: logTo('', 'silent'),
      publicAddress: null,
      isDemo: true,
      throttled: false,
      shelf: frameShelf(monotonicMs),
    }
    const [clerk, secretary] = await Promise.all(
      [cast.clerk, cast.secretary].map((each) => actorOfAccount(accounts, each.account)),
    )
    await foundNeighbourhood(openPeople(context, accounts).context, {
      community: places.gangwan,
      cast,
      clerk: clerk!,
      seed: demoSeed,
      from: localDay(new Date(from.getTime() - 200 * 86_400_000)),
    })
    options.say('Playing a month of matters …')
    await playMatters(
      {
        context,
        clock,
        ...(await groundOf(database, places)),
        community: places.gangwan,
        clerk: clerk!,
        secretary: secretary!,
        grids: staff,
        from,
        to,
      },
      playedMatters,
    )
    options.say('Watching over elders who live alone …')
    const ground = await database.read({ kind: 'public' }, async (tx) => ({
      grids: await findGrids(tx, places.gangwan),
      buildings: await findBuildings(tx, places.gangwan),
    }))
    await playCare({
      context,
      clock,
      community: places.gangwan,
      cast,
      clerk: clerk!,
      leaders: ground.grids.flatMap(({ id, number }) => {
        const leads = staff.get(number)
        return leads ? [{ grid: id, name: leads.leaderName, account: leads.leader.account }] : []
      }),
      buildings: ground.buildings,
      goers: await goersOf(accounts, { cast, staff, ...ground }),
      to,
    })
    await sealAll(database)
    const list = Object.entries(cast).map(([role, { username, password, name }]) => ({
      username,
      password,
      name,
      role,
    }))
    await writeFile(
      join(options.home, 'demo-accounts.txt'),
      list.map((each) => `${each.role}\t${each.name}\t${each.username}\t${each.password}\n`).join(''),
      { mode: 0o600 },
    )
    return list
  } finally {
    await clock.giveBack()
    await Promise.all([database.close(), accounts.close()])
  }
}

/** Days before the month of the demo on which somebody went round and looked. */
function roundsBefore(begin: Date): string[] {
  return [12, 40, 75].map((days) => localDay(new Date(begin.getTime() - days * 86_400_000)))
}

type FounderTx = Parameters<typeof foundTown>[0]

async function setFirstRules(tx: FounderTx, community: string): Promise<void> {
  const from = '2026-01-01'
  await setRules(tx, { community, kind: 'categories', effectiveFrom: from, content: defaultCategories })
  await setRules(tx, { community, kind: 'contacts', effectiveFrom: from, content: { dutyNumber: '000-0000 0000' } })
}

async function groundOf(database: ReturnType<typeof databaseOver>, places: TownPlaces) {
  return database.read({ kind: 'public' }, async (tx) => {
    const [staircases, grids] = await Promise.all([findStaircases(tx, places.gangwan), findGrids(tx, places.gangwan)])
    const numbers = new Map(grids.map((grid) => [grid.id, grid.number]))
    return { staircases: staircases.map(({ code, grid_id }) => ({ code, grid: numbers.get(grid_id)! })) }
  })
}
