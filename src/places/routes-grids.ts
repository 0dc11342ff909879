import type { FastifyInstance } from 'fastify'
import type { Context } from '../platform/context.ts'
import { serve } from '../platform/http/serve.ts'
import { endGrid, mergeGrid, splitGrid } from './change-grids.ts'
import * as contract from './contract-grids.ts'
import { withdrawGridChange } from './withdraw-grid-change.ts'

/** Serves what becomes of grids. */
export function serveGrids(app: FastifyInstance, context: Context): void {
  serve(app, contract.mergeGrid, ({ params, body, command }, { actor }) =>
    mergeGrid(context, actor, { ...params, ...body, command }),
  )
  serve(app, contract.splitGrid, ({ params, body, command }, { actor }) =>
    splitGrid(context, actor, { ...params, ...body, command }),
  )
  serve(app, contract.endGrid, ({ params, body, command }, { actor }) =>
    endGrid(context, actor, { ...params, ...body, command }),
  )
  serve(app, contract.withdrawGridChange, ({ params, command }, { actor }) =>
    withdrawGridChange(context, actor, { ...params, command }),
  )
}
