import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/http/serve.ts'
import { changeCategories, readCategorySettings } from './change-categories.ts'
import type { MatterContext } from './context.ts'
import * as work from './contract-hand-over.ts'
import * as orders from './contract-orders.ts'
import * as settings from './contract-settings.ts'
import * as templates from './contract-templates.ts'
import { readTransferNote } from './contract-transfer.ts'
import { handOverWork, listPostWork } from './hand-over-work.ts'
import { importOrders } from './import-orders.ts'
import { addTemplate, endTemplate, listTemplates } from './keep-templates.ts'
import { bytesOf } from './picture-bodies.ts'
import { serveLedgers } from './routes-ledgers.ts'
import { takeTransferNote } from './take-transfer-note.ts'

/** Serves what the desk keeps: categories and limits, ledgers, orders from outside, transfer notes, reply templates. */
export function serveDesk(app: FastifyInstance, context: MatterContext): void {
  serveLedgers(app, context)
  serve(app, readTransferNote, ({ params }, { actor }) => takeTransferNote(context, actor, params.id))
  serve(app, settings.readCategorySettings, ({ query }, { actor }) =>
    readCategorySettings(context, actor, query.community),
  )
  serve(app, settings.changeCategories, ({ body, command }, { actor }) =>
    changeCategories(context, actor, { ...body, command }),
  )
  serve(app, orders.importOrders, ({ query, body, command }, { actor }) =>
    importOrders(context, actor, {
      community: query.community,
      bytes: bytesOf(body),
      dry: query.dry ?? false,
      source: query.source,
      command,
    }),
  )
  serve(app, work.listPostWork, ({ query }, { actor }) => listPostWork(context, actor, query.community))
  serve(app, work.handOverWork, ({ body, command }, { actor }) => handOverWork(context, actor, { ...body, command }))
  serve(app, templates.listTemplates, ({ query }, { actor }) => listTemplates(context, actor, query.community))
  serve(app, templates.addTemplate, ({ body, command }, { actor }) => addTemplate(context, actor, { ...body, command }))
  serve(app, templates.endTemplate, ({ params, body, command }, { actor }) =>
    endTemplate(context, actor, { ...params, ...body, command }),
  )
}
