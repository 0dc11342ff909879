import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import { newId } from '../platform/ids.ts'
import { recordPeople } from './journal-people.ts'
import type { PeopleContext } from './people-context.ts'
import { mayAddOrganisation } from './policy.ts'
import { findOrganisations, type OrganisationRow } from './read-places.ts'
import type { OrganisationKind } from './rules-organisations.ts'
import { allow, seeCommunity } from './staff-subjects.ts'
import { insertOrganisation } from './write-posts.ts'

type Wish = { community: string; kind: OrganisationKind; name: string; command: Command }

/** Adds an organisation that posts can stand at. Throws people.not-here, refused. */
export function addOrganisation(
  { accounts }: PeopleContext,
  actor: AccountActor,
  wish: Wish,
): Promise<OrganisationRow> {
  const { community, kind } = wish
  return accounts.write(actor, (tx) =>
    once(tx, { community, command: wish.command }, async () => {
      const subdistrict = await seeCommunity(tx, actor, community)
      allow(mayAddOrganisation(actor, { community, subdistrict }))
      const organisation = { id: newId(), community, kind, name: wish.name.trim() }
      await insertOrganisation(tx, organisation)
      const facts = { organisation: organisation.id, organisationKind: kind }
      await recordPeople(tx, { kind: 'organisation.added', subject: organisation.id, community, facts })
      return organisation
    }),
  )
}

/** Organisations of a community, and whether the actor may add one. Throws people.not-here. */
export function listOrganisations({ accounts }: PeopleContext, actor: AccountActor, community: string) {
  return accounts.read(actor, async (tx) => {
    const subdistrict = await seeCommunity(tx, actor, community)
    const mayAdd = mayAddOrganisation(actor, { community, subdistrict }).allowed
    return { items: await findOrganisations(tx, community), mayAdd }
  })
}
