import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/http/serve.ts'
import * as contract from './contract-exports.ts'
import { askExport, decideExport, listExports } from './exports/ask-export.ts'
import { takeExport } from './exports/take-export.ts'
import { exportList } from './exports/take-list.ts'
import type { PeopleContext } from './people-context.ts'

/** Serves lists that leave as files: masked at once, in full once somebody else agreed. */
export function serveExports(app: FastifyInstance, context: PeopleContext): void {
  const at = ({ community, export: id }: { community: string; export: string }) => ({ community, id })
  serve(app, contract.exportList, ({ params, query, reply }, { actor }) =>
    exportList(context, actor, { ...params, ...query, reply }),
  )
  serve(app, contract.askExport, ({ params, body, command }, { actor }) =>
    askExport(context, actor, { ...params, ...body, command }),
  )
  serve(app, contract.listExports, ({ params }, { actor }) => listExports(context, actor, params.community))
  serve(app, contract.decideExport, ({ params, body, command }, { actor }) =>
    decideExport(context, actor, { ...at(params), ...body, command }),
  )
  serve(app, contract.takeExport, ({ params, reply }, { actor }) =>
    takeExport(context, actor, { ...at(params), reply }),
  )
}
