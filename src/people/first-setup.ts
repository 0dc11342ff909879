import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/http/serve.ts'
import { type FieldProblem, Problem } from '../platform/problem.ts'
import { setUpFirst as endpoint, type FirstCommunity, type FirstPerson } from './contract-setup.ts'
import { foundAccount } from './found-account.ts'
import { recordPeople } from './journal-people.ts'
import { hashPassword } from './passwords.ts'
import type { PeopleContext } from './people-context.ts'
import { peopleProblems } from './problems.ts'
import { hasNoAccounts } from './read-accounts.ts'
import { findSubdistrictOf } from './read-places.ts'
import { isUsername, plainUsername, weaknessOf } from './rules-passwords.ts'
import { refuseFields } from './staff-subjects.ts'
import { lockFirstSetup } from './write-accounts.ts'

export type FirstSetup = { administrator: FirstPerson; securityOfficer: FirstPerson; community: FirstCommunity }

/** Founds the community, in a transaction of its own; asked again after a failure it gives the one it founded. */
export type FoundFirstCommunity = (community: FirstCommunity) => Promise<string>

/**
 * Sets an empty installation up; gives the community's id. Two at once are one after the other, the second is refused.
 * Throws people.already-set-up, http.invalid.
 */
export async function setUpFirst(
  context: PeopleContext,
  wish: FirstSetup,
  found: FoundFirstCommunity,
): Promise<string> {
  refuseFields([
    ...wrongPerson('administrator', wish.administrator),
    ...wrongPerson('securityOfficer', wish.securityOfficer),
    ...samePerson(wish),
  ])
  if (!(await context.accounts.read({ kind: 'public' }, hasNoAccounts))) throw new Problem(peopleProblems.alreadySetUp)
  const people = await Promise.all([
    firstPerson(wish.administrator, 'system_administrator'),
    firstPerson(wish.securityOfficer, 'security_officer'),
  ])
  return context.accounts.write({ kind: 'founder' }, async (tx) => {
    await lockFirstSetup(tx)
    if (!(await hasNoAccounts(tx))) throw new Problem(peopleProblems.alreadySetUp)
    const community = await found(wish.community)
    const subdistrict = (await findSubdistrictOf(tx, community))!
    for (const { kind, ...person } of people) {
      await foundAccount(tx, { ...person, subdistrict, posts: [{ kind, place: { subdistrict } }] })
    }
    await recordPeople(tx, { kind: 'installation.set_up', subject: community })
    return community
  })
}

async function firstPerson<Kind extends string>({ username, name, password }: FirstPerson, kind: Kind) {
  return { kind, username: plainUsername(username), name: name.trim(), passwordHash: await hashPassword(password) }
}

function wrongPerson(field: string, { username, name, password }: FirstPerson): FieldProblem[] {
  const plain = plainUsername(username)
  const weakness = weaknessOf(password, { username: plain, name })
  return [
    ...(isUsername(plain) ? [] : [{ field: `${field}.username`, reason: 'wrong-form' }]),
    ...(weakness ? [{ field: `${field}.password`, reason: weakness }] : []),
  ]
}

function samePerson({ administrator, securityOfficer }: FirstSetup): FieldProblem[] {
  const isSame = plainUsername(administrator.username) === plainUsername(securityOfficer.username)
  return isSame ? [{ field: 'securityOfficer.username', reason: 'same-as-administrator' }] : []
}

/** Serves the first page's request; `found` founds the community. */
export function serveFirstSetup(app: FastifyInstance, context: PeopleContext, found: FoundFirstCommunity): void {
  serve(app, endpoint, async ({ body }) => ({ community: await setUpFirst(context, body, found) }))
}
