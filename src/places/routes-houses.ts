import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/http/serve.ts'
import { addBuilding, endBuilding } from './change-houses.ts'
import * as contract from './contract-houses.ts'
import { type HouseContext, withdrawBuildingEnd } from './take-back-houses.ts'

/** Serves buildings that begin and end. */
export function serveHouses(app: FastifyInstance, context: HouseContext): void {
  serve(app, contract.addBuilding, ({ params, body, command }, { actor }) =>
    addBuilding(context, actor, { ...params, ...body, command }),
  )
  serve(app, contract.withdrawBuildingEnd, ({ params, command }, { actor }) =>
    withdrawBuildingEnd(context, actor, { ...params, command }),
  )
  serve(app, contract.endBuilding, ({ params, body, command }, { actor }) =>
    endBuilding(context, actor, { ...params, ...body, command }),
  )
}
