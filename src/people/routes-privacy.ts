import type { FastifyInstance } from 'fastify'
import type { Context } from '../platform/context.ts'
import { sentBy, serve } from '../platform/http/serve.ts'
import { listOpenings as openingsEndpoint } from './contract-openings.ts'
import * as contract from './contract-privacy.ts'
import * as retention from './contract-retention.ts'
import { readTotals } from './contract-totals.ts'
import { answerRequest, listRequests } from './privacy/answer-request.ts'
import { recordConsent, recordWithdrawal } from './privacy/consents.ts'
import { endSlip, giveSlip } from './privacy/give-slip.ts'
import { listOpenings } from './privacy/list-openings.ts'
import { printSlip } from './privacy/print-slip.ts'
import { readPrivacyPanel } from './privacy/read-panel.ts'
import { seeRetention, setRetention, tellTerms } from './privacy/set-retention.ts'
import { tellTotals } from './totals/tell-totals.ts'

/** Serves the desk's side of what residents say about their records. */
export function servePrivacy(app: FastifyInstance, context: Context): void {
  serve(app, contract.giveSlip, ({ params, body, command }, { actor }) =>
    giveSlip(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.printSlip, async ({ params, query, reply }, { actor }) => {
    const slip = await printSlip(context, actor, { ...params, paper: query.paper ?? 'a4' })
    reply.type('application/pdf').header('content-disposition', 'inline; filename="slip.pdf"')
    reply.header('cache-control', 'no-store')
    return slip
  })
  serve(app, contract.endSlip, ({ params, command }, { actor }) =>
    endSlip(context, actor, { ...params, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.readPrivacy, ({ params }, { actor }) => readPrivacyPanel(context, actor, params))
  serve(app, contract.recordConsent, ({ params, body, command }, { actor }) => {
    const { kind, purpose, ...given } = body
    const consent = { kind, purpose }
    return recordConsent(context, actor, { ...params, ...given, consent, command: sentBy(command, actor.account) })
  })
  serve(app, contract.recordWithdrawal, ({ params, body: { where, ...consent }, command }, { actor }) =>
    recordWithdrawal(context, actor, { ...params, where, consent, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.listRequests, ({ params, query }, { actor }) =>
    listRequests(context, actor, { ...params, ...query }),
  )
  serve(app, openingsEndpoint, ({ params, query }, { actor }) => listOpenings(context, actor, { ...params, ...query }))
  serve(app, readTotals, async ({ params, reply }) => {
    reply.header('cache-control', 'public, max-age=600')
    return tellTotals(context, params)
  })
  serve(app, retention.readTerms, ({ params, reply }) => {
    reply.header('cache-control', 'public, max-age=600')
    return tellTerms(context, params.community)
  })
  serve(app, retention.readRetention, ({ params }, { actor }) => seeRetention(context, actor, params.community))
  serve(app, retention.setRetention, ({ params, body, command }, { actor }) =>
    setRetention(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.answerRequest, ({ params, body, command }, { actor }) =>
    answerRequest(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
}
