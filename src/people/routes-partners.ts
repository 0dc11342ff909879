import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/http/serve.ts'
import * as partners from './contract-partners.ts'
import * as party from './contract-party.ts'
import { agreeProject, endItem, listItem, settleProject, signAgreement } from './partners/keep-partners.ts'
import { listPartners, seePartner } from './partners/see-partners.ts'
import { admitMember, strikeMember, transferMember } from './party/keep-roll.ts'
import { listRoll, seePartyCounts, seeRollMember, seeRollParts } from './party/see-roll.ts'
import type { PeopleContext } from './people-context.ts'
import { own } from './routes-staff.ts'

/** Serves partners with their lists, and the Party's roll. */
export function servePartners(app: FastifyInstance, context: PeopleContext): void {
  serve(app, partners.listPartners, ({ query }, { actor }) => listPartners(context, actor, query.community))
  serve(app, partners.readPartner, ({ params, query }, { actor }) =>
    seePartner(context, actor, { ...params, ...query }),
  )
  serve(app, partners.signAgreement, ({ params, body, ...call }, caller) =>
    signAgreement(context, caller.actor, { ...params, ...body, ...own(call, caller) }),
  )
  serve(app, partners.listItem, ({ params, body, ...call }, caller) =>
    listItem(context, caller.actor, { ...params, ...body, ...own(call, caller) }),
  )
  serve(app, partners.endItem, ({ params, body, ...call }, caller) =>
    endItem(context, caller.actor, { ...params, ...body, ...own(call, caller) }),
  )
  serve(app, partners.agreeProject, ({ body, ...call }, caller) =>
    agreeProject(context, caller.actor, { ...body, ...own(call, caller) }),
  )
  serve(app, partners.settleProject, ({ params, body, ...call }, caller) =>
    settleProject(context, caller.actor, { ...params, ...body, ...own(call, caller) }),
  )
}

/** Serves the roll; to whoever holds no Party post every address of it is 404. */
export function serveRoll(app: FastifyInstance, context: PeopleContext): void {
  serve(app, party.readRollParts, ({ query }, { actor }) => seeRollParts(context, actor, query.community))
  serve(app, party.listRoll, ({ query }, { actor }) => listRoll(context, actor, query))
  serve(app, party.readPartyCounts, ({ query }, { actor }) => seePartyCounts(context, actor, query.community))
  serve(app, party.readRollMember, ({ params, query }, { actor }) =>
    seeRollMember(context, actor, { ...params, ...query }),
  )
  serve(app, party.admitMember, ({ body, ...call }, caller) =>
    admitMember(context, caller.actor, { ...body, ...own(call, caller) }),
  )
  serve(app, party.transferMember, ({ params, body, ...call }, caller) =>
    transferMember(context, caller.actor, { ...params, ...body, ...own(call, caller) }),
  )
  serve(app, party.strikeMember, ({ params, body, ...call }, caller) =>
    strikeMember(context, caller.actor, { ...params, ...body, ...own(call, caller) }),
  )
}
