import type { Context } from '../platform/context.ts'
import type { Database } from '../platform/db/transaction.ts'
import { fileStore } from '../platform/files/file-store.ts'
import { logTo } from '../platform/log.ts'
import { sealingWith } from '../platform/secrets.ts'
import { type FoundedPost, foundAccount } from './found-account.ts'
import { insertOrganisations } from './organisations/write.ts'
import { hashPassword, type PasswordCost } from './passwords.ts'
import { findGround, findSubdistrictOf, type Ground } from './read-places.ts'
import { keepSignIn } from './sign-in.ts'
import { type TownOrganisations, townOrganisations } from './testing-organisations.ts'

/** Where somebody of the cast stands, in the words of the town. */
type CastPost = Omit<FoundedPost, 'place'> & {
  at: 'subdistrict' | 'gangwan' | 'lingang'
  grid?: number
  building?: number
  organisation?: keyof TownOrganisations
}
type Role = { username: string; name: string; post: CastPost }

const at = 'gangwan' as const

/** The people of the town; every name is invented. One cast serves tests, demo and journeys. */
export const townCast = {
  secretary: { username: 'he.peiyi', name: '何佩仪', post: { kind: 'secretary', at } },
  clerk: { username: 'chen.xiaolan', name: '陈晓岚', post: { kind: 'desk_clerk', at } },
  gridLeader: { username: 'lin.guodong', name: '林国栋', post: { kind: 'grid_leader', at, grid: 1 } },
  gridWorker: { username: 'huang.zhijian', name: '黄志坚', post: { kind: 'grid_worker', at, grid: 1 } },
  otherGridWorker: { username: 'zhou.min', name: '周敏', post: { kind: 'grid_worker', at, grid: 2 } },
  kinMember: { username: 'liang.bo', name: '梁伯', post: { kind: 'kin_team_member', at, building: 1 } },
  captain: { username: 'feng.wan', name: '冯婉', post: { kind: 'building_captain', at, building: 1 } },
  property: {
    username: 'haigang.wuye',
    name: '苏启明',
    post: { kind: 'property_company', at, organisation: 'property', shownName: '海港物业 工程部' },
  },
  police: {
    username: 'deng.jing',
    name: '邓警官',
    post: { kind: 'professional', profession: 'police_officer', at, organisation: 'police' },
  },
  lawyer: {
    username: 'qiu.lvshi',
    name: '邱律师',
    post: { kind: 'professional', profession: 'lawyer', at, organisation: 'legalAid' },
  },
  doctor: {
    username: 'tan.yisheng',
    name: '谭医生',
    post: { kind: 'professional', profession: 'doctor', at, organisation: 'clinic' },
  },
  partner: { username: 'gangwan.xiaoxue', name: '温老师', post: { kind: 'partner', at, organisation: 'school' } },
  teamMember: { username: 'xian.huiling', name: '冼惠玲', post: { kind: 'kin_team_member', at, organisation: 'team' } },
  partyOfficer: {
    username: 'kuang.shuji',
    name: '邝志远',
    post: { kind: 'party_officer', at, organisation: 'partyCommittee' },
  },
  branchOfficer: {
    username: 'ou.shuji',
    name: '区少芬',
    post: { kind: 'party_officer', at, organisation: 'partyBranch' },
  },
  groupOfficer: {
    username: 'hou.zuzhang',
    name: '侯伟成',
    post: { kind: 'party_officer', at, organisation: 'partyGroup' },
  },
  officer: { username: 'luo.zhuren', name: '骆主任', post: { kind: 'subdistrict_officer', at: 'subdistrict' } },
  auditor: { username: 'pan.shenji', name: '潘静', post: { kind: 'auditor', at: 'subdistrict' } },
  securityOfficer: { username: 'shi.anquan', name: '施安', post: { kind: 'security_officer', at: 'subdistrict' } },
  administrator: { username: 'guan.li', name: '关立', post: { kind: 'system_administrator', at: 'subdistrict' } },
  neighbourClerk: { username: 'mo.ruoshui', name: '莫若水', post: { kind: 'desk_clerk', at: 'lingang' } },
} as const satisfies Record<string, Role>

export type CastName = keyof typeof townCast
/** Somebody of the cast, as made: how to sign in, and the ids of account and post. */
export type CastMember = { username: string; name: string; password: string; account: string; post: string }
export type Cast = Record<CastName, CastMember>

/** The password of everybody in tests. */
export const castPassword = 'a quiet harbour at dusk'

/** What a try at a password of the cast costs where the hash is not the subject: next to nothing. */
export const testCost: PasswordCost = { N: 16, r: 1, p: 1 }

type Town = {
  gangwan: string
  lingang: string
  passwordOf?: (username: string) => string
  passwordCost?: PasswordCost
}

/**
 * Gives the town its people with their posts, over the accounts database. Passwords are {@link castPassword} unless
 * `passwordOf` says others.
 */
export async function castTown(accounts: Database, town: Town): Promise<Cast> {
  const { passwordOf = () => castPassword, passwordCost } = town
  const roles = Object.entries(townCast) as [CastName, Role][]
  const hashes = new Map<string, Promise<string>>()
  const hashOf = (password: string) => {
    const hash = hashes.get(password) ?? hashPassword(password, passwordCost)
    hashes.set(password, hash)
    return hash
  }
  const hashed = await Promise.all(
    roles.map(async ([name, role]) => [name, role, await hashOf(passwordOf(role.username))] as const),
  )
  return accounts.write({ kind: 'founder' }, async (tx) => {
    const places = {
      subdistrict: (await findSubdistrictOf(tx, town.gangwan))!,
      gangwan: await findGround(tx, town.gangwan),
      lingang: await findGround(tx, town.lingang),
    }
    const { rows, named } = townOrganisations(town.gangwan, places.gangwan.grids)
    await insertOrganisations(tx, rows)
    const cast: Partial<Cast> = {}
    for (const [name, { username, name: shown, post }, passwordHash] of hashed) {
      const founded = { username, name: shown, passwordHash, subdistrict: places.subdistrict }
      const posts = [{ ...post, place: placeOf(post, places, named) }]
      const made = await foundAccount(tx, { ...founded, posts })
      cast[name] = {
        username,
        name: shown,
        password: passwordOf(username),
        account: made.account,
        post: made.posts[0]!,
      }
    }
    return cast as Cast
  })
}

type CastPlaces = { subdistrict: string; gangwan: Ground; lingang: Ground }

function placeOf(post: CastPost, places: CastPlaces, named: TownOrganisations): FoundedPost['place'] {
  if (post.at === 'subdistrict') return { subdistrict: places.subdistrict }
  const ground = places[post.at]
  return {
    community: ground.community,
    ...(post.grid ? { grid: ground.grids[post.grid]! } : {}),
    ...(post.building ? { building: ground.buildings[post.building]! } : {}),
    ...(post.organisation ? { organisation: named[post.organisation] } : {}),
  }
}

const testSecrets = sealingWith(Buffer.alloc(32, 'gangwan test key '))

/** What actions are given in tests: keys, no files, no log, no public address, limits on. */
export function testContext(database: Database, over: Partial<Context> = {}): Context {
  return {
    database,
    files: fileStore('/dev/null'),
    secrets: testSecrets,
    log: logTo('', 'silent'),
    publicAddress: null,
    isDemo: false,
    throttled: true,
    ...over,
  }
}

/** The token of a session that is opened without the tenth of a second that a password takes. */
export async function sessionOf(accounts: Database, account: string): Promise<string> {
  const { token } = await keepSignIn({ accounts }, { account, device: null, allowances: [] })
  return token
}
