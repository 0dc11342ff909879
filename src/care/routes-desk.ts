import type { FastifyInstance } from 'fastify'
import { sentBy, serve } from '../platform/http/serve.ts'
import type { CareContext } from './care-context.ts'
import * as contract from './contract-desk.ts'
import { keepDebrief } from './keep-debrief.ts'
import { anonymisePlan, reviewPlan } from './keep-ended-plan.ts'
import { printCallSheet } from './print-call-sheet.ts'
import { listCases, showForesight, showReach, showTrouble } from './show-desk-lists.ts'

/** Serves what the desk sees over all plans, debriefs, and the printed call sheet. */
export function serveDesk(app: FastifyInstance, context: CareContext): void {
  serve(app, contract.readTrouble, ({ params }, { actor }) => showTrouble(context, actor, params))
  serve(app, contract.readForesight, ({ params }, { actor }) => showForesight(context, actor, params))
  serve(app, contract.readReach, ({ params }, { actor }) => showReach(context, actor, params))
  serve(app, contract.listCases, ({ params, query }, { actor }) => listCases(context, actor, { ...params, ...query }))
  serve(app, contract.reviewPlan, ({ params, body, command }, { actor }) =>
    reviewPlan(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.anonymisePlan, ({ params, command }, { actor }) =>
    anonymisePlan(context, actor, { ...params, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.keepDebrief, ({ params, body, command }, { actor }) =>
    keepDebrief(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.printCallSheet, async ({ params, body, command, reply }, { actor }) => {
    const sheets = await printCallSheet(context, actor, {
      ...params,
      ...body,
      command: sentBy(command, actor.account),
    })
    reply.type('application/pdf').header('content-disposition', 'inline; filename="call-sheet.pdf"')
    return sheets
  })
}
