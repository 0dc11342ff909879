import type { PostKind } from '../platform/actor.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { Problem } from '../platform/problem.ts'
import { findPostPlace } from './read-places.ts'
import { mayStandAt } from './rules-organisations.ts'
import { postFacts, type WishedPlace, wrongPlaces } from './rules-posts.ts'

/** Where a post stands: ids, with the office its holder works in. */
export type PostStanding = {
  subdistrict: string
  community: string | null
  grid: string | null
  building: string | null
  office: string | null
  organisation: string | null
}

/** Finds the places a post of this kind is wished at, and its office. Throws http.invalid, which names the field. */
export async function placePost(tx: ReadTx, kind: PostKind, wish: WishedPlace): Promise<PostStanding> {
  refuse(wrongPlaces(kind, wish))
  const { subdistrict, offices, organisationKind, ...found } = await findPostPlace(tx, wish)
  const fields = ['community', 'grid', 'building', 'organisation'] as const
  refuse(fields.filter((field) => wish[field] && !found[field]).map((field) => ({ field, reason: 'not-there' })))
  if (organisationKind && !mayStandAt(kind, organisationKind)) {
    refuse([{ field: 'organisation', reason: 'not-for-this-kind' }])
  }
  if (!subdistrict) throw new Problem(httpProblems.invalid, { fields: [{ field: 'subdistrict', reason: 'not-there' }] })
  const tier = postFacts[kind].office
  return { subdistrict, ...found, office: tier ? (offices[tier] ?? null) : null }
}

function refuse(fields: { field: string; reason: string }[]): void {
  if (fields.length > 0) throw new Problem(httpProblems.invalid, { fields })
}
