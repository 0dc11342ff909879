import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/http/serve.ts'
import * as contract from './contract-organisations.ts'
import * as teams from './contract-teams.ts'
import { changeOrganisation } from './organisations/change-organisation.ts'
import { foundOrganisation } from './organisations/found-organisation.ts'
import { endMembership, joinOrganisation, moveMember } from './organisations/keep-members.ts'
import { seeOrganisation, seeTree } from './organisations/see-organisations.ts'
import type { PeopleContext } from './people-context.ts'
import { own } from './routes-staff.ts'
import { changeBuildingGroup, openBuildingGroup, seeBuildingGroups } from './teams/keep-groups.ts'
import { layOutDuty } from './teams/lay-out-duty.ts'
import { rotateDuty } from './teams/rotate-duty.ts'
import { seeCoverage, seeDutyHistory, seeMyDuty, seeTeams } from './teams/see-teams.ts'

/** Serves organisations, teams, duty areas and groups, below `/api/people`. */
export function serveOrganisations(app: FastifyInstance, context: PeopleContext): void {
  serveTree(app, context)
  serveTeams(app, context)
  serveGroups(app, context)
}

function serveTree(app: FastifyInstance, context: PeopleContext): void {
  serve(app, contract.readTree, ({ query }, { actor }) => seeTree(context, actor, query))
  serve(app, contract.readOrganisation, ({ params, query }, { actor }) =>
    seeOrganisation(context, actor, { ...params, ...query }),
  )
  serve(app, contract.foundOrganisation, ({ body, ...call }, caller) =>
    foundOrganisation(context, caller.actor, { ...body, ...own(call, caller) }),
  )
  serve(app, contract.changeOrganisation, ({ params, body, ...call }, caller) =>
    changeOrganisation(context, caller.actor, { ...params, ...body, ...own(call, caller) }),
  )
  serve(app, contract.joinOrganisation, ({ params, body, ...call }, caller) =>
    joinOrganisation(context, caller.actor, { ...params, ...body, ...own(call, caller) }),
  )
  serve(app, contract.moveMember, ({ params, body, ...call }, caller) =>
    moveMember(context, caller.actor, { ...params, ...body, ...own(call, caller) }),
  )
  serve(app, contract.endMembership, ({ params, body, ...call }, caller) =>
    endMembership(context, caller.actor, { ...params, ...body, ...own(call, caller) }),
  )
}

function serveTeams(app: FastifyInstance, context: PeopleContext): void {
  serve(app, teams.readTeams, ({ query }, { actor }) => seeTeams(context, actor, query.community))
  serve(app, teams.readDutyHistory, ({ params, query }, { actor }) =>
    seeDutyHistory(context, actor, { ...params, ...query }),
  )
  serve(app, teams.readCoverage, ({ query }, { actor }) => seeCoverage(context, actor, query))
  serve(app, teams.readMyDuty, (_, { actor }) => seeMyDuty(context, actor))
  serve(app, teams.layOutDuty, ({ body, ...call }, caller) =>
    layOutDuty(context, caller.actor, { ...body, ...own(call, caller) }),
  )
  serve(app, teams.rotateDuty, ({ body, ...call }, caller) =>
    rotateDuty(context, caller.actor, { ...body, ...own(call, caller) }),
  )
}

function serveGroups(app: FastifyInstance, context: PeopleContext): void {
  serve(app, teams.readBuildingGroups, ({ query }, { actor }) => seeBuildingGroups(context, actor, query.community))
  serve(app, teams.openBuildingGroup, ({ body, ...call }, caller) =>
    openBuildingGroup(context, caller.actor, { ...body, ...own(call, caller) }),
  )
  serve(app, teams.changeBuildingGroup, ({ params, body, ...call }, caller) =>
    changeBuildingGroup(context, caller.actor, { ...params, ...body, ...own(call, caller) }),
  )
}
