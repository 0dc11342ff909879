import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundResidents } from '../../src/app/demo/residents.ts'
import { sealedColumns } from '../../src/app/sealed-columns.ts'
import { phoneHashes } from '../../src/people/residents/sealed-fields.ts'
import { keyRingOf } from '../../src/platform/config/key-ring.ts'
import { type Sealing, sealingOver, sealingWith } from '../../src/platform/secrets.ts'
import { testKey } from '../../src/platform/testing/cluster.ts'
import { makeHome } from '../faults/program.ts'
import { openTown, type Town } from '../town/open-town.ts'

// A new master key beside the old, while the program runs, killed and begun again: values and hashes follow it, and none
// is unreadable at any moment.

const program = join(import.meta.dirname, '../../bin/gangwan.mjs')

let town: Town
let keys: Awaited<ReturnType<typeof makeHome>>
let secrets: Sealing
let told: { id: string; digits: string }[]
beforeAll(async () => {
  keys = await makeHome()
  secrets = sealingOver(keyRingOf(keys.home))
  town = await openTown({ secrets })
  await town.database.write({ kind: 'founder' }, (tx) =>
    foundResidents(tx, { community: town.gangwan, seed: 11, today: '2026-03-02', secrets }),
  )
  const reported = await town.report({ contact: { phone: '10000009876', name: '岑女士' } })
  expect(reported.status).toBe(201)
  const first = sealingWith(testKey)
  const rows = await town.look<{ id: string; phone: Buffer }>('select id, phone from persons where phone is not null')
  told = rows.map(({ id, phone }) => ({ id, digits: first.open('phone', phone) }))
})
afterAll(async () => {
  await town.close()
  await keys.remove()
})

/** Types `gangwan keys rotate` at the machine; gives what it says and how it ends. */
function rotate(...options: string[]) {
  const env = { PATH: process.env.PATH, GANGWAN_HOME: keys.home, DATABASE_URL: town.adminAddress }
  const child = spawn(process.execPath, [program, 'keys', 'rotate', ...options], { env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)))
  return { child, ended: once(child, 'exit'), said: () => said }
}

const standing = () =>
  town.look<{ number: number; count: number }>(
    'select get_byte(phone, 0) as number, count(*)::int as count from persons where phone is not null group by 1 order by 1',
  )

/** Lets nobody seal the last telephone anew until it is released: whoever rotates is in the middle, however slow this process is. */
async function holdLast() {
  const holding = new pg.Client({ connectionString: town.adminAddress })
  await holding.connect()
  await holding.query(`
    select pg_advisory_lock(4711);
    create function stand_still() returns trigger language plpgsql as
      'begin perform pg_advisory_xact_lock_shared(4711); return new; end'`)
  const { rows } = await holding.query<{ id: string }>(
    'select id from persons where phone is not null order by community_id desc, id desc limit 1',
  )
  await holding.query(`create trigger stand_still before update on persons for each row
    when (new.id = '${rows[0]!.id}') execute function stand_still()`)
  return {
    release: async () => {
      await holding.query('select pg_advisory_unlock(4711)')
      // Waits for whoever stood there; a process that was killed is gone once its connection has noticed.
      await holding.query('drop trigger stand_still on persons')
      const left = "select from pg_stat_activity where datname = current_database() and usename = 'gangwan_keeper'"
      while ((await holding.query(left)).rowCount !== 0);
      await holding.end()
    },
  }
}

/** Every telephone opens to what it was, and is found by a hash of it. */
async function expectReadable(): Promise<void> {
  const rows = await town.look<{ id: string; phone: Buffer; phone_hash: Buffer }>(
    'select id, phone, phone_hash from persons where phone is not null',
  )
  const digits = new Map(told.map((each) => [each.id, each.digits]))
  expect(rows.length).toBe(told.length)
  for (const { id, phone, phone_hash } of rows) {
    const known = digits.get(id)!
    expect(secrets.open('phone', phone)).toBe(known)
    expect(phoneHashes(secrets, known).some((hash) => hash.equals(phone_hash))).toBe(true)
  }
}

