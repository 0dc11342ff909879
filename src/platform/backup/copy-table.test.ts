import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { copyTable } from './copy-table.ts'

let town: TestDatabase
let client: pg.Client
beforeAll(async () => {
  town = await openTestDatabase()
  client = new pg.Client({ connectionString: town.adminAddress })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await town.close()
})

describe('a table that is copied out', () => {
  it('comes in parts of whole rows, none of them empty, also where a row is longer than a part', async () => {
    await client.query(`create table long_rows as
      select n as id, repeat(n::text, case when n = 2 then 3500000 else 300000 end) as words from generate_series(1, 9) n`)
    const parts: Buffer[] = []
    const kept = await copyTable(
      client,
      { name: 'public.long_rows', columns: ['id', 'words'], key: [{ column: 'id', isText: false }] },
      async (part) => {
        parts.push(Buffer.from(part))
      },
    )
    expect(kept.rows).toBe(9)
    expect(parts.length).toBeGreaterThan(2)
    for (const part of parts.slice(0, -1)) {
      expect(part.length).toBeGreaterThan(0)
      expect(part.at(-1)).toBe('\n'.charCodeAt(0))
    }
    const rows = Buffer.concat(parts).toString().trimEnd().split('\n')
    expect(rows.map((row) => row.length)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => 2 + (n === 2 ? 3_500_000 : 300_000)),
    )
  })
})
