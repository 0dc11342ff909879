import type { AccountActor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { Problem } from '../../platform/problem.ts'
import { type Ask, changeOnce } from '../community-change.ts'
import { recordPeople } from '../journal-people.ts'
import type { PeopleContext } from '../people-context.ts'
import { peopleProblems } from '../problems.ts'
import { isParty, mayStandUnder, wrongSpan } from '../rules-organisations.ts'
import { refuseFields } from '../staff-subjects.ts'
import { type KindRow, lockOrganisation, lockTree, standsOver } from './read.ts'
import { updateOrganisation } from './write.ts'

type Change = { name?: string; parent?: string | null; to?: string }
type Wish = Ask & Change & { id: string }

/**
 * Renames an organisation, puts it under another, or ends it after a day. One never stands under itself, by whatever way
 * round. Throws people.not-here, refused, http.invalid.
 */
export function changeOrganisation(context: PeopleContext, actor: AccountActor, wish: Wish): Promise<{ done: true }> {
  const { community, id } = wish
  const work = async (tx: Tx) => {
    await lockTree(tx, community)
    const known = await lockOrganisation(tx, { community, id })
    if (!known) throw new Problem(peopleProblems.notHere)
    refuseFields(wrongSpan({ from: known.from, ...(wish.to ? { to: wish.to } : {}) }))
    if (wish.parent !== undefined && wish.parent !== known.parent) await refuseParent(tx, known, wish)
    const change: Change = {
      ...(wish.name === undefined ? {} : { name: wish.name.trim() }),
      ...(wish.parent === undefined ? {} : { parent: wish.parent }),
      ...(wish.to === undefined ? {} : { to: wish.to }),
    }
    await updateOrganisation(tx, { community, id, ...change })
    const { name, ...facts } = change
    await recordPeople(tx, {
      kind: 'organisation.changed',
      subject: id,
      community,
      facts: { ...facts, renamed: name !== undefined },
      ...(name === undefined ? {} : { words: { name } }),
    })
    return { done: true as const }
  }
  return changeOnce(context, actor, { ...wish, work })
}

async function refuseParent(tx: Tx, known: KindRow, { community, id, parent = null }: Wish): Promise<void> {
  // A roll names branch and committee of each stay: where a Party organisation stands is part of its members' history.
  if (isParty(known.kind)) refuseFields([{ field: 'parent', reason: 'never-moves' }])
  if (parent === null) {
    if (!mayStandUnder(known.kind, null)) refuseFields([{ field: 'parent', reason: 'missing' }])
    return
  }
  const above = await lockOrganisation(tx, { community, id: parent })
  if (!above) return refuseFields([{ field: 'parent', reason: 'not-there' }])
  if (await standsOver(tx, { community, id, above: parent })) refuseFields([{ field: 'parent', reason: 'cyclic' }])
  if (!mayStandUnder(known.kind, above.kind)) refuseFields([{ field: 'parent', reason: 'not-for-this-kind' }])
}
