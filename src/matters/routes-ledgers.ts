import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/http/serve.ts'
import type { MatterContext } from './context.ts'
import * as contract from './contract-ledgers.ts'
import { ledgerSheets, periodSheets } from './ledger-rows.ts'
import { ledgerTitles, periodTitles } from './ledger-words.ts'
import { takeLedger, takePeriod } from './make-ledgers.ts'
import { sendWorkbook } from './send-sheets.ts'

/** Serves ledgers, week and month sheets. */
export function serveLedgers(app: FastifyInstance, context: MatterContext): void {
  serve(app, contract.readLedger, ({ params, query }, { actor }) =>
    takeLedger(context, actor, { ...params, query, format: 'print' }),
  )
  serve(app, contract.exportLedger, async ({ params, query, reply }, { actor }) => {
    const taken = await takeLedger(context, actor, { ...params, query, format: 'xlsx' })
    const name = `${taken.communityName}${ledgerTitles[params.ledger]}${taken.at.slice(0, 10)}.xlsx`
    return sendWorkbook(reply, name, ledgerSheets(params.ledger, taken))
  })
  serve(app, contract.readPeriod, async ({ params, query }, { actor }) => {
    const { rows: _rows, ...sheet } = await takePeriod(context, actor, { ...params, query, format: 'screen' })
    return sheet
  })
  serve(app, contract.exportPeriod, async ({ params, query, reply }, { actor }) => {
    const taken = await takePeriod(context, actor, { ...params, query, format: 'xlsx' })
    const name = `${taken.communityName}${periodTitles[params.period]}${taken.from}至${taken.to}.xlsx`
    return sendWorkbook(reply, name, periodSheets(params.period, taken))
  })
}
