import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { openPool } from './pools.ts'
import { insertion } from './query.ts'
import { countNamed, named, narrowOver } from './testing.ts'
import { type Database, databaseOver } from './transaction.ts'

let town: TestDatabase
let narrow: Database
beforeAll(async () => {
  town = await openTestDatabase()
  narrow = narrowOver(town)
})
afterAll(async () => {
  await narrow.close()
  await town.close()
})

const founder = { kind: 'founder' } as const
const everybody = { kind: 'public' } as const
const known = (id: string) => countNamed(town, id)

describe('a transaction', () => {
  it('commits changes whose outcome nobody waited for', async () => {
    const id = newId()
    await narrow.write(founder, async (tx) => tx.send(named(id, '440112001')))
    expect(await known(id)).toBe(1)
  })

  it('fails as a whole, with the reason, when a change fails that nobody waited for', async () => {
    const id = newId()
    const work = narrow.write(founder, async (tx) => {
      tx.send(named(id, '440112002'))
      tx.send(named(newId(), 'no code'))
    })
    await expect(work).rejects.toMatchObject({ code: '23514' })
    expect(await known(id)).toBe(0)
  })

  it('puts each value of rows that go in together into its own column, in whatever order a row holds them', async () => {
    const [one, other] = [newId(), newId()]
    const rows = [
      { id: one, code: '440112041', name: '甲' },
      { name: '乙', code: '440112042', id: other },
    ]
    await narrow.write(founder, async (tx) => tx.send(insertion('subdistricts', ...rows)))
    const kept = await town.look('select id, code, name from subdistricts where id = any ($1) order by code', [
      [one, other],
    ])
    expect(kept).toEqual(rows)
    const fewer = [rows[0]!, { id: newId(), code: '440112043' }] as typeof rows
    expect(() => insertion('subdistricts', ...fewer)).toThrow('the same columns')
  })

  it('lets the next statement fail when one before it failed that nobody waited for', async () => {
    const work = narrow.write(founder, async (tx) => {
      tx.send(named(newId(), 'no code'))
      return tx.first(sql`select 1 as one`)
    })
    await expect(work).rejects.toMatchObject({ code: '23514' })
  })

  it('does not commit what the work caught', async () => {
    const id = newId()
    const work = narrow.write(founder, async (tx) => {
      tx.send(named(id, '440112003'))
      await tx.run(named(newId(), 'no code')).catch(() => undefined)
    })
    await expect(work).rejects.toThrow('rolled back')
    expect(await known(id)).toBe(0)
  })

  it('prepares a statement again after it failed, on the same connection', async () => {
    const divided = (by: number) => narrow.rows<{ tenth: number }>(everybody, sql`select 10 / ${by}::int as tenth`)
    await expect(divided(0)).rejects.toMatchObject({ code: '22012' })
    expect(await divided(5)).toEqual([{ tenth: 2 }])
    await expect(divided(0)).rejects.toMatchObject({ code: '22012' })
    expect(await divided(2)).toEqual([{ tenth: 5 }])
  })

  it('answers everybody who asked in the same moment, also the same thing twice', async () => {
    const echo = (word: string) => sql<{ word: string }>`select ${word}::text as word, 'twice' as what`
    const words = await narrow.read(everybody, (tx) =>
      Promise.all(['一', '二', '一'].map((word) => tx.first(echo(word)))),
    )
    expect(words.map((row) => row?.word)).toEqual(['一', '二', '一'])
  })

  it('keeps what it stated to itself', async () => {
    const kind = sql<{ kind: string }>`select actor_kind() as kind`
    expect(await narrow.rows(founder, kind)).toEqual([{ kind: 'founder' }])
    expect(await narrow.rows(everybody, kind)).toEqual([{ kind: 'public' }])
    const left = await narrow.rows(
      everybody,
      sql`select scope_ids('gangwan.communities') as ids, scope_id('gangwan.subject') as subject`,
    )
    expect(left).toEqual([{ ids: [], subject: null }])
  })

  it('reads and writes instants, days, lists and texts as they are', async () => {
    const at = new Date('2026-02-28T23:59:59.987Z')
    const ids = [newId(), newId()]
    const row = await narrow.read(everybody, (tx) =>
      tx.first(sql`select ${at}::timestamptz as at, '2026-02-28'::date as day, ${ids}::uuid[] as ids, '{}'::uuid[] as none,
        ${['a"b', 'c\\d', null]}::text[] as texts, '2026-03-01 00:00:00+00'::timestamptz as whole,
        '2026-03-01 00:00:00.5+00'::timestamptz as half, '2026-03-01 00:00:00.000999+00'::timestamptz as tiny,
        'infinity'::timestamptz as never, 12::bigint as twelve, ${Buffer.from('港湾')}::bytea as bytes, null as nothing`),
    )
    expect(row).toEqual({
      at,
      day: '2026-02-28',
      ids,
      none: [],
      texts: ['a"b', 'c\\d', null],
      whole: new Date('2026-03-01T00:00:00.000Z'),
      half: new Date('2026-03-01T00:00:00.500Z'),
      tiny: new Date('2026-03-01T00:00:00.000Z'),
      never: Number.POSITIVE_INFINITY,
      twelve: 12,
      bytes: Buffer.from('港湾'),
      nothing: null,
    })
  })

  it('lets single reads of one moment share a packet, each as its own actor', async () => {
    const seen = sql<{ kind: string; at: string }>`select actor_kind() as kind, transaction_timestamp()::text as at`
    const [first, second, third] = await Promise.all([
      narrow.rows(founder, seen),
      narrow.rows(everybody, seen),
      narrow.rows(founder, seen),
    ])
    expect([first, second, third].map((rows) => rows?.[0]?.kind)).toEqual(['founder', 'public', 'founder'])
    expect(third![0]!.at).toBe(first![0]!.at)
    expect(second![0]!.at).not.toBe(first![0]!.at)
  })

  it('lets the statements of a glance go out together as its actor, and fails with what one of them tells', async () => {
    const seen = sql<{ kind: string; at: string }>`select actor_kind() as kind, transaction_timestamp()::text as at`
    const [first, second] = await narrow.glance(founder, (reads) => Promise.all([reads.first(seen), reads.all(seen)]))
    expect(first).toMatchObject({ kind: 'founder' })
    expect(second).toEqual([first])
    const wrong = sql`select 10 / ${0}::int`
    const failing = narrow.glance(everybody, (reads) => Promise.all([reads.first(seen), reads.all(wrong)]))
    await expect(failing).rejects.toMatchObject({ code: '22012' })
    const writing = sql<never>`insert into subdistricts (id, code, name) values (${newId()}::uuid, '440112009', 'X')`
    await expect(narrow.glance(founder, (reads) => reads.all(writing))).rejects.toMatchObject({ code: '25006' })
  })

  it('asks once what one actor asks twice in the same moment, for nobody else and for no other values', async () => {
    const drawn = (list: string[]) => sql<{ id: string }>`select gen_random_uuid() as id, ${list}::text[] as list`
    const [one, same, other, anothers] = await Promise.all([
      narrow.rows(founder, drawn(['一', '二'])),
      narrow.rows(founder, drawn(['一', '二'])),
      narrow.rows(founder, drawn(['一', '三'])),
      narrow.rows(everybody, drawn(['一', '二'])),
    ])
    expect(same).toEqual(one)
    expect(same).not.toBe(one)
    expect(new Set([one, other, anothers].map((rows) => rows![0]!.id)).size).toBe(3)
    expect(await narrow.rows(founder, drawn(['一', '二']))).not.toEqual(one)
  })

  it('finds what is sought by id in the same moment with one statement, for each what she sought', async () => {
    const [here, there, nowhere] = [newId(), newId(), newId()]
    const found = (ids: readonly string[]) =>
      sql<{ id: string; together: number }>`select id, cardinality(${[...ids]}::uuid[]) as together
        from unnest(${[...ids]}::uuid[]) id where id <> ${nowhere}::uuid`
    const seek = (id: string) => narrow.seek(founder, found, id)
    expect(await Promise.all([here, there, nowhere].map(seek))).toEqual([
      { id: here, together: 3 },
      { id: there, together: 3 },
      undefined,
    ])
    expect(await Promise.all([here, here.toUpperCase()].map(seek))).toEqual([
      { id: here, together: 1 },
      { id: here, together: 1 },
    ])
    const [good, bad] = await Promise.allSettled([seek(here), seek('none')])
    expect(good).toMatchObject({ value: { id: here, together: 1 } })
    expect(bad).toMatchObject({ reason: { code: '22P02' } })
  })

  it('answers the others of a packet when one of them fails', async () => {
    const divided = (by: number) => sql<{ tenth: number }>`select 10 / ${by}::int as tenth`
    const [before, failed, after] = await Promise.allSettled([
      narrow.rows(everybody, divided(5)),
      narrow.rows(everybody, divided(0)),
      narrow.rows(founder, divided(2)),
    ])
    expect(before).toMatchObject({ value: [{ tenth: 2 }] })
    expect(failed).toMatchObject({ reason: { code: '22012' } })
    expect(after).toMatchObject({ value: [{ tenth: 5 }] })
  })

  it('sends single reads of many in two groups, one behind the other on one connection', async () => {
    const pool = openPool(town.addressFor('app'), { most: 4, name: 'two groups' }, () => undefined)
    // However slow the machine is, the second group follows the first, and no other connection is sought.
    const wide = databaseOver(pool, undefined, 60_000)
    const seen = (ask: number) => sql<{ ask: number; pid: number; at: string }>`
      select ${ask}::int as ask, pg_backend_pid() as pid, transaction_timestamp()::text as at`
    const asks = Array.from({ length: 8 }, (_, ask) => ask)
    const rows = (await Promise.all(asks.map((ask) => wide.rows(everybody, seen(ask))))).flat()
    expect(rows.map(({ ask }) => ask)).toEqual(asks)
    expect(new Set(rows.map(({ pid }) => pid)).size).toBe(1)
    expect(rows.map(({ at }) => at === rows[0]!.at)).toEqual([...Array(4).fill(true), ...Array(4).fill(false)])
    await wide.close()
  })

  it('answers those who asked behind a packet that fails, also one who is alone in hers', async () => {
    const failing = narrow.rows(everybody, sql`select 10 / ${0}::int + length(pg_sleep(0.02)::text) as tenth`)
    failing.catch(() => undefined)
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    expect(await narrow.rows(everybody, sql`select 1 as one`)).toEqual([{ one: 1 }])
    await expect(failing).rejects.toMatchObject({ code: '22012' })
    const mixed = Array.from({ length: 8 }, (_, by) => narrow.rows(everybody, sql`select 8 / ${by}::int as part`))
    const told = await Promise.allSettled(mixed)
    expect(told[0]).toMatchObject({ reason: { code: '22012' } })
    expect(told.slice(1)).toMatchObject([8, 4, 2, 2, 1, 1, 1].map((part) => ({ value: [{ part }] })))
  })

  it('answers the others where one of them asks with what cannot be sent', async () => {
    const never = new Date(Number.NaN)
    const told = await Promise.allSettled([
      narrow.rows(everybody, sql`select ${never}::timestamptz`),
      narrow.rows(everybody, sql`select 1 as one`),
      narrow.seek(founder, () => sql<{ id: string }>`select ${never}::timestamptz as id`, newId()),
    ])
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected'])
    await expect(narrow.rows(everybody, sql`select ${never}::timestamptz`)).rejects.toThrow('Invalid time')
    const change = narrow.write(founder, async (tx) => tx.send(sql`select ${never}::timestamptz`))
    await expect(change).rejects.toThrow('Invalid time')
    expect(await narrow.rows(everybody, sql`select 1 as one`)).toEqual([{ one: 1 }])
  })

  it('answers the others where the connection breaks under one of them', async () => {
    const asks = [
      sql`select pg_terminate_backend(pg_backend_pid())`,
      ...Array.from({ length: 7 }, (_, n) => sql`select ${n}::int as n`),
    ]
    const told = await Promise.allSettled(asks.map((ask) => narrow.rows(everybody, ask)))
    expect(told.slice(1)).toMatchObject(Array.from({ length: 7 }, (_, n) => ({ value: [{ n }] })))
    expect(await narrow.rows(everybody, sql`select 1 as one`)).toEqual([{ one: 1 }])
  })

  it('does not let a slow read hold up those behind it', async () => {
    const wide = databaseOver(openPool(town.addressFor('app'), { most: 4, name: 'wide' }, () => undefined))
    const gate = new pg.Client({ connectionString: town.addressFor('app') })
    await gate.connect()
    await gate.query('select pg_advisory_lock(7)')
    const slow = () => wide.rows(everybody, sql`select pg_advisory_xact_lock_shared(7)`)
    const held = async (count: number) => {
      const text = `select from pg_stat_activity where application_name = 'wide' and wait_event = 'advisory'`
      while ((await town.look(text)).length < count);
    }
    const first = slow()
    await held(1)
    await pause(20)
    const second = slow()
    // Two connections are held up from here on, until the gate opens.
    await held(2)
    await pause(20)
    expect(await wide.rows(everybody, sql`select 1 as one`)).toEqual([{ one: 1 }])
    await gate.end()
    await Promise.all([first, second])
    await wide.close()
  })
})
