import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressFor } from '../../src/platform/db/roles.ts'
import { verifyJournal } from '../../src/platform/journal/verify-journal.ts'
import { testPasswordOf } from '../../src/platform/testing/cluster.ts'
import { type OldDatabase, openOldDatabase } from './old-database.ts'

// What was sealed event by event keeps its numbers and hashes when it is sealed in batches; what waited goes on waiting.

const community = '019d0000-0000-7000-8000-000000000001'
let old: OldDatabase
let admin: pg.Client
beforeAll(async () => {
  old = await openOldDatabase('seals')
  admin = old.admin
})
afterAll(() => old.close())

const happen = (count: number) =>
  admin.query(
    `insert into journal (community_id, id, kind, subject_kind, subject_id, happened_at, actor_kind, reader, facts)
     select $1, gen_random_uuid(), 'matter.noted', 'matter', gen_random_uuid(), now() + n * interval '1.5 ms', 'engine', 'staff',
       jsonb_build_object('number', n) from generate_series(1, $2::int) n`,
    [community, count],
  )

describe('the journal of the release before', () => {
  it('keeps each number and hash, lets what waited wait, and goes on from there', async () => {
    await old.bringUp('0064')
    await happen(1203)
    await admin.query('select seal_journal($1, 5000)', [community])
    const { rows: sealed } = await admin.query(
      "select number::int, id, encode(hash, 'hex') as hash from journal order by number",
    )
    expect(sealed).toHaveLength(1203)
    await happen(3)
    await old.bringUp('0066')
    // Written by a process of the release before while that went on: it knows of no waiting.
    await happen(2)
    await old.bringUp()

    const { rows: kept } = await admin.query(
      `select (s.number - cardinality(s.events) + each.place)::int as number, each.id, encode(each.hash, 'hex') as hash
       from journal_seals s cross join unnest(s.events, s.hashes) with ordinality as each (id, hash, place) order by 1`,
    )
    expect(kept).toEqual(sealed)

    const keeper = new pg.Client({ connectionString: addressFor(old.address, 'keeper', testPasswordOf) })
    await keeper.connect()
    try {
      expect(await verifyJournal(keeper)).toMatchObject([{ community, sealed: 1203, unsealed: 5, faults: [] }])
      await admin.query('select seal_journal($1, 500)', [community])
      expect(await verifyJournal(keeper)).toMatchObject([{ community, sealed: 1208, unsealed: 0, faults: [] }])
    } finally {
      await keeper.end()
    }
  })
})
