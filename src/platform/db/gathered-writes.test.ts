import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import type { Joint } from './gathered-writes.ts'
import { openPool } from './pools.ts'
import { countNamed, named, narrowOver } from './testing.ts'
import { type Database, databaseOver } from './transaction.ts'

let town: TestDatabase
let narrow: Database
/** However slow the machine is, a group follows the one before it, and no other connection is sought. */
let patient: Database
beforeAll(async () => {
  town = await openTestDatabase()
  narrow = narrowOver(town)
  const one = openPool(town.addressFor('app'), { most: 1, name: 'patient' }, () => undefined)
  patient = databaseOver(one, undefined, 60_000)
})
afterAll(async () => {
  await narrow.close()
  await patient.close()
  await town.close()
})

const founder = { kind: 'founder' } as const
const everybody = { kind: 'public' } as const
const known = (id: string) => countNamed(town, id)

const inTransaction = sql<{ xid: string }>`select pg_current_xact_id()::text as xid`
const nothing = async () => undefined
type Naming = { id: string; code: string }

/** Names sub-districts for all who ask, or for one alone; what each is told begins with what was known when she was made ready. */
const naming = (apart: string[]): Joint<Naming, string, Naming & { known: string }, string> => ({
  know: async () => 'first',
  ready: async (ask, known) => ({ ...ask, known }),
  actor: () => founder,
  together: async (tx, readies) => {
    for (const { id, code } of readies) tx.send(named(id, code))
    return (await tx.first(inTransaction))!.xid
  },
  answer: ({ known, code }) => `${known} ${code}`,
  alone: ({ id, code }) => {
    apart.push(code)
    return narrow.write(founder, async (tx) => {
      tx.send(named(id, code))
      return (await tx.first(inTransaction))!.xid
    })
  },
})

const lockOf = (name: string) => sql<never>`select pg_advisory_xact_lock(hashtext(${name}))`

/** Takes a lock for each who asks, or for one alone. */
function locking(
  database: Database,
  lockFor: (ask: string) => ReturnType<typeof lockOf>,
): Joint<string, undefined, string, string> {
  return {
    know: nothing,
    ready: async (ask) => ask,
    actor: () => founder,
    together: async (tx, asks) => {
      for (const ask of asks) tx.send(lockFor(ask))
    },
    answer: (ask) => ask,
    alone: (ask) =>
      database.write(founder, async (tx) => {
        await tx.run(lockFor(ask))
        return ask
      }),
  } as Joint<string, undefined, string, string>
}

