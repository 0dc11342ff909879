import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { keptFiles } from '../../src/app/kept-files.ts'
import { holdSending } from '../../src/care/index.ts'
import { readArchive, writeArchive } from '../../src/platform/backup/archive.ts'
import { checkArchive } from '../../src/platform/backup/check-archive.ts'
import { entries, type Manifest } from '../../src/platform/backup/manifest.ts'
import { type RestoreAsk, restoreBackup } from '../../src/platform/backup/restore-backup.ts'
import { takeBackup } from '../../src/platform/backup/take-backup.ts'
import { addressFor } from '../../src/platform/db/roles.ts'
import { fileStore } from '../../src/platform/files/file-store.ts'
import { newId } from '../../src/platform/ids.ts'
import { verifyJournal } from '../../src/platform/journal/verify-journal.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { dropDatabase, onCluster, testKey, testPasswordOf, withDatabase } from '../../src/platform/testing/cluster.ts'
import { openTown, type Town } from '../town/open-town.ts'

const writers = 40
const secrets = sealingWith(testKey)

let town: Town
let folder: string
let backup: string
let manifest: Manifest
let elsewhere: { address: string; files: string }
const acknowledged: string[] = []

beforeAll(async () => {
  town = await openTown()
  folder = await mkdtemp(join(tmpdir(), 'gangwan-backup-'))
  backup = join(folder, 'one.backup')
  manifest = await backUpUnderWriters()
  elsewhere = { address: await emptyDatabase(), files: join(folder, 'elsewhere') }
  await restoreBackup(restoring(elsewhere), backup, await checkArchive(backup))
})
afterAll(async () => {
  await town.close()
  for (const name of databases) await dropDatabase(inject('cluster').adminAddress, name)
  await rm(folder, { recursive: true, force: true })
})

/**
 * Forty writers report and send pictures, each the next as soon as the last is taken, until the backup is whole. It reads no
 * picture before a report is taken that it does not see: it began before, and holds up none of them.
 */
async function backUpUnderWriters(): Promise<Manifest> {
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#456' } })
    .jpeg()
    .toBuffer()
  let going = true
  let isRead = false
  let later: () => void = () => undefined
  const another = new Promise<void>((resolve) => (later = resolve))
  const first: Promise<void>[] = []
  const write = async (begun: () => void) => {
    while (going) {
      const { body, cookies, status } = await town.report({
        words: '水管\t漏水\\，\n已经两天。',
        contact: { phone: '13800000000' },
      })
      expect(status).toBe(201)
      acknowledged.push(String(body.matter))
      if (isRead) later()
      const path = `/api/matters/mine/${body.report}/pictures/${newId()}`
      expect((await town.ask('PUT', path, { cookies, payload: picture, type: 'image/jpeg' })).status).toBeLessThan(300)
      begun()
    }
  }
  const running = Array.from({ length: writers }, () => {
    let begun: () => void = () => undefined
    first.push(new Promise((resolve) => (begun = resolve)))
    return write(begun)
  })
  await Promise.all(first)
  const ask = asking(town.addressFor('keeper'), join(town.home, 'files'))
  const get = async (name: string) => {
    isRead = true
    await another
    return ask.files.get(name)
  }
  const made = await takeBackup({ ...ask, files: { ...ask.files, get } }, backup)
  going = false
  await Promise.all(running)
  return made
}

function asking(keeperAddress: string, files: string) {
  return { keeperAddress, files: fileStore(files), fileColumns: keptFiles, secrets, version: '0.0.0-test' }
}

function restoring(to: { address: string; files: string }): RestoreAsk {
  const files = fileStore(to.files)
  const reached = { adminAddress: to.address, passwordOf: testPasswordOf, secrets, files }
  return { ...reached, migrationsFolder: 'migrations', replace: false }
}

const databases: string[] = []
async function emptyDatabase(): Promise<string> {
  const { adminAddress } = inject('cluster')
  const name = `gangwan_elsewhere_${process.pid}_${databases.length}`
  databases.push(name)
  await onCluster(adminAddress, `create database ${name}`)
  return withDatabase(adminAddress, name)
}

