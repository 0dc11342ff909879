import type { FastifyInstance } from 'fastify'
import type { Context } from '../platform/context.ts'
import { serve } from '../platform/http/serve.ts'
import { changeSetting } from './change-settings.ts'
import * as contract from './contract-settings.ts'
import { printQrSheets } from './print-sheets.ts'
import { readSettings } from './read-settings.ts'

/** Serves what a community sets for itself. */
export function serveSettings(app: FastifyInstance, context: Context): void {
  serve(app, contract.readSettings, ({ params }, { actor }) => readSettings(context, actor, params.community))
  serve(app, contract.changeHours, ({ params, body, command }, { actor }) =>
    changeSetting(context, actor, { ...params, command, setting: { kind: 'hours', ...body } }),
  )
  serve(app, contract.changeHolidays, ({ params, body, command }, { actor }) =>
    changeSetting(context, actor, { ...params, command, setting: { kind: 'holidays', ...body } }),
  )
  serve(app, contract.changeContacts, ({ params, body, command }, { actor }) =>
    changeSetting(context, actor, { ...params, command, setting: { kind: 'contacts', ...body } }),
  )
  serve(app, contract.changeOfficeNames, ({ params, body, command }, { actor }) =>
    changeSetting(context, actor, { ...params, command, setting: { kind: 'offices', ...body } }),
  )
  serve(app, contract.qrSheets, async ({ params, query, reply }, { actor }) => {
    const sheets = await printQrSheets(context, actor, { ...params, ...query })
    reply.type('application/pdf').header('content-disposition', 'inline; filename="qr.pdf"')
    return sheets
  })
}
