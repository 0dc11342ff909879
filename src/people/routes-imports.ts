import type { FastifyInstance } from 'fastify'
import { sentBy, serve } from '../platform/http/serve.ts'
import * as contract from './contract-imports.ts'
import { sendRemarks } from './import/remarks-sheet.ts'
import { fileIn } from './import/sealed-import.ts'
import { settleRow } from './import/settle-row.ts'
import { listImports, listRows, readImport } from './import/show-imports.ts'
import { askForImport, cancelImport, setImportColumns, takeSheet } from './import/take-sheet.ts'
import { undoImport } from './import/undo-import.ts'
import type { PeopleContext } from './people-context.ts'

/** Serves what an office brings: sheets, their dry run, making and taking back. */
export function serveImports(app: FastifyInstance, context: PeopleContext): void {
  const at = ({ community, import: id }: { community: string; import: string }) => ({ community, id })
  serve(app, contract.takeSheet, ({ params, body, command }, { actor }) =>
    takeSheet(context, actor, { ...params, bytes: fileIn(body), command: sentBy(command, actor.account) }),
  )
  serve(app, contract.listImports, ({ params }, { actor }) => listImports(context, actor, params.community))
  serve(app, contract.readImport, ({ params }, { actor }) => readImport(context, actor, at(params)))
  serve(app, contract.listImportRows, ({ params, query }, { actor }) =>
    listRows(context, actor, { ...at(params), ...query }),
  )
  serve(app, contract.setImportColumns, ({ params, body, command }, { actor }) =>
    setImportColumns(context, actor, { ...at(params), ...body, command: sentBy(command, actor.account) }),
  )
  serve(app, contract.settleImportRow, ({ params, body, command }, { actor }) =>
    settleRow(context, actor, {
      ...at(params),
      number: Number(params.number),
      ...body,
      command: sentBy(command, actor.account),
    }),
  )
  serve(app, contract.makeImport, ({ params, command }, { actor }) =>
    askForImport(context, actor, { ...at(params), command: sentBy(command, actor.account) }),
  )
  serve(app, contract.cancelImport, ({ params, command }, { actor }) =>
    cancelImport(context, actor, { ...at(params), command: sentBy(command, actor.account) }),
  )
  serve(app, contract.undoImport, ({ params, command }, { actor }) =>
    undoImport(context, actor, { ...at(params), command: sentBy(command, actor.account) }),
  )
  serve(app, contract.exportImportSheet, ({ params, reply }, { actor }) =>
    sendRemarks(context, actor, { ...at(params), reply }),
  )
}
