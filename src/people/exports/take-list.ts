import type { FastifyReply } from 'fastify'
import { findFacilitiesToList, localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import type { ReadTx } from '../../platform/db/transaction.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { record } from '../../platform/journal/write.ts'
import { Problem } from '../../platform/problem.ts'
import { findPartners } from '../partners/read.ts'
import type { PeopleContext } from '../people-context.ts'
import { mayExportList } from '../policy-exports.ts'
import { peopleProblems } from '../problems.ts'
import { findPostsAt } from '../read-staff.ts'
import { maskedName, maskedPhone } from '../residents/rules-residents.ts'
import { openPhone } from '../residents/sealed-fields.ts'
import { allow } from '../staff-subjects.ts'
import { findGroups, findTeams } from '../teams/read.ts'
import { findCoverage } from '../teams/read-coverage.ts'
import { facilityRows, staffRows } from './list-office-rows.ts'
import * as rows from './list-rows.ts'
import * as read from './read-lists.ts'
import { gridsOf, type ListName, mostRows } from './rules-exports.ts'
import { sendList } from './send-list.ts'

export type Ask = {
  community: string
  list: ListName
  format: 'xlsx' | 'csv'
  grid?: string
  building?: string
  reply: FastifyReply
}

/**
 * A list in sight as a file, masked; each is in the journal. Throws people.refused, people.too-many-to-export.
 */
export async function exportList(
  context: PeopleContext,
  actor: AccountActor,
  { reply, ...ask }: Ask,
): Promise<Buffer | NodeJS.ReadableStream> {
  const { community, list, format, grid, building } = ask
  allow(mayExportList(actor, community, list))
  const { listed, now } = await context.database.write(actor, async (tx) => {
    const found = await makeList(context, tx, { ...ask, grids: gridsOf(actor, community) })
    if (found.rows.length > mostRows) throw new Problem(peopleProblems.tooManyToExport)
    const at = await clockNow(tx)
    await record(tx, {
      community,
      kind: 'list.exported',
      subject: { kind: 'community', id: community },
      at,
      reader: 'staff',
      post: actor.posts.find((post) => post.community === community)?.kind ?? null,
      facts: {
        list,
        format,
        rows: found.rows.length,
        masked: true,
        ...(grid ? { grid } : {}),
        ...(building ? { building } : {}),
      },
    })
    return { listed: found, now: at }
  })
  return sendList(reply, { list, format, listed, now, heading: ['姓名和电话已遮住'] })
}

type Making = read.Narrowed & { list: ListName }

async function makeList(context: PeopleContext, tx: ReadTx, ask: Making): Promise<rows.Listed> {
  const { community } = ask
  const all = { ...ask, limit: mostRows + 1 }
  switch (ask.list) {
    case 'residents':
      return rows.residentRows(await read.findResidentsToList(tx, all), {
        name: ({ name }) => maskedName(name),
        phone: ({ phone }) => (phone === null ? null : maskedPhone(openPhone(context.secrets, phone))),
      })
    case 'households':
      return rows.householdRows(await read.findHouseholdsToList(tx, all), maskedName)
    case 'organisations':
      return rows.memberRows(await read.findMembersToList(tx, all))
    case 'teams':
      return rows.teamRows(await findTeams(tx, community))
    case 'coverage':
      return rows.coverageRows(await findCoverage(tx, { community }))
    case 'groups':
      return rows.groupRows(await findGroups(tx, community))
    case 'partners':
      return rows.partnerRows(await findPartners(tx, community))
    case 'buildings':
      return rows.buildingRows(await read.findBuildingsToList(tx, all))
    case 'facilities':
      return facilityRows(await findFacilitiesToList(tx, all))
    case 'staff':
      return staffRows(await findPostsAt(tx, community), localDay)
  }
}
