import type { FastifyInstance } from 'fastify'
import type { Context } from '../platform/context.ts'
import { serve } from '../platform/http/serve.ts'
import { bringOutlines, takeOutlines } from './bring-outlines.ts'
import * as contract from './contract-buildings.ts'
import { exportGeoJson, importGeoJson } from './contract-geojson.ts'
import { addFacility, changeFacility, endFacility } from './keep-facilities.ts'
import { moveBuilding, withdrawMove } from './move-building.ts'
import { showBuilding, showFigures } from './show-building.ts'

/** Serves a building's page, what is kept of it, and its moves. */
export function serveBuildings(app: FastifyInstance, context: Context): void {
  serve(app, contract.readBuilding, ({ params }, { actor }) => showBuilding(context, actor, params))
  serve(app, contract.moveBuilding, ({ params, body, command }, { actor }) =>
    moveBuilding(context, actor, { ...params, ...body, command }),
  )
  serve(app, contract.withdrawMove, ({ params, command }, { actor }) =>
    withdrawMove(context, actor, { ...params, command }),
  )
  serve(app, contract.addFacility, ({ params, body, command }, { actor }) =>
    addFacility(context, actor, { ...params, ...body, command }),
  )
  serve(app, contract.changeFacility, ({ params, body, command }, { actor }) =>
    changeFacility(context, actor, { ...params, ...body, command }),
  )
  serve(app, contract.endFacility, ({ params, body, command }, { actor }) =>
    endFacility(context, actor, { ...params, ...body, command }),
  )
  serve(app, exportGeoJson, ({ params }, { actor }) => takeOutlines(context, actor, params.community))
  serve(app, importGeoJson, ({ params, body, command }, { actor }) =>
    bringOutlines(context, actor, { ...params, ...body, command }),
  )
  serve(app, contract.readFigures, ({ params, query }) =>
    context.database.read({ kind: 'public' }, (tx) => showFigures(tx, { ...params, ...query })),
  )
}