describe('gangwan keys rotate', () => {
  it('stays readable when it is killed in the middle, and goes on with the same key', async () => {
    const held = await holdLast()
    const killed = rotate()
    for (;;) {
      const numbers = (await standing()).map(({ number }) => number)
      if (numbers.includes(2)) break
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    killed.child.kill('SIGKILL')
    await killed.ended
    const half = await standing()
    expect(half.map(({ number }) => number)).toEqual([1, 2])
    await expectReadable()
    await held.release()

    const again = rotate()
    const running = town.report({ contact: { phone: '10000005555' } })
    const [code] = await again.ended
    expect((await running).status).toBe(201)
    expect(code, again.said()).toBe(0)
    expect(again.said()).toContain('Going on')
    expect(await standing()).toEqual([{ number: 2, count: told.length }])
    await expectReadable()
  })

  it('leaves no value and no hash of any sealed column under the old key', async () => {
    for (const { table, column } of sealedColumns) {
      const old = await town.look(`select 1 from ${table} where get_byte(${column}, 0) <> 2`)
      expect(old, `${table}.${column}`).toEqual([])
    }
    const first = sealingWith(testKey)
    const hashes = told.map(({ digits }) => first.hash('phone', digits).toString('hex'))
    const found = await town.look<{ hash: string }>(
      "select encode(phone_hash, 'hex') as hash from persons where phone_hash is not null",
    )
    expect(found.filter(({ hash }) => hashes.includes(hash))).toEqual([])
    const tails = await town.look<{ phone: Buffer; tail: Buffer }>(
      'select phone, phone_tail_hash as tail from persons where phone is not null limit 20',
    )
    for (const { phone, tail } of tails) {
      expect(tail.equals(secrets.mark('phone-tail', secrets.open('phone', phone).slice(-4)))).toBe(true)
    }
  })

  it('rotates to another suite, while the running program opens what is under it', async () => {
    const { child, ended, said } = rotate('--suite', 'sm')
    const [code] = await ended
    expect([code, child.exitCode], said()).toEqual([0, 0])
    expect(await standing()).toEqual([{ number: 3, count: told.length }])
    await expectReadable()
    const { id, digits } = told[0]!
    const opened = await town.ask('POST', `/api/people/${town.gangwan}/residents/${id}/open`, {
      body: { field: 'phone', purpose: 'contact' },
      cookies: await town.as('clerk'),
    })
    expect(opened.body).toEqual({ value: digits })
  })

  it('knows every column of the database that holds bytes', async () => {
    const columns = await town.look<{ name: string }>(
      `select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
       where table_schema in ('public', 'accounts') and data_type = 'bytea' order by 1`,
    )
    const sealed = sealedColumns.flatMap(({ table, column, marks }) =>
      [column, ...marks.map((mark) => mark.column)].map((each) => `${table}.${each}`),
    )
    expect(columns.map(({ name }) => name).filter((name) => !sealed.includes(name) && !plainHashes.has(name))).toEqual(
      [],
    )
    expect(sealed.filter((name) => !columns.some((column) => column.name === name))).toEqual([])
  })
})

/** Hashes of what is random or known, and salts: nothing in them is sealed under a master key. */
const plainHashes = new Set([
  ...['accounts.devices.token_hash', 'accounts.sign_ins.token_hash', 'public.throttles.key'],
  ...['public.commands.payload_hash', 'public.journal.payload_hash'],
  ...['public.journal_heads.hash', 'public.journal_payloads.salt'],
  // Under the first key for good, since what they are made from is in the reporter's hands alone.
  ...[
    'public.care_links.code_hash',
    'public.reports.code_hash',
    'public.reports.command_hash',
    'public.reports.pin_hash',
    'public.pictures.sha256',
  ],
  // Short-lived, of a code on paper and of a browser's token.
  ...['public.slips.code_hash', 'public.care_links.code_hash', 'public.resident_sign_ins.token_hash'],
])
