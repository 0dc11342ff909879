import { Problem } from '../platform/problem.ts'
import type { WhoAmI } from './contract-session.ts'
import type { PeopleContext } from './people-context.ts'
import { doorsOf } from './policy.ts'
import { peopleProblems } from './problems.ts'
import { findAccount } from './read-accounts.ts'
import { findPostsHeld, type PostRow } from './read-posts.ts'
import { onOwnBehalf } from './rules.ts'
import { homeOf, idleMinutesOf } from './rules-posts.ts'

/** Who somebody is: name, posts that hold now with their places, and the doors they open. */
export async function whoAmI({ accounts, isDemo }: PeopleContext, account: string): Promise<WhoAmI> {
  const { found, posts } = await accounts.read(onOwnBehalf(account), async (tx) => ({
    found: await findAccount(tx, account),
    posts: await findPostsHeld(tx, account),
  }))
  if (!found) throw new Problem(peopleProblems.notHere)
  const kinds = posts.map((post) => post.kind)
  return {
    account,
    name: found.name,
    username: found.username,
    posts: posts.map((post) => ({ ...postLine(post), deputyFor: named(post.deputyFor, post.deputyForName) })),
    home: homeOf(kinds),
    doors: doorsOf(kinds),
    readOnly: kinds.includes('auditor'),
    hasSecondFactor: found.second_factor !== null,
    mustChangePassword: found.must_change_password,
    idleMinutes: idleMinutesOf(kinds),
    isDemo,
  }
}

/** A post as it is sent. */
export function postLine(post: Omit<PostRow, 'deputyFor' | 'deputyForName'>) {
  return {
    id: post.id,
    kind: post.kind,
    profession: post.profession,
    shownName: post.shownName,
    subdistrict: named(post.subdistrict, post.subdistrictName),
    community: named(post.community, post.communityName),
    grid: named(post.grid, post.gridName),
    building: named(post.building, post.buildingName),
    office: named(post.office, post.officeName),
    organisation: named(post.organisation, post.organisationName),
    beginsAt: post.beginsAt.toISOString(),
    endsAt: post.endsAt?.toISOString() ?? null,
  }
}

function named(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null ? null : { id, name: name ?? '' }
}
