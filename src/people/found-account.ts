import type { Post, PostKind } from '../platform/actor.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { recordPeople } from './journal-people.ts'
import { placePost } from './place-post.ts'
import { peopleProblems } from './problems.ts'
import type { WishedPlace } from './rules-posts.ts'
import { insertAccount } from './write-accounts.ts'
import { insertPost } from './write-posts.ts'

/** An account with its posts as the founder of an installation makes them: they count at once. */
export type FoundedAccount = {
  readonly username: string
  readonly name: string
  readonly passwordHash: string
  readonly subdistrict: string
  readonly posts: readonly FoundedPost[]
}

export type FoundedPost = {
  readonly kind: PostKind
  readonly profession?: Post['profession']
  readonly shownName?: string
  readonly place: WishedPlace
}

/** Makes an account with its posts; gives their ids. Actor: founder. Throws people.username-taken, http.invalid. */
export async function foundAccount(tx: Tx, founded: FoundedAccount): Promise<{ account: string; posts: string[] }> {
  const { posts, ...about } = founded
  const account = newId()
  const made = await insertAccount(tx, { id: account, ...about, mustChangePassword: false, createdBy: null })
  if (!made) throw new Problem(peopleProblems.usernameTaken, { fields: [{ field: 'username', reason: 'taken' }] })
  await recordPeople(tx, { kind: 'account.created', subject: account })
  const ids: string[] = []
  for (const post of posts) ids.push(await foundPost(tx, { account, name: founded.name, post }))
  return { account, posts: ids }
}

async function foundPost(tx: Tx, at: { account: string; name: string; post: FoundedPost }): Promise<string> {
  const { kind, profession = null, shownName = at.name, place } = at.post
  const id = newId()
  const standing = await placePost(tx, kind, place)
  const grant = { from: null, to: null, grantedBy: null, needsConfirmation: false }
  await insertPost(tx, { id, account: at.account, kind, profession, shownName, ...standing, ...grant })
  await recordPeople(tx, {
    kind: 'post.granted',
    subject: id,
    community: standing.community,
    facts: { account: at.account, post: kind },
  })
  return id
}