async function look<Row extends pg.QueryResultRow>(address: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

const rowsOf = (name: string) => manifest.tables.find((table) => table.name === `public.${name}`)?.rows ?? -1

describe('a backup under forty writers', () => {
  it('holds one moment: each matter with its report, what it was sent with and what happened', async () => {
    expect(rowsOf('matters')).toBeGreaterThanOrEqual(writers)
    expect(acknowledged.length).toBeGreaterThan(rowsOf('matters'))
    expect(rowsOf('reports')).toBe(rowsOf('matters'))
    const rows = await look<{ lonely: number }>(
      elsewhere.address,
      `select count(*)::int as lonely from matters m
       where not exists (select from reports r
           where r.community_id = m.community_id and r.matter_id = m.id and r.command_hash is not null)
          or not exists (select from journal j where j.subject_id = m.id and j.kind = 'matter.reported')`,
    )
    expect(rows).toEqual([{ lonely: 0 }])
  })

  it('comes back elsewhere with every count, every hash and every file', async () => {
    const again = await takeBackup(
      asking(addressFor(elsewhere.address, 'keeper', testPasswordOf), elsewhere.files),
      join(folder, 'again.backup'),
    )

    expect(again.tables).toEqual(manifest.tables)
    expect(again.sequences).toEqual(manifest.sequences)
    expect(again.files).toEqual(manifest.files)
    expect(manifest.missing).toEqual([])
    expect(manifest.files.length).toBe(rowsOf('pictures'))
    for (const { name, sha256 } of manifest.files) {
      const bytes = await readFile(join(elsewhere.files, name))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
  })

  it('leaves out no table that the program has', async () => {
    const tables = await look<{ name: string }>(
      town.adminAddress,
      `select schemaname || '.' || tablename as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') and tablename not in ('migrations', 'test_clock')`,
    )
    expect(manifest.tables.map(({ name }) => name).sort()).toEqual(tables.map(({ name }) => name).sort())
  })

  it('knows every column that names a file', async () => {
    const columns = await look<{ name: string }>(
      town.adminAddress,
      `select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
       where table_schema in ('public', 'accounts') and column_name ~ '(^|_)file$'`,
    )
    const known = keptFiles.flatMap(({ table, columns: each }) => each.map((column) => `${table}.${column}`))
    expect(columns.map(({ name }) => name).sort()).toEqual(known.sort())
  })

  it('leaves no trigger asleep', async () => {
    const asleep = await look(
      elsewhere.address,
      `select tgname from pg_trigger where not tgisinternal and tgenabled = 'D'`,
    )
    expect(asleep).toEqual([])
  })

  it('brings back a journal that verifies', async () => {
    const client = new pg.Client({ connectionString: addressFor(elsewhere.address, 'keeper', testPasswordOf) })
    await client.connect()
    const verdicts = await verifyJournal(client)
    await client.end()

    expect(verdicts.flatMap(({ faults }) => faults)).toEqual([])
    const events = verdicts.reduce((sum, { sealed, unsealed }) => sum + sealed + unsealed, 0)
    expect(events).toBe(rowsOf('journal'))
  })

  it('holds no key, nor a password made from one', async () => {
    const bytes = gunzipSync(await readFile(backup))
    const roles = ['gangwan_app', 'gangwan_accounts', 'gangwan_jobs', 'gangwan_keeper']
    const derived = ['seal:contact', 'hash:database', 'hash:device'].map((purpose) => secrets.key(purpose))
    for (const key of [testKey, ...derived]) {
      for (const form of [key, key.toString('hex'), key.toString('base64')]) expect(bytes.includes(form)).toBe(false)
    }
    for (const role of roles) expect(bytes.includes(testPasswordOf(role))).toBe(false)
    expect(bytes.includes('13800000000')).toBe(false)
  })
})

describe('a restore', () => {
  const cut = (bytes: Buffer) => bytes.subarray(0, bytes.length - 2000)
  // One bit of what is packed may be turned and still say the same, where the same stands twice before it.
  const bent = (bytes: Buffer) =>
    Buffer.concat([bytes.subarray(0, 9000), bytes.subarray(9000, 9064).map((byte) => ~byte), bytes.subarray(9064)])

  it.each([
    ['cut short', cut, /cut short/],
    ['damaged', bent, /damaged|cut short/],
    ['something else', () => Buffer.from('a picture of a cat'), /no Gangwan backup/],
  ])('refuses a file that is %s with one sentence', async (_name, change, sentence) => {
    const file = join(folder, 'wrong.backup')
    await writeFile(file, change(await readFile(backup)))

    const refusal = await checkArchive(file).then(
      () => '',
      (error: Error) => `${error.name}: ${error.message}`,
    )
    expect(refusal).toMatch(/^Obstacle: /)
    expect(refusal).toMatch(sentence)
  })

  it('refuses a backup whose rows were changed, and one whose manifest was made to fit', async () => {
    const changed = join(folder, 'changed.backup')
    await writeArchive(changed, (add) =>
      readArchive(backup, (name, bytes) =>
        add(name, name === entries.table('public.communities', 1) ? swapped(bytes) : bytes),
      ),
    )
    await expect(checkArchive(changed)).rejects.toThrow(/damaged \(public\.communities\)/)

    const fitted = join(folder, 'fitted.backup')
    await writeArchive(fitted, (add) =>
      readArchive(backup, (name, bytes) =>
        add(
          name,
          name === entries.manifest ? Buffer.from(bytes.toString().replace('0.0.0-test', '0.0.1-test')) : bytes,
        ),
      ),
    )
    const target = { address: await emptyDatabase(), files: join(folder, 'nowhere') }
    const archive = await checkArchive(fitted)
    await expect(restoreBackup(restoring(target), fitted, archive)).rejects.toThrow(/changed after it was made/)
  })

  it('refuses other keys before it touches anything', async () => {
    const target = { address: await emptyDatabase(), files: join(folder, 'nowhere') }
    const ask = { ...restoring(target), secrets: sealingWith(Buffer.alloc(32, 'another key')) }

    await expect(restoreBackup(ask, backup, await checkArchive(backup))).rejects.toThrow(/under other keys/)
    expect(await look(target.address, "select 1 from pg_tables where schemaname = 'public'")).toEqual([])
  })

  it('refuses an installation that is not empty, and leaves it as it was', async () => {
    const before = await look(elsewhere.address, 'select count(*) from matters')

    await expect(restoreBackup(restoring(elsewhere), backup, await checkArchive(backup))).rejects.toThrow(/not empty/)
    expect(await look(elsewhere.address, 'select count(*) from matters')).toEqual(before)
  })

  it('holds what would be sent in the same transaction: nobody finds the one without the other', async () => {
    const target = { address: await emptyDatabase(), files: join(folder, 'held') }
    const held = (address: string) => look(address, 'select reason from care_holds where released_at is null')
    const stopped = {
      ...restoring(target),
      beforeCommit: async (client: pg.ClientBase) => {
        await holdSending(client, 'restored')
        throw new Error('stopped before the end')
      },
    }
    await expect(restoreBackup(stopped, backup, await checkArchive(backup))).rejects.toThrow(/stopped before/)
    expect([await held(target.address), await look(target.address, 'select 1 from communities')]).toEqual([[], []])
    const beforeCommit = (client: pg.ClientBase) => holdSending(client, 'restored')
    await restoreBackup({ ...restoring(target), beforeCommit }, backup, await checkArchive(backup))
    expect(await held(target.address)).toEqual([{ reason: 'restored' }])
  })

  it('replaces what may be thrown away', async () => {
    await restoreBackup({ ...restoring(elsewhere), replace: true }, backup, await checkArchive(backup))

    expect(await look(elsewhere.address, 'select count(*)::int as all from matters')).toEqual([
      { all: rowsOf('matters') },
    ])
  })
})

/** The same text with one letter for another, as long as before. */
function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('utf8').replace('港湾', '湾港'))
}
