import type { AccountActor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type Ask, changeOnce } from '../community-change.ts'
import { recordPeople } from '../journal-people.ts'
import type { PeopleContext } from '../people-context.ts'
import { mayStandUnder, type OrganisationKind, wrongSpan } from '../rules-organisations.ts'
import { refuseFields } from '../staff-subjects.ts'
import { hasGrid, lockOrganisation } from './read.ts'
import { insertOrganisations } from './write.ts'

type Wish = Ask & {
  kind: OrganisationKind
  name: string
  parent?: string
  grid?: string
  from?: string
  to?: string
}

/** Founds an organisation. Throws people.not-here, refused, http.invalid. */
export function foundOrganisation(
  context: PeopleContext,
  actor: AccountActor,
  wish: Wish,
): Promise<{ organisation: string }> {
  const work = async (tx: Tx) => {
    await refuseWrong(tx, wish)
    const organisation = newId()
    const { community, kind, parent = null, grid = null, from = null, to = null } = wish
    const name = wish.name.trim()
    await insertOrganisations(tx, [{ id: organisation, community, kind, name, parent, grid, from, to }])
    const facts = { organisation, organisationKind: kind, parent, grid, from, to }
    await recordPeople(tx, { kind: 'organisation.added', subject: organisation, community, facts })
    return { organisation }
  }
  return changeOnce(context, actor, { ...wish, work })
}

async function refuseWrong(tx: Tx, { community, kind, parent, grid, ...days }: Wish): Promise<void> {
  refuseFields(wrongSpan(days))
  const above = parent ? await lockOrganisation(tx, { community, id: parent }) : null
  if (above === undefined) refuseFields([{ field: 'parent', reason: 'not-there' }])
  if (!mayStandUnder(kind, above?.kind ?? null)) {
    refuseFields([{ field: 'parent', reason: parent ? 'not-for-this-kind' : 'missing' }])
  }
  if (grid && !(await hasGrid(tx, { community, id: grid }))) refuseFields([{ field: 'grid', reason: 'not-there' }])
}
