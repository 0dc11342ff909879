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
    for (let number = 1; number <= events; number += 1) await happen(number)
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
      `alter table journal disable trigger keep_journal; ${statement}; alter table journal enable trigger keep_journal`,
    )

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

  it.each([
    [
      'an event that was changed',
      `update journal set facts = '{"number": 99}' where number = 3`,
      /event 3 was changed/,
    ],
    [
      'an event whose hash was changed with it',
      `update journal set kind = 'matter.called', hash = sha256('x') where number = 3`,
      /event 4 does not follow/,
    ],
    [
      'an event that was taken out',
      `delete from journal_payloads where event_id = (select id from journal where number = 4);
      delete from journal where number = 4`,
      /events 4 to 4 are missing/,
    ],
    [
      'a tail that was cut off',
      `delete from journal_payloads where event_id = (select id from journal where number = 7);
      delete from journal where number = 7`,
      /ends with event 6, but its head names event 7/,
    ],
    [
      'words that were changed',
      `update journal_payloads set content = '{"text": "other"}' where event_id = (select id from journal where number = 5)`,
      /event 5: its words were changed/,
    ],
    [
      'words that vanished',
      `delete from journal_payloads where event_id = (select id from journal where number = 5)`,
      /event 5: its words are gone/,
    ],
  ])('finds %s', async (_name, statement, fault) => {
    await tamper(statement)
    expect((await verdict()).faults.join('\n')).toMatch(fault)
  })

  it('says what was erased in the open, and finds nothing wrong with it', async () => {
    await tamper(`
      insert into journal_erasures select community_id, id, clock_now(), 'asked by the reporter' from journal where number = 5;
      delete from journal_payloads where event_id = (select id from journal where number = 5)`)

    expect(await verdict()).toMatchObject({ sealed: events, erased: 1, faults: [] })
  })
})
