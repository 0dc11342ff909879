import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { sealAll } from './sealer.ts'
import { type JournalVerdict, verifyJournal } from './verify-journal.ts'
import { record } from './write.ts'

const community = newId()
const events = 7

describe('journal verify', () => {
  let town: TestDatabase
  let keeper: pg.Client
  beforeEach(async () => {
    town = await openTestDatabase()
    for (let number = 1; number <= events; number += 1) {
      await happen(number)
      // Two seals, of four events and of three.
      if (number === 4) await sealAll(town.database)
    }
    await sealAll(town.database)
    keeper = new pg.Client({ connectionString: town.addressFor('keeper') })
    await keeper.connect()
  })
  afterEach(async () => {
    await keeper.end()
    await town.close()
  })

  const happen = (number: number) =>
    town.database.write({ kind: 'founder' }, (tx) =>
      record(tx, {
        community,
        kind: 'matter.noted',
        subject: { kind: 'matter', id: newId() },
        at: new Date(Date.UTC(2026, 2, 1, 0, 0, number, 123)),
        reader: 'staff',
        facts: {
          number,
          share: 0.1,
          said: 'a "quoted" \\ line\nand \u0001 one more, 港湾',
          none: null,
          list: [1, 'two'],
        },
        words: { text: `words ${number} 😀` },
        grid: newId(),
      }),
    )

  const verdict = async (): Promise<JournalVerdict> => {
    const verdicts = await verifyJournal(keeper)
    return verdicts.find((each) => each.community === community)!
  }

  /** Changes what must not change, as somebody with the run of the machine would. */
  const tamper = (statement: string) =>
    town.look(
      `alter table journal disable trigger keep_journal; alter table journal_seals disable trigger keep_journal;
      ${statement};
      alter table journal enable trigger keep_journal; alter table journal_seals enable trigger keep_journal`,
    )

  /** The id of an event by its number. */
  const nth = (number: number) =>
    number > 4
      ? `(select events[${number - 4}] from journal_seals where number = 7)`
      : `(select events[${number}] from journal_seals where number = 4)`

  it('works out the same seals as the database', async () => {
    const found = await verdict()

    expect(found).toMatchObject({ sealed: events, unsealed: 0, erased: 0, faults: [] })
    const [head] = await town.look<{ hash: string }>(`select encode(hash, 'hex') as hash from journal_heads`)
    expect(found.head).toBe(head!.hash)
  })

  it('counts what waits for its seal without calling it a fault', async () => {
    await happen(8)
    expect(await verdict()).toMatchObject({ sealed: events, unsealed: 1, faults: [] })
  })

  it('seals what several transactions wrote at once, in one order and without a gap', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, number) => happen(number + 8)))
    await Promise.all([sealAll(town.database), sealAll(town.database)])
    await sealAll(town.database)

    expect(await verdict()).toMatchObject({ sealed: events + 20, unsealed: 0, faults: [] })
    expect(await town.look('select * from journal_waiting')).toEqual([])
  })

  it.each([
    [
      'an event that was changed',
      `update journal set facts = '{"number": 99}' where id = ${nth(3)}`,
      [/^event 3 was changed/],
    ],
    [
      'an event whose hash was changed with it',
      `update journal set kind = 'matter.called' where id = ${nth(3)};
      update journal_seals set hashes[3] = sha256('x') where number = 4`,
      [/^event 3 was changed/, /^event 4 was changed, or does not follow/],
    ],
    [
      'an event that was taken out',
      `delete from journal_payloads where event_id = ${nth(4)}; delete from journal where id = ${nth(4)}`,
      [/^event 4 is missing/],
    ],
    [
      'an event that was taken out with its place',
      `delete from journal_payloads where event_id = ${nth(2)}; delete from journal where id = ${nth(2)};
      update journal_seals set events = events[1:1] || events[3:], hashes = hashes[1:1] || hashes[3:] where number = 4`,
      [
        /^events 1 to 1 are missing/,
        /^event 2 was changed, or does not follow/,
        /^event 3 was changed, or does not follow/,
      ],
    ],
    [
      'a seal that was taken out',
      'delete from journal_seals where number = 4',
      [/^events 1 to 4 are missing/, /^event 5 was changed, or does not follow/, /^4 events neither stand in a seal/],
    ],
    [
      'a tail that was cut off',
      `delete from journal_payloads where event_id = any ((select events from journal_seals where number = 7)::uuid[]);
      delete from journal where id = any ((select events from journal_seals where number = 7)::uuid[]);
      delete from journal_seals where number = 7`,
      [/ends with event 4, but its head names event 7/],
    ],
    [
      'an event that slipped in',
      `insert into journal select community_id, gen_random_uuid(), kind, subject_kind, subject_id, happened_at, actor_kind, actor_id,
        post_kind, office_id, grid_id, reader, facts from journal where id = ${nth(3)}`,
      [/^1 events neither stand in a seal nor wait for one/],
    ],
    [
      'an event that is sealed twice',
      `update journal_seals set events = events || ${nth(3)}, hashes = hashes || sha256('x'), number = 8 where number = 7;
      update journal_heads set number = 8, hash = sha256('x')`,
      [/^event 8 was changed, or does not follow/, /^1 events are sealed twice/],
    ],
    [
      'an event that slipped in behind the name of a sealed one',
      `alter table journal_waiting disable trigger keep_journal;
      insert into journal select community_id, gen_random_uuid(), kind, subject_kind, subject_id, happened_at, actor_kind, actor_id,
        post_kind, office_id, grid_id, reader, facts from journal where id = ${nth(3)};
      insert into journal_waiting values ('${community}', gen_random_uuid(), array[${nth(2)}], clock_now());
      alter table journal_waiting enable trigger keep_journal`,
      [/^1 events neither stand in a seal/, /^1 events are sealed twice, or sealed and waiting/],
    ],
    [
      'an event that was gone before its seal',
      `insert into journal_waiting values ('${community}', gen_random_uuid(), array[gen_random_uuid()], clock_now());
      select seal_journal('${community}', 500)`,
      [/^event 8 is missing/],
    ],
    [
      'words that were changed',
      `update journal_payloads set content = '{"text": "other"}' where event_id = ${nth(5)}`,
      [/^event 5: its words were changed/],
    ],
    [
      'words that vanished',
      `delete from journal_payloads where event_id = ${nth(5)}`,
      [/^event 5: its words are gone/],
    ],
  ] as const)('finds %s', async (_name, statement, faults) => {
    await tamper(statement)
    expect((await verdict()).faults).toEqual(faults.map((fault) => expect.stringMatching(fault)))
  })

  it('lets only what names events wait', async () => {
    for (const events of ["'{}'", "'{null}'"])
      await expect(
        town.look(`insert into journal_waiting values ('${community}', gen_random_uuid(), ${events}, clock_now())`),
      ).rejects.toMatchObject({ code: '23514' })
  })

  it('keeps events and seals as they were, whoever asks', async () => {
    await happen(8)
    for (const statement of [
      `update journal set facts = '{}' where id = ${nth(3)}`,
      `delete from journal where id = ${nth(3)}`,
      `update journal_seals set hashes[1] = sha256('x')`,
      'delete from journal_seals',
      'update journal_waiting set events = events',
    ])
      await expect(town.look(statement)).rejects.toThrow('append-only')
  })

  it('says what was erased in the open, and finds nothing wrong with it', async () => {
    await tamper(`
      insert into journal_erasures select community_id, id, clock_now(), 'asked by the reporter' from journal where id = ${nth(5)};
      delete from journal_payloads where event_id = ${nth(5)}`)

    expect(await verdict()).toMatchObject({ sealed: events, erased: 1, faults: [] })
  })
})
