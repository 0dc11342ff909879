import type { FastifyInstance } from 'fastify'
import type { Context } from '../platform/context.ts'
import { residentCookie } from '../platform/http/caller.ts'
import { serve } from '../platform/http/serve.ts'
import * as contract from './contract-me.ts'
import { askDesk, changeOwnPhone, takeRequestBack } from './privacy/ask-desk.ts'
import { consentOnOwnPage } from './privacy/consents.ts'
import { copyOfOwn, ownOpenings, ownRecord } from './privacy/own-record.ts'
import { closeOwnRecord, openWithSlip } from './privacy/use-slip.ts'

const day = 24 * 60 * 60

/** Serves what a resident does with her own record: `/api/me` and below. */
export function serveOwnRecord(app: FastifyInstance, context: Context): void {
  serve(app, contract.useSlip, async ({ body, command, request, reply }) => {
    const { token, days } = await openWithSlip(context, { code: body.code, source: request.ip, command })
    reply.setCookie(residentCookie, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: context.publicAddress?.startsWith('https://') ?? false,
      maxAge: days * day,
    })
    return { days }
  })
  serve(app, contract.leaveOwnRecord, async ({ reply }, own) => {
    await closeOwnRecord(context, own)
    reply.clearCookie(residentCookie, { path: '/' })
    return null
  })
  serve(app, contract.readOwnRecord, (_call, own) => ownRecord(context, own))
  serve(app, contract.readOwnOpenings, ({ query }, own) => ownOpenings(context, own, query))
  serve(app, contract.copyOwnRecord, (_call, own) => copyOfOwn(context, own))
  serve(app, contract.changeOwnPhone, ({ body, command }, own) => changeOwnPhone(context, own, { ...body, command }))
  serve(app, contract.changeOwnConsent, ({ body: { given, ...consent }, command }, own) =>
    consentOnOwnPage(context, own, { consent, given, command }),
  )
  serve(app, contract.askForCorrection, ({ body, command }, own) =>
    askDesk(context, own, { request: { kind: 'correction', ...body }, command }),
  )
  serve(app, contract.askForDeletion, ({ command }, own) =>
    askDesk(context, own, { request: { kind: 'deletion' }, command }),
  )
  serve(app, contract.takeRequestBack, ({ params, command }, own) =>
    takeRequestBack(context, own, { ...params, command }),
  )
}
