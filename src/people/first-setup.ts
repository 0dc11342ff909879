import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isAtTheMachine } from '../platform/http/at-the-machine.ts'
import { serve } from '../platform/http/serve.ts'
import { type FieldProblem, Problem } from '../platform/problem.ts'
import { digest } from '../platform/secrets.ts'
import { type FirstCommunity, type FirstPerson, readFirstSetup, setUpFirst as setUpEndpoint } from './contract-setup.ts'
import { foundAccount } from './found-account.ts'
import { recordPeople } from './journal-people.ts'
import { hashPassword } from './passwords.ts'
import type { PeopleContext } from './people-context.ts'
import { mayBeginSetup } from './policy.ts'
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

/** How the first set-up is served: who founds the community, and the code asked for; null where only the machine itself reaches the pages. */
export type FirstSetupDoor = { readonly found: FoundFirstCommunity; readonly code: string | null }

/** Serves `/api/setup`. Without a code only calls from the machine itself are answered. */
export function serveFirstSetup(app: FastifyInstance, context: PeopleContext, { found, code }: FirstSetupDoor): void {
  const isEmpty = () => context.accounts.read({ kind: 'public' }, hasNoAccounts)
  serve(app, readFirstSetup, async () => ({ isOpen: await isEmpty(), needsCode: code !== null }))
  serve(app, setUpEndpoint, async ({ body: { code: given, ...wish }, request }) => {
    const proof = code === null ? placeOf(request) : isSame(given ?? '', code) ? 'code' : 'no-code'
    const answer = mayBeginSetup({ hasNoAccounts: await isEmpty(), proof })
    if (!answer.allowed) throw new Problem(refusals[answer.reason] ?? peopleProblems.refused)
    return { community: await setUpFirst(context, wish, found) }
  })
}

const refusals: Readonly<Record<string, (typeof peopleProblems)[keyof typeof peopleProblems]>> = {
  'already-set-up': peopleProblems.alreadySetUp,
  'setup-code-needed': peopleProblems.setupCodeNeeded,
  'only-at-the-machine': peopleProblems.onlyAtTheMachine,
}

function placeOf(request: FastifyRequest): 'at-the-machine' | 'elsewhere' {
  return isAtTheMachine(request) ? 'at-the-machine' : 'elsewhere'
}

function isSame(given: string, code: string): boolean {
  return timingSafeEqual(digest(given.trim()), digest(code))
}
