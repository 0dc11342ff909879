import type { FastifyInstance } from 'fastify'
import { sentBy, serve } from '../platform/http/serve.ts'
import type { RoundsContext } from './care-context.ts'
import { setQuiet } from './contract-quiet.ts'
import * as referrals from './contract-referrals.ts'
import * as contract from './contract-rounds.ts'
import { keepQuiet } from './keep-quiet.ts'
import { endCadence, endHelper, keepHelper, setCadence } from './keep-rounds.ts'
import { listConcerns } from './list-concerns.ts'
import { listHelpers, listRounds, readCoverage } from './list-rounds.ts'
import { printReferral } from './print-referral.ts'
import { recordRound } from './record-round.ts'

/** Serves planned visits and calls: who goes, what came of it, who was not reached. */
export function serveRounds(app: FastifyInstance, context: RoundsContext): void {
  serve(app, contract.listRounds, ({ params, query }, { actor }) => listRounds(context, actor, { ...params, ...query }))
  serve(app, contract.recordRound, ({ params, body, command }, { actor }) =>
    recordRound(context, actor, {
      ...params,
      ...body,
      at: body.at ? new Date(body.at) : null,
      command: sentBy(command, actor.account),
    }),
  )
  serve(app, contract.setCadence, ({ params, body, command }, { actor }) =>
    setCadence(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.endCadence, ({ params, body, command }, { actor }) =>
    endCadence(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.listHelpers, ({ params }, { actor }) => listHelpers(context, actor, params.community))
  serve(app, contract.keepHelper, ({ params, body, command }, { actor }) =>
    keepHelper(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.endHelper, ({ params, command }, { actor }) =>
    endHelper(context, actor, { ...params, command: sentBy(command, actor.account) }),
  )
  serve(app, setQuiet, ({ params, body, command }, { actor }) =>
    keepQuiet(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, referrals.listConcerns, ({ params, query }, { actor }) =>
    listConcerns(context, actor, { ...params, ...query }),
  )
  serve(app, referrals.printReferral, async ({ params, command, reply }, { actor }) => {
    const note = await printReferral(context, actor, { ...params, command: sentBy(command, actor.account) })
    reply.type('application/pdf').header('content-disposition', 'inline; filename="referral.pdf"')
    return note
  })
  serve(app, contract.readCoverage, ({ params }, { actor }) => readCoverage(context, actor, params.community))
}
