import type { FastifyInstance } from 'fastify'
import { sentBy, serve } from '../platform/http/serve.ts'
import type { CareContext } from './care-context.ts'
import { setQuiet } from './contract-quiet.ts'
import * as contract from './contract-rounds.ts'
import { keepQuiet } from './keep-quiet.ts'
import { endCadence, endHelper, keepHelper, setCadence } from './keep-rounds.ts'
import { listHelpers, listRounds, readCoverage } from './list-rounds.ts'
import { recordRound } from './record-round.ts'

/** Serves planned visits and calls: who goes, what came of it, who was not reached. */
export function serveRounds(app: FastifyInstance, context: CareContext): void {
  serve(app, contract.listRounds, ({ params, query }, { actor }) => listRounds(context, actor, { ...params, ...query }))
  serve(app, contract.recordRound, ({ params, body, command }, { actor }) =>
    recordRound(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
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
  serve(app, contract.readCoverage, ({ params }, { actor }) => readCoverage(context, actor, params.community))
}
