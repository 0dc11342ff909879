import { foundAccount } from '../../people/index.ts'
import { joinOrganisation } from '../../people/organisations/keep-members.ts'
import { findTree } from '../../people/organisations/read.ts'
import { foundRoll } from '../../people/party/found-roll.ts'
import { hashPassword } from '../../people/passwords.ts'
import type { PeopleContext } from '../../people/people-context.ts'
import { findGround, findSubdistrictOf } from '../../people/read-places.ts'
import { forces } from '../../people/rules-organisations.ts'
import { openBuildingGroup } from '../../people/teams/keep-groups.ts'
import { layOutDuty } from '../../people/teams/lay-out-duty.ts'
import type { Cast } from '../../people/testing.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { newPassword } from '../../platform/ids.ts'
import { asSent } from './as-sent.ts'
import { joinPartners } from './partners.ts'
import { type Picks, seededPicks } from './seeded-picks.ts'

const teamMembers = 40
const partyMembers = 464
const groups = 10
/** Buildings whose captain is still being looked for, so that the list of gaps is not empty. */
const withoutCaptain = [17, 42, 63, 88, 101]

const surnames = [...'陈李黄张梁林吴刘罗何周郭邓冯曾谢彭叶苏潘卢钟余谭杜温邱江简伍']
const given = [...'丽芳敏静华英娟霞玲燕明强志伟国建平军辉杰文俊健勇成德海昌荣祥秋月好珍兰凤琼惠婉庆嘉欣']

export type Neighbourhood = {
  readonly community: string
  readonly cast: Cast
  /** Whoever keeps organisations: the desk clerk. */
  readonly clerk: AccountActor
  readonly seed: number
  /** The day from which all this holds, YYYY-MM-DD. */
  readonly from: string
}

/**
 * Gives the demo's organisations their people: teams with duty areas, buildings' groups, captains, partners with their lists,
 * and the Party's roll. Through the same actions that people use, save the roll and the captains, which come as a whole.
 */
export async function foundNeighbourhood(context: PeopleContext, town: Neighbourhood): Promise<void> {
  const { community } = town
  const picks = seededPicks(town.seed)
  const nameOf = () => `${picks.of(surnames)}${picks.of(given)}${picks.below(4) > 0 ? picks.of(given) : ''}`
  const organisations = await context.database.read({ kind: 'founder' }, (tx) => findTree(tx, { community, on: null }))
  const ground = await context.accounts.read({ kind: 'public' }, (tx) => findGround(tx, community))
  const buildings = Object.entries(ground.buildings)
    .map(([number, id]) => ({ number: Number(number), id }))
    .sort((one, other) => one.number - other.number)
  const of = (kind: string) => organisations.filter((each) => each.kind === kind)
  const stage: Stage = { ...town, context, picks, nameOf, buildings, of }
  await fillTeams(stage)
  await fillCommittees(stage)
  await openGroups(stage)
  await joinPartners({ context, clerk: town.clerk, community, from: town.from, organisations })
  await foundRoll(context.database, { community, members: membersOfParty(stage) })
  await foundCaptains(stage)
}

type Stage = Neighbourhood & {
  context: PeopleContext
  picks: Picks
  nameOf: () => string
  buildings: readonly { number: number; id: string }[]
  of: (kind: string) => { id: string; name: string; parent: string | null }[]
}

/** Shares of a whole, in order and as even as can be. */
function shares<Item>(items: readonly Item[], parts: number): Item[][] {
  return Array.from({ length: parts }, (_, part) =>
    items.slice(Math.round((part * items.length) / parts), Math.round(((part + 1) * items.length) / parts)),
  )
}

async function fillTeams({ context, clerk, community, cast, from, nameOf, buildings, of }: Stage): Promise<void> {
  const teams = of('team')
  const known = [cast.teamMember, cast.kinMember]
  for (let index = 0; index < teamMembers; index += 1) {
    const [team, place] = [teams[index % teams.length]!, Math.floor(index / teams.length)]
    const account = index === 0 ? known[0] : index === teams.length ? known[1] : undefined
    await joinOrganisation(context, clerk, {
      command: asSent(),
      community,
      id: team.id,
      name: account?.name ?? nameOf(),
      role: place === 0 ? 'head' : place === 1 ? 'deputy_head' : 'member',
      force: forces[((index % teams.length) + place) % forces.length]!,
      from,
      ...(account ? { account: account.account } : {}),
    })
  }
  const areas = shares(buildings, teams.length).map((share, index) => ({
    team: teams[index]!.id,
    buildings: share.map(({ id }) => id),
  }))
  await layOutDuty(context, clerk, { command: asSent(), community, from, areas })
}

async function fillCommittees({ context, clerk, community, from, nameOf, of }: Stage): Promise<void> {
  const seats = [
    ...of('residents_committee').flatMap(({ id }) =>
      (['head', 'deputy_head', 'member', 'member', 'member'] as const).map((role) => ({ id, role })),
    ),
    ...of('subcommittee').flatMap(({ id }) => (['head', 'member', 'member'] as const).map((role) => ({ id, role }))),
    ...[...of('volunteer_team'), ...of('social_organisation')].map(({ id }) => ({ id, role: 'contact' as const })),
  ]
  for (const seat of seats) {
    await joinOrganisation(context, clerk, { command: asSent(), community, ...seat, name: nameOf(), from })
  }
}

async function openGroups({ context, clerk, community, from, nameOf, buildings }: Stage): Promise<void> {
  for (const share of shares(buildings, groups)) {
    const name = `${share[0]!.number}–${share.at(-1)!.number}栋亲友群`
    const ids = share.map(({ id }) => id)
    await openBuildingGroup(context, clerk, {
      command: asSent(),
      community,
      name,
      keeper: nameOf(),
      buildings: ids,
      from,
    })
  }
}

function membersOfParty({ of, nameOf, from }: Stage) {
  const branches = of('party_branch')
  const parties = of('party_group').map((group) => {
    const branch = branches.find(({ id }) => id === group.parent)!
    return { group: group.id, branch: branch.id, committee: branch.parent! }
  })
  return Array.from({ length: partyMembers }, (_, index) => ({
    ...parties[index % parties.length]!,
    name: nameOf(),
    from,
  }))
}

/** Captains with accounts that nobody was told the password of; the cast has the first building's. */
async function foundCaptains({ context, community, nameOf, buildings }: Stage): Promise<void> {
  const passwordHash = await hashPassword(newPassword())
  await context.accounts.write({ kind: 'founder' }, async (tx) => {
    const subdistrict = (await findSubdistrictOf(tx, community))!
    for (const { number, id } of buildings) {
      if (number === 1 || withoutCaptain.includes(number)) continue
      const posts = [{ kind: 'building_captain' as const, place: { community, building: id } }]
      const founded = { username: `captain.${number}`, name: nameOf(), passwordHash, subdistrict, posts }
      await foundAccount(tx, founded)
    }
  })
}
