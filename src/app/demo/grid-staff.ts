import { actorOfAccount, foundAccount } from '../../people/index.ts'
import { hashPassword, type PasswordCost } from '../../people/passwords.ts'
import { findGround, findSubdistrictOf } from '../../people/read-places.ts'
import type { Cast } from '../../people/testing.ts'
import type { AccountActor } from '../../platform/actor.ts'
import type { Database } from '../../platform/db/transaction.ts'

/** Leaders and workers of the grids that the cast leaves open; invented names. */
const names: readonly (readonly [leader: string, worker: string])[] = [
  ['林国栋', '黄志坚'],
  ['邹月好', '周敏'],
  ['郭炳坤', '罗嘉欣'],
  ['简少华', '曾庆文'],
  ['伍慧仪', '叶伟明'],
  ['苏永健', '严小燕'],
  ['江丽珍', '卢志豪'],
  ['霍建邦', '麦倩雯'],
  ['甘志成', '欧阳静'],
]

export type GridStaff = {
  leader: AccountActor
  leaderName: string
  worker: AccountActor
  workerName: string
  workerPost: string
}

/** Gives every grid of the community a leader and a worker; grids 1 and 2 take theirs from the cast where it has them. */
export async function castGrids(
  accounts: Database,
  town: { community: string; cast: Cast; passwordOf: (username: string) => string; passwordCost?: PasswordCost },
): Promise<Map<number, GridStaff>> {
  const { community, cast } = town
  const given: Record<string, { account: string; post: string } | undefined> = {
    'leader-1': cast.gridLeader,
    'worker-1': cast.gridWorker,
    'worker-2': cast.otherGridWorker,
  }
  const staff = new Map<number, GridStaff>()
  for (const [index, [leader, worker]] of names.entries()) {
    const grid = index + 1
    const leads = given[`leader-${grid}`] ?? (await employ(accounts, { grid, name: leader, kind: 'grid_leader' }))
    const works = given[`worker-${grid}`] ?? (await employ(accounts, { grid, name: worker, kind: 'grid_worker' }))
    staff.set(grid, {
      leader: await actorOfAccount(accounts, leads.account),
      leaderName: leader,
      worker: await actorOfAccount(accounts, works.account),
      workerName: worker,
      workerPost: works.post,
    })
  }
  return staff

  async function employ(database: Database, role: { grid: number; name: string; kind: 'grid_leader' | 'grid_worker' }) {
    const username = `${role.kind === 'grid_leader' ? 'leader' : 'worker'}.${role.grid}`
    const passwordHash = await hashPassword(town.passwordOf(username), town.passwordCost)
    return database.write({ kind: 'founder' }, async (tx) => {
      const ground = await findGround(tx, community)
      const subdistrict = (await findSubdistrictOf(tx, community))!
      const place = { community, grid: ground.grids[role.grid]! }
      const posts = [{ kind: role.kind, place }]
      const made = await foundAccount(tx, { username, name: role.name, passwordHash, subdistrict, posts })
      return { account: made.account, post: made.posts[0]! }
    })
  }
}
