import type { FastifyInstance } from 'fastify'
import type { Context } from '../platform/context.ts'
import { sentBy, serve } from '../platform/http/serve.ts'
import * as contract from './contract.ts'
import { endDuty, listDuties, putOnDuty } from './keep-duties.ts'

/** Serves `/api/rosters` and below. */
export function serveRosters(app: FastifyInstance, context: Context): void {
  serve(app, contract.listDuties, ({ params }, { actor }) => listDuties(context, actor, params.community))
  serve(app, contract.putOnDuty, ({ params, body: { from, to, ...body }, command }, { actor }) =>
    putOnDuty(context, actor, {
      ...params,
      ...body,
      from: new Date(from),
      ...(to ? { to: new Date(to) } : {}),
      command: sentBy(command, actor.account),
    }),
  )
  serve(app, contract.endDuty, ({ params, command }, { actor }) =>
    endDuty(context, actor, { ...params, command: sentBy(command, actor.account) }),
  )
}
