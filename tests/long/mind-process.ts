import { mindCare } from '../../src/care/index.ts'
import { testContext } from '../../src/people/testing.ts'
import { openPool } from '../../src/platform/db/pools.ts'
import { databaseOver } from '../../src/platform/db/transaction.ts'

// One process that minds care whenever it is told to, over a pool of its own; told the database on the command line.
const [address = ''] = process.argv.slice(2)
const database = databaseOver(openPool(address, { most: 6, name: 'gangwan' }, () => undefined))
const context = testContext(database)
process.on('message', (turn) => {
  void mindCare(context).then(
    () => process.send?.({ turn }),
    (error: unknown) => process.send?.({ turn, error: String(error) }),
  )
})
process.on('disconnect', () => void database.close().then(() => process.exit(0)))
process.send?.({ turn: 'begun' })
