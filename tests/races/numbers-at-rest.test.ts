import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keptFiles } from '../../src/app/kept-files.ts'
import { slipCode } from '../../src/people/privacy/slip-codes.ts'
import type { CastName } from '../../src/people/testing.ts'
import { readArchive } from '../../src/platform/backup/archive.ts'
import { checkArchive } from '../../src/platform/backup/check-archive.ts'
import { restoreBackup } from '../../src/platform/backup/restore-backup.ts'
import { takeBackup } from '../../src/platform/backup/take-backup.ts'
import { fileStore } from '../../src/platform/files/file-store.ts'
import { sealingWith } from '../../src/platform/secrets.ts'
import { testKey, testPasswordOf, withDatabase } from '../../src/platform/testing/cluster.ts'
import { openTown, type Town } from '../town/open-town.ts'
import { type DebianPostgres, hasDebianPostgres, startDebianPostgres } from './debian-postgres.ts'

// Whoever takes a backup, a disk or a dump away holds no telephone and no identity number. Numbers go in on every way there is,
// then everything that is kept is searched for them: plain, as base64, hexadecimal and UTF-16.

const secrets = sealingWith(testKey)
/** Invented, each used nowhere else: telephones of no network, and an identity number of order 000. */
const numbers = {
  resident: '10083927461',
  corrected: '10083927462',
  family: '10083927463',
  reporter: '10083927464',
  duty: '10083927465',
  imported: '10083927466',
  sought: '10083927467',
  own: '10083927468',
  refused: '100839274690000',
  idNumber: '440100194803010006',
}
/** Words of hers about a contact, which are sealed like a number. */
const sealedWords = '请打给住在番禺的表姐榕妹'
/** Stands in the clear, since it is searched: shows that searching finds what is there. */
const inTheClear = '邝秋月'

let town: Town
let backup: string

beforeAll(async () => {
  town = await openTown()
  await enterAll()
  backup = join(town.home, 'taken.backup')
  const files = fileStore(join(town.home, 'files'))
  await takeBackup(
    { keeperAddress: town.addressFor('keeper'), files, fileColumns: keptFiles, secrets, version: '0.0.0-test' },
    backup,
  )
})
afterAll(() => town.close())

const by = async (name: CastName, method: string, path: string, body?: object) =>
  town.ask(method, path, { ...(body ? { body } : {}), cookies: await town.as(name) })
const must = async (answer: ReturnType<typeof by>) => {
  const given = await answer
  expect(given.status, JSON.stringify(given.body)).toBeLessThan(300)
  return given
}

/** Every way on which a number comes in. */
async function enterAll(): Promise<void> {
  const doors = await town.look<{ id: string; door: string }>(
    `select d.id, d.door from dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id
     where d.community_id = $1 and b.number = 1 order by d.door limit 3`,
    [town.gangwan],
  )
  const base = `/api/people/${town.gangwan}`
  const resident = { name: inTheClear, birth: { year: 1948, month: 3 }, phone: numbers.resident, relation: 'head' }
  const entered = await must(by('clerk', 'POST', `${base}/residents`, { dwelling: doors[0]!.id, ...resident }))
  const hers = `${base}/residents/${entered.body.person}`
  await must(by('clerk', 'POST', `${hers}/id-number`, { idNumber: numbers.idNumber }))
  const family = { kind: 'emergency', name: '邝志坚', relation: 'child', phone: numbers.family }
  await must(by('clerk', 'POST', `${hers}/contacts`, family))
  await must(by('clerk', 'POST', `${hers}/open`, { field: 'phone', purpose: 'contact', reason: '回访' }))
  await must(by('clerk', 'POST', `${base}/search/number`, { number: numbers.sought }))
  await must(by('clerk', 'POST', `${base}/search/number`, { number: numbers.idNumber }))
  const slip = String((await must(by('clerk', 'POST', `${hers}/slip`, {}))).body.slip)
  const own = await town.ask('POST', '/api/me/session', { body: { code: slipCode(secrets, slip).code } })
  const me = (path: string, body: object) => town.ask('POST', `/api/me${path}`, { cookies: own.cookies, body })
  await must(me('/phone', { phone: numbers.corrected }))
  await must(me('/phone', { phone: numbers.own }))
  await must(me('/corrections', { field: 'emergency_contact', words: sealedWords }))
  expect((await me('/phone', { phone: numbers.refused })).status).toBe(400)
  await must(town.report({ contact: { name: '邹小满', phone: numbers.reporter } }))
  const duty = { role: 'duty_desk', name: '值班台', phone: numbers.duty, from: '2026-03-02T01:00:00.000Z' }
  await must(by('clerk', 'POST', `/api/rosters/${town.gangwan}/duties`, duty))
  const rows = `房号,姓名,电话\n1栋${doors[1]!.door},植春晓,${numbers.imported}\n`
  const payload = Buffer.from(rows)
  const cookies = await town.as('clerk')
  await must(town.ask('POST', `${base}/imports`, { cookies, payload, type: 'application/octet-stream' }))
  await town.mindImports()
  await town.mind()
}

