import type { FastifyInstance } from 'fastify'
import type { Context } from '../platform/context.ts'
import { serve } from '../platform/http/serve.ts'
import { markTold, readCallList } from './call-list.ts'
import * as contract from './contract.ts'

/** Serves the desk's call list. */
export function serveNotices(app: FastifyInstance, context: Context): void {
  serve(app, contract.callList, ({ query }, { actor }) => readCallList(context, actor, query.community))
  serve(app, contract.markTold, ({ params, body, command }, { actor }) =>
    markTold(context, actor, { ...params, ...body, command }),
  )
}
