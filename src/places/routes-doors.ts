import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/http/serve.ts'
import { addDwelling, type DoorContext, endDwelling, mergeDwellings, splitDwelling } from './change-dwellings.ts'
import * as contract from './contract-doors.ts'

/** Serves what becomes of doors. */
export function serveDoors(app: FastifyInstance, context: DoorContext): void {
  serve(app, contract.addDwelling, ({ params, body, command }, { actor }) =>
    addDwelling(context, actor, { ...params, ...body, command }),
  )
  serve(app, contract.endDwelling, ({ params, body, command }, { actor }) =>
    endDwelling(context, actor, { ...params, ...body, command }),
  )
  serve(app, contract.mergeDwellings, ({ params, body, command }, { actor }) =>
    mergeDwellings(context, actor, { ...params, ...body, command }),
  )
  serve(app, contract.splitDwelling, ({ params, body, command }, { actor }) =>
    splitDwelling(context, actor, { ...params, ...body, command }),
  )
}