/** How a text may stand in bytes: plain, hexadecimal, UTF-16 both ways, and base64 at each of its three beginnings. */
function formsOf(text: string): Map<string, Buffer> {
  const plain = Buffer.from(text)
  const utf16 = Buffer.from(text, 'utf16le')
  const forms = new Map<string, Buffer>([
    ['plain', plain],
    ['hexadecimal', Buffer.from(plain.toString('hex'))],
    ['hexadecimal in capitals', Buffer.from(plain.toString('hex').toUpperCase())],
    ['UTF-16', utf16],
    ['UTF-16, the other way', Buffer.from(utf16).swap16()],
  ])
  for (const shift of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(shift), plain]).toString('base64')
    // Letters that the bytes before and behind have a part in are left out.
    const middle = encoded.slice(shift === 0 ? 0 : shift + 1, Math.floor(((plain.length + shift) * 4) / 3))
    forms.set(`base64 from ${shift}`, Buffer.from(middle))
    forms.set(`base64 for addresses from ${shift}`, Buffer.from(middle.replaceAll('+', '-').replaceAll('/', '_')))
  }
  return forms
}

const stemOf = (bytes: Buffer) => bytes.toString('latin1', 0, 8)
const needles = [...Object.entries(numbers), ['words', sealedWords] as const].flatMap(([name, text]) =>
  [...formsOf(text)].map(([form, bytes]) => ({ name: `${name}, ${form}`, bytes, stem: stemOf(bytes) })),
)
/** The numbers begin alike: where no such beginning stands, no number does, and a long file is read over less often. */
const stems = [...new Set(needles.map(({ stem }) => stem))]

/** Which of the numbers stand in these bytes, and how. */
function foundIn(bytes: Buffer): string[] {
  const begun = stems.filter((stem) => bytes.includes(stem, 0, 'latin1'))
  return needles.filter((needle) => begun.includes(needle.stem) && bytes.includes(needle.bytes)).map(({ name }) => name)
}

async function foundUnder(...folders: string[]) {
  const found: string[] = []
  let isClear = false
  const listed = await Promise.all(folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })))
  for (const entry of listed.flat()) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile()) continue
    // A server that runs takes files away meanwhile.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0))
    found.push(...foundIn(bytes).map((name) => `${path}: ${name}`))
    isClear ||= bytes.includes(inTheClear)
  }
  return { found, isClear }
}

describe('the search itself', () => {
  it('finds a number in each form, wherever it begins', () => {
    for (const before of ['', 'a', 'ab', 'abc']) {
      const text = `${before}${numbers.resident}z`
      const forms = [
        Buffer.from(text),
        Buffer.from(Buffer.from(text).toString('hex')),
        Buffer.from(Buffer.from(text).toString('base64')),
        Buffer.from(text, 'utf16le'),
        Buffer.from(text, 'utf16le').swap16(),
      ]
      for (const form of forms) expect(foundIn(form).some((name) => name.startsWith('resident'))).toBe(true)
    }
  })
})

describe('telephones, identity numbers and words about contacts', () => {
  it('stand in no backup', async () => {
    const found: string[] = []
    let isClear = false
    await readArchive(backup, (name, bytes) => {
      found.push(...foundIn(bytes).map((each) => `${name}: ${each}`))
      isClear ||= bytes.includes(inTheClear)
    })
    expect(found).toEqual([])
    expect(isClear).toBe(true)
  })

  it('stand neither in the raw data nor in the log of changes after a checkpoint', async ({ skip }) => {
    const [at] = await town.look<{ folder: string; oid: string }>(
      `select current_setting('data_directory') as folder, oid::text from pg_database where datname = current_database()`,
    )
    const canRead = await readdir(at!.folder).then(
      () => true,
      () => false,
    )
    if (!canRead) skip('the data of this PostgreSQL lie on another machine, or are not ours to read')
    await town.look('checkpoint')
    // Folders of other databases come and go while they are listed.
    const ours = [join('base', at!.oid), 'pg_wal', 'global'].map((part) => join(at!.folder, part))
    const { found, isClear } = await foundUnder(...ours)
    expect(found).toEqual([])
    expect(isClear).toBe(true)
  })

  it('stand in no file and no log of the program', async () => {
    const { found } = await foundUnder(town.home)
    expect(found).toEqual([])
  })

  it.skipIf(!hasDebianPostgres)(
    'stand in no pg_dump of PostgreSQL 15, into which the backup was restored, nor in its raw data (Debian’s PostgreSQL 15 is needed)',
    async () => {
      const server: DebianPostgres = await startDebianPostgres()
      try {
        const client = new pg.Client({ connectionString: server.adminAddress })
        await client.connect()
        expect((await client.query('show server_version')).rows[0].server_version).toMatch(/^15\./)
        await client.query('create database taken')
        const adminAddress = withDatabase(server.adminAddress, 'taken')
        const files = fileStore(join(town.home, 'elsewhere'))
        const ask = { adminAddress, passwordOf: testPasswordOf, secrets, files, migrationsFolder: 'migrations' }
        await restoreBackup({ ...ask, replace: false }, backup, await checkArchive(backup))
        for (const given of [
          ['-d', 'taken'],
          ['-d', 'taken', '--column-inserts'],
          ['-d', 'taken', '-Fc', '-Z0'],
        ]) {
          const dump = server.dump(...given)
          expect(foundIn(dump), given.join(' ')).toEqual([])
          expect(dump.includes(inTheClear)).toBe(true)
        }
        await client.query('checkpoint')
        await client.end()
        const { found, isClear } = await foundUnder(server.data)
        expect(found).toEqual([])
        expect(isClear).toBe(true)
      } finally {
        await server.stop()
      }
    },
  )
})
