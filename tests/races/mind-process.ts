import { mindCare, sendAlarms } from '../../src/care/index.ts'
import { webhookProvider } from '../../src/notices/index.ts'
import { testContext } from '../../src/people/testing.ts'
import { openPool } from '../../src/platform/db/pools.ts'
import { databaseOver } from '../../src/platform/db/transaction.ts'

// One node: minds care and hands over what is to be sent whenever it is told to, over a pool of its own. The database and the
// provider are told on the command line.
const [address = '', provider = ''] = process.argv.slice(2)
const database = databaseOver(openPool(address, { most: 6, name: 'gangwan' }, () => undefined))
const context = testContext(database)
const carrier = webhookProvider(provider, null)
process.on('message', (turn) => {
  void mindCare(context)
    .then(() => sendAlarms(context, carrier))
    .then(
      () => process.send?.({ turn }),
      (error: unknown) => process.send?.({ turn, error: String(error) }),
    )
})
process.on('disconnect', () => void database.close().then(() => process.exit(0)))
process.send?.({ turn: 'begun' })