describe('changes of one moment', () => {
  it('makes changes of the same moment for all who ask, and tells each once they are kept', async () => {
    const apart: string[] = []
    const joint = naming(apart)
    const asks = ['440112021', '440112022', '440112023'].map((code) => ({ id: newId(), code }))
    const told = await Promise.all(asks.map((ask) => narrow.join(joint, ask)))
    expect(told).toEqual(asks.map(({ code }) => `first ${code}`))
    expect(apart).toEqual([])
    const ids = asks.map(({ id }) => id)
    expect(
      await town.look(
        'select count(*)::int, count(distinct xmin::text)::int as transactions from subdistricts where id = any ($1)',
        [ids],
      ),
    ).toEqual([{ count: 3, transactions: 1 }])
  })

  it('sends the changes of many in two groups, one behind the other on one connection, and lets who comes meanwhile know what those learned', async () => {
    const apart: string[] = []
    const joint = naming(apart)
    const comers = (from: number) =>
      Array.from({ length: 8 }, (_, at) => ({ id: newId(), code: `4401121${from + at}` }))
    const [early, late] = [comers(10), comers(20)]
    const told: Promise<string>[] = []
    const answer: typeof joint.answer = (ready) => {
      // While the second group is under way.
      if (told.length === 0) told.push(...late.map((ask) => patient.join(busy, ask)))
      return joint.answer(ready)
    }
    const busy = { ...joint, answer }
    await Promise.all(early.map((ask) => patient.join(busy, ask)))
    const learned = (await Promise.all(told)).map((each) => each.split(' ')[0])
    expect(apart).toEqual([])
    const transactions = async (asks: readonly Naming[]) => {
      const text = 'select xmin::text as xid, count(*)::int from subdistricts where id = any ($1) group by 1 order by 1'
      return (await town.look(text, [asks.map(({ id }) => id)])).map(({ count }) => count)
    }
    expect(await transactions(early)).toEqual([4, 4])
    expect(new Set(learned)).not.toContain('first')
    expect((await transactions(late)).reduce((sum, count) => sum + count, 0)).toBe(8)
  })

  it('makes the changes of those alone who were sent behind a group that failed, and goes on with the connection', async () => {
    const apart: string[] = []
    const joint = naming(apart)
    const codes = ['no code', ...Array.from({ length: 7 }, (_, at) => `44011213${at}`)]
    const asks = codes.map((code) => ({ id: newId(), code }))
    const told = await Promise.allSettled(asks.map((ask) => patient.join(joint, ask)))
    expect(told.map(({ status }) => status)).toEqual(['rejected', ...Array(7).fill('fulfilled')])
    expect(apart.toSorted()).toEqual(codes.toSorted())
    expect(await Promise.all(asks.map(({ id }) => known(id)))).toEqual([0, ...Array(7).fill(1)])
    expect(await patient.join(naming([]), { id: newId(), code: '440112139' })).toBe('first 440112139')
  })

  it('sends nobody else behind a group that failed, however many wait', async () => {
    const apart: string[] = []
    const joint = naming(apart)
    const asks = Array.from({ length: 40 }, (_, at) => ({ id: newId(), code: at ? `4401123${at + 10}` : 'no code' }))
    const told = await Promise.allSettled(asks.map((ask) => narrow.join(joint, ask)))
    expect(told.map(({ status }) => status)).toEqual(['rejected', ...Array(39).fill('fulfilled')])
    // The first group, and the one that was under way behind it.
    expect(apart.length).toBeLessThanOrEqual(12)
    expect(await Promise.all(asks.map(({ id }) => known(id)))).toEqual([0, ...Array(39).fill(1)])
  })

  it('makes each change alone where the connection breaks while what they must know is asked', async () => {
    const apart: string[] = []
    const joint = naming(apart)
    const know: typeof joint.know = async (reads) => {
      await reads.all(sql`select pg_terminate_backend(pg_backend_pid())`)
      return 'never'
    }
    const broken = { ...joint, know }
    const asks = ['440112161', '440112162'].map((code) => ({ id: newId(), code }))
    await Promise.all(asks.map((ask) => narrow.join(broken, ask)))
    expect(apart).toEqual(['440112161', '440112162'])
    expect(await Promise.all(asks.map(({ id }) => known(id)))).toEqual([1, 1])
  })

  it('makes each change once where the connection breaks in the middle of a group', async () => {
    const apart: string[] = []
    const joint = naming(apart)
    const together: typeof joint.together = (tx, readies) => {
      const told = joint.together(tx, readies)
      if (readies.some(({ code }) => code === '440112170')) tx.send(sql`select pg_terminate_backend(pg_backend_pid())`)
      return told
    }
    const broken = { ...joint, together }
    const asks = Array.from({ length: 8 }, (_, at) => ({ id: newId(), code: `44011217${at}` }))
    await Promise.all(asks.map((ask) => patient.join(broken, ask)))
    expect(apart.toSorted()).toEqual(asks.map(({ code }) => code))
    expect(await Promise.all(asks.map(({ id }) => known(id)))).toEqual(Array(8).fill(1))
  })

  it('makes each change alone where one cannot be made ready', async () => {
    const apart: string[] = []
    const joint = naming(apart)
    const ready: typeof joint.ready = (ask, moment) =>
      ask.code.endsWith('1') ? Promise.reject(new Error('not ready')) : joint.ready(ask, moment)
    const asks = ['440112141', '440112142'].map((code) => ({ id: newId(), code }))
    const picky = { ...joint, ready }
    await Promise.all(asks.map((ask) => narrow.join(picky, ask)))
    expect(apart).toEqual(['440112141', '440112142'])
  })

  it('tells her whose change throws at once, before and alone, and makes those of the others', async () => {
    const joint = naming([])
    const throwing = ({ code }: Naming) => {
      if (code.endsWith('1')) throw new Error('at once')
    }
    const hasty: typeof joint = {
      ...joint,
      ready: (ask, moment) => {
        throwing(ask)
        return joint.ready(ask, moment)
      },
      alone: (ask) => {
        throwing(ask)
        return joint.alone(ask)
      },
    }
    const asks = ['440112191', '440112192'].map((code) => ({ id: newId(), code }))
    const told = await Promise.allSettled(asks.map((ask) => narrow.join(hasty, ask)))
    expect(told).toMatchObject([{ reason: { message: 'at once' } }, { status: 'fulfilled' }])
  })

  it('keeps no half of a group of which one change cannot be left', async () => {
    const apart: string[] = []
    const together: ReturnType<typeof naming>['together'] = async (tx, readies) => {
      for (const { id, code } of readies) tx.send(named(id, code))
      tx.send(sql`select ${new Date(Number.NaN)}::timestamptz`)
      return 'never'
    }
    const alone = async ({ code }: Naming) => {
      apart.push(code)
      return code
    }
    const halved = { ...naming(apart), together, alone }
    const asks = ['440112181', '440112182'].map((code) => ({ id: newId(), code }))
    await Promise.all(asks.map((ask) => narrow.join(halved, ask)))
    expect(apart).toEqual(['440112181', '440112182'])
    expect(await Promise.all(asks.map(({ id }) => known(id)))).toEqual([0, 0])
  })

  it('asks what they must know for all who came while a connection was sought', async () => {
    const heard: number[] = []
    const joint = naming([])
    const know: typeof joint.know = async (_reads, asks) => {
      heard.push(asks.length)
      return 'first'
    }
    const counted = { ...joint, know }
    const first = narrow.join(counted, { id: newId(), code: '440112201' })
    await undefined
    await Promise.all([first, narrow.join(counted, { id: newId(), code: '440112202' })])
    expect(heard).toEqual([2])
  })

  it('refuses what is to be changed in a joint transaction after it went out', async () => {
    const refused: unknown[] = []
    const joint = naming([])
    const together: typeof joint.together = async (tx, readies) => {
      const told = await joint.together(tx, readies)
      try {
        tx.send(named(newId(), '440112151'))
      } catch (error) {
        refused.push(error)
      }
      return told
    }
    const late = { ...joint, together }
    await narrow.join(late, { id: newId(), code: '440112152' })
    expect(String(refused)).toContain('gone out already')
  })

  it('makes each change alone where one of the same moment fails, and tells only that one', async () => {
    const apart: string[] = []
    const joint = naming(apart)
    const asks = ['440112031', 'no code', '440112033'].map((code) => ({ id: newId(), code }))
    const [before, failed, after] = await Promise.allSettled(asks.map((ask) => narrow.join(joint, ask)))
    expect([before!.status, after!.status]).toEqual(['fulfilled', 'fulfilled'])
    expect(failed).toMatchObject({ reason: { code: '23514' } })
    expect(apart).toEqual(['440112031', 'no code', '440112033'])
    expect(await Promise.all(asks.map(({ id }) => known(id)))).toEqual([1, 0, 1])
  })

  it('tells all who asked in one moment where there is no connection, without asking for one for each', async () => {
    const apart: string[] = []
    const joint = naming(apart)
    const away = databaseOver(openPool('postgres://127.0.0.1:1/away', { most: 1, name: 'away' }, () => undefined))
    const asks = ['440112051', '440112052'].map((code) => ({ id: newId(), code }))
    const failed = await Promise.allSettled(asks.map((ask) => away.join(joint, ask)))
    expect(failed).toMatchObject(asks.map(() => ({ reason: { code: 'ECONNREFUSED' } })))
    expect(apart).toEqual([])
    await away.close()
  })

  it('lets no group of changes that waits for another hold up those behind it', async () => {
    const wide = databaseOver(openPool(town.addressFor('app'), { most: 5, name: 'wide writes' }, () => undefined))
    const waiting = async (count: number) => {
      const text = `select from pg_stat_activity where application_name = 'wide writes' and wait_event_type = 'Lock'`
      while ((await town.look(text)).length < count);
    }
    const joint = locking(wide, lockOf)
    let held: Promise<string[]> = Promise.resolve([])
    await wide.write(founder, async (tx) => {
      await tx.run(lockOf('slow'))
      const first = wide.join(joint, 'slow')
      await waiting(1)
      held = Promise.all([first, wide.join(joint, 'slow')])
      await waiting(2)
      expect(await wide.join(joint, 'quick')).toBe('quick')
    })
    expect(await held).toEqual(['slow', 'slow'])
    await wide.close()
  })

  it('lets nobody wait for a lock that only another of her moment needs, and lets her who needs it wait alone', async () => {
    const wide = databaseOver(openPool(town.addressFor('app'), { most: 4, name: 'wide locks' }, () => undefined))
    const joint = locking(wide, lockOf)
    let held = Promise.resolve('')
    await wide.write(founder, async (tx) => {
      await tx.run(lockOf('in use'))
      held = wide.join(joint, 'in use')
      expect(await wide.join(joint, 'free')).toBe('free')
    })
    expect(await held).toBe('in use')
    await wide.close()
  })

  it('leaves connections to all others where many wait for a lock, each alone', async () => {
    const wide = databaseOver(openPool(town.addressFor('app'), { most: 12, name: 'wide crowd' }, () => undefined))
    const lock = lockOf('for all')
    const joint = locking(wide, () => lock)
    const asks = Array.from({ length: 20 }, (_, index) => `${index}`)
    let held: Promise<string[]> = Promise.resolve([])
    await wide.write(founder, async (tx) => {
      await tx.run(lock)
      held = Promise.all(asks.map((ask) => wide.join(joint, ask)))
      const text = `select from pg_stat_activity where application_name = 'wide crowd' and wait_event_type = 'Lock'`
      while ((await town.look(text)).length < 6);
      expect(await wide.rows(everybody, sql`select 1 as one`)).toEqual([{ one: 1 }])
    })
    expect(await held).toEqual(asks)
    await wide.close()
  })
})
