import { type AccountActor, type Post, type PostKind, wholeInstallation } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { recordPeople } from './journal-people.ts'
import type { PeopleContext } from './people-context.ts'
import { type PostStanding, placePost } from './place-post.ts'
import { mayGrantPost, mayHoldToo } from './policy.ts'
import { peopleProblems } from './problems.ts'
import { today } from './read-absences.ts'
import { needsConfirmation, placesOf, type WishedPlace, wrongDays } from './rules-posts.ts'
import { allow, openAccount, refuseFields, type StaffAccount } from './staff-subjects.ts'
import { insertPost } from './write-posts.ts'

type Wish = WishedPlace & {
  account: string
  kind: PostKind
  profession?: NonNullable<Post['profession']>
  shownName?: string
  from?: string
  to?: string
  command: Command
}
type Granted = { post: string; needsConfirmation: boolean }

/**
 * Grants a post. One that sees residents' data counts once the security officer has confirmed it.
 * Throws people.not-here, refused, suspended, separate-officers, already-so, http.invalid.
 */
export async function grantPost(context: PeopleContext, actor: AccountActor, wish: Wish): Promise<Granted> {
  const granted = await context.accounts.write(actor, (tx) =>
    once(tx, { community: wholeInstallation, command: wish.command }, async () => {
      const account = await openAccount(tx, actor, wish.account)
      refuseFields(wrongDays(wish, await today(tx)))
      const standing = await placePost(tx, wish.kind, wishedPlace(wish, account))
      allow(mayGrantPost(actor, { account: account.id, subdistrict: standing.subdistrict }))
      refuseGrant(account, wish, standing)
      return keepPost(tx, actor, { account, wish, standing })
    }),
  )
  context.sessions.forget()
  return granted
}

/** A post above the communities stands in the account's own sub-district where nothing is said. */
function wishedPlace(wish: Wish, account: StaffAccount): WishedPlace {
  const { subdistrict, community, grid, building, organisation } = wish
  const given = Object.entries({ subdistrict, community, grid, building, organisation }).filter(([, id]) => id)
  if (given.length > 0 || !placesOf(wish.kind).allowed.includes('subdistrict')) return Object.fromEntries(given)
  return { subdistrict: account.subdistrict }
}

function refuseGrant(account: StaffAccount, { kind, profession }: Wish, standing: PostStanding): void {
  if (account.row.suspended_at) throw new Problem(peopleProblems.suspended)
  if ((kind === 'professional') !== (profession !== undefined)) {
    refuseFields([{ field: 'profession', reason: profession ? 'not-for-this-kind' : 'missing' }])
  }
  const together = mayHoldToo(kind, account.kinds)
  if (!together.allowed) throw new Problem(peopleProblems.separateOfficers, { reason: together.reason })
  const same = account.posts.some(
    (post) =>
      post.kind === kind &&
      post.community === standing.community &&
      post.grid === standing.grid &&
      post.building === standing.building &&
      post.organisation === standing.organisation,
  )
  if (same) throw new Problem(peopleProblems.alreadySo)
}

type Grant = { account: StaffAccount; wish: Wish; standing: PostStanding }

async function keepPost(tx: Tx, actor: AccountActor, { account, wish, standing }: Grant): Promise<Granted> {
  const post = newId()
  const waits = needsConfirmation(wish.kind)
  await insertPost(tx, {
    id: post,
    account: account.id,
    kind: wish.kind,
    profession: wish.profession ?? null,
    shownName: wish.shownName?.trim() ?? account.row.name,
    ...standing,
    from: wish.from ?? null,
    to: wish.to ?? null,
    grantedBy: actor.account,
    needsConfirmation: waits,
  })
  await recordPeople(tx, {
    kind: 'post.granted',
    subject: post,
    community: standing.community,
    facts: { account: account.id, post: wish.kind, from: wish.from ?? null, to: wish.to ?? null },
  })
  return { post, needsConfirmation: waits }
}
