import type { Connection } from 'pg'
import { expect, it } from 'vitest'
import { Batch } from './batch.ts'

const connection = { stream: { writable: false } } as unknown as Connection
const begin = { name: 'begin', text: 'BEGIN', values: [] }
const read = { name: 'read', text: 'select 1 as one', values: [] }
const fields = [{ name: 'one', dataTypeID: 23 }]

it('reads the rows of a statement that was prepared when it was sent, though a packet before it failed meanwhile', async () => {
  const [first, failing, last] = [1, 2, 3].map(() => new Batch(() => undefined))
  const answers = [first!.add(read), failing!.add(begin), failing!.add(read), last!.add(read)]
  first!.submit(connection)
  first!.handleRowDescription({ fields })
  first!.handleCommandComplete({ text: 'SELECT 0' })
  first!.handleReadyForQuery()

  failing!.write(connection)
  last!.write(connection)
  failing!.submit(connection)
  // Stopped before its transaction began: what is behind it goes on.
  failing!.handleError(new Error('canceled'))
  last!.submit(connection)
  last!.handleDataRow({ fields: ['1'] })
  last!.handleCommandComplete({ text: 'SELECT 1' })
  last!.handleReadyForQuery()
  const told = await Promise.allSettled(answers)
  expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  expect(told[3]).toMatchObject({ value: { rows: [{ one: 1 }] } })
})
