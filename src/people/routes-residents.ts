import type { FastifyInstance } from 'fastify'
import type { Context } from '../platform/context.ts'
import { sentBy, serve } from '../platform/http/serve.ts'
import * as contract from './contract-residents.ts'
import * as finding from './contract-search.ts'
import { addResident } from './residents/add-resident.ts'
import { correctResident } from './residents/correct-resident.ts'
import { behindDoors, countResidents, inBuildings } from './residents/count-residents.ts'
import { endResident } from './residents/end-resident.ts'
import { keepHousehold } from './residents/keep-household.ts'
import { listResidents, readResident } from './residents/list-residents.ts'
import { moveResident } from './residents/move-resident.ts'
import { openField } from './residents/open-field.ts'
import { serveHomes } from './routes-homes.ts'
import { searchByNumber, searchRegister } from './search/search-register.ts'

/** Serves the register of residents: `/api/people/:community/residents` and what stands beside it. */
export function serveResidents(app: FastifyInstance, context: Context): void {
  serve(app, contract.listResidents, ({ params, query }, { actor }) =>
    listResidents(context, actor, { ...params, ...query }),
  )
  serve(app, contract.readResident, ({ params }, { actor }) => readResident(context, actor, params))
  serve(app, contract.inBuildings, ({ params }, { actor }) => inBuildings(context, actor, params))
  serve(app, contract.behindDoors, ({ params }, { actor }) => behindDoors(context, actor, params))
  serve(app, contract.countResidents, ({ params, query }, { actor }) =>
    countResidents(context, actor, { ...params, ...query }),
  )
  serve(app, contract.addResident, ({ params, body, command }, { actor }) =>
    addResident(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.correctResident, ({ params, body, command }, { actor }) =>
    correctResident(context, actor, { ...params, wish: body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.moveResident, ({ params, body, command }, { actor }) =>
    moveResident(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.endResident, ({ params, body, command }, { actor }) =>
    endResident(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.openField, ({ params, body, command }, { actor }) =>
    openField(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.keepHousehold, ({ params, body, command }, { actor }) =>
    keepHousehold(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, finding.search, ({ params, query }, { actor }) => searchRegister(context, actor, { ...params, ...query }))
  serve(app, finding.searchByNumber, ({ params, body, command }, { actor }) =>
    searchByNumber(context, actor, { ...params, ...body, command: sentBy(command, actor.account) }),
  )
  serveHomes(app, context)
}
