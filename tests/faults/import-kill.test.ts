import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castPassword, townCast } from '../../src/people/testing.ts'
import { verifyJournal } from '../../src/platform/journal/verify-journal.ts'
import { messyWorkbook } from '../data/messy-workbook.ts'
import { sendOnce, signIn } from './door.ts'
import { type FaultTown, openFaultTown, until } from './fault-town.ts'
import { type Program, startProgram } from './program.ts'
import { standAt } from './stand-still.ts'

const book = messyWorkbook()
/** A process that was killed is held to be silent for a minute before another takes its work. */
const silence = 61_000

let town: FaultTown
let program: Program
let cookie: string
let imported: string

beforeAll(async () => {
  town = await openFaultTown()
  await start()
  cookie = await signIn(program.address, townCast.clerk.username, castPassword)
}, 240_000)
afterAll(async () => {
  await program?.stop()
  await town.close()
})

async function start(): Promise<void> {
  program = await startProgram({ home: town.home, databaseAddress: town.adminAddress })
}

/** Starts the program again once the killed process is held to be silent. */
async function goOn(): Promise<void> {
  await town.clock.advance(silence)
  await start()
}

async function bring(command: string): Promise<string> {
  const response = await fetch(`${program.address}/api/people/${town.gangwan}/imports`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', cookie, 'command-id': command },
    body: new Uint8Array(book.bytes),
  })
  expect(response.status).toBe(202)
  return ((await response.json()) as { import: string }).import
}

const state = async () =>
  (
    await town.look<{ state: string; done: number; total: number }>(
      'select state, rows_done as done, rows_total as total from imports where id = $1',
      [imported],
    )
  )[0]!

/** Past so many lines the process waits for its kill: however late that comes, it comes in the middle. */
const standPast = (lines: number) =>
  standAt(town.adminAddress, {
    trigger: `before update on imports for each row when (old.rows_done >= ${lines} and new.rows_done > old.rows_done)`,
  })

const count = async (from: string) => (await town.look<{ n: number }>(`select count(*)::int as n from ${from}`))[0]!.n

/** Everything that making an import writes. */
const left = async () => ({
  persons: await count('persons'),
  households: await count('households'),
  residences: await count('residences'),
  grounds: await count('field_grounds'),
  tokens: await count('person_tokens'),
  makings: await count('import_makings'),
  events: await count(`journal where kind in ('resident.added', 'household.added', 'import.made')`),
})
const nothing = { persons: 0, households: 0, residences: 0, grounds: 0, tokens: 0, makings: 0, events: 0 }

const send = (path: string, command: string) =>
  sendOnce(program.address, {
    path: `/api/people/${town.gangwan}/imports/${imported}/${path}`,
    body: {},
    headers: { cookie, 'command-id': command },
  })

describe('an import whose process is killed', () => {
  it('while the sheet is read leaves no line of it, and is read again', async () => {
    const command = randomUUID()
    const standing = await standPast(1)
    imported = await bring(command)
    await until(async () => (await state()).done > 0)
    await program.kill()
    expect(await state()).toMatchObject({ state: 'reading' })
    expect(await count('import_rows')).toBe(0)
    await standing.release('gone')
    await goOn()
    await until(async () => (await state()).state === 'ready')
    expect(await count('import_rows')).toBe(book.persons)
    expect(await bring(command)).toBe(imported)
    expect(await count('imports')).toBe(1)
  })

  it('in the middle of thousands of lines leaves nothing half entered, three times over', async () => {
    const command = randomUUID()
    let standing = await standPast(200)
    expect((await send('make', command)).status).toBe(200)
    for (const [reached, next] of [
      [200, 2000],
      [2000, 4500],
      [4500, null],
    ] as const) {
      await until(async () => (await state()).done >= reached)
      await program.kill()
      const { done, total, ...stands } = await state()
      expect(stands).toEqual({ state: 'importing' })
      expect(done).toBeLessThan(total)
      expect(await left()).toEqual(nothing)
      await standing.release('gone')
      if (next) standing = await standPast(next)
      await goOn()
      // The same command again is the same verdict, not a second import.
      expect((await send('make', command)).body).toEqual({ done: true })
    }
    await until(async () => (await state()).state === 'imported')
    const persons = book.persons - book.wrong.length
    expect(await left()).toMatchObject({ persons, residences: persons })
    expect(await count(`journal where kind = 'resident.added'`)).toBe(persons)
    expect(await count(`journal where kind = 'import.made'`)).toBe(1)
    expect(await count(`(select 1 from persons group by name, dwelling_id having count(*) > 1) twice`)).toBe(0)
    expect((await send('make', command)).body).toEqual({ done: true })
    expect((await send('make', randomUUID())).status).toBe(409)
    expect(await count('persons')).toBe(persons)
  })

  it('leaves a journal that verifies', async () => {
    await town.settle()
    const keeper = new pg.Client({ connectionString: town.addressFor('keeper') })
    await keeper.connect()
    const verdicts = await verifyJournal(keeper)
    await keeper.end()
    expect(verdicts.flatMap(({ faults }) => faults)).toEqual([])
  })
})
