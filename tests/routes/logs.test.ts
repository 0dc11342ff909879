import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { castPassword } from '../../src/people/testing.ts'
import { quietSettings } from '../../src/platform/db/roles.ts'
import { newId } from '../../src/platform/ids.ts'
import { openTown, type Town } from '../town/open-town.ts'

const words = '七楼有人整夜敲水管，已三个晚上。'
const phone = '13800138642'
const contact = { name: '林阿姨', phone }

let town: Town
let clerk: string
/** What no log may hold, each by the name a failure should say. */
const secrets = new Map<string, string>()

beforeAll(async () => {
  town = await openTown({ logLevel: 'debug' })
  clerk = await town.as('clerk')
  const { link, pin } = (await town.report({ words, contact })).body as { link: string; pin: string }
  const named = { words, phone, contact: contact.name, link: link.split('/').at(-1)!, pin, password: castPassword }
  for (const [name, value] of Object.entries(named)) secrets.set(name, value)
  secrets.set('session', clerk.split('=')[1]!)
  secrets.set('one-time code', '904 417'.replace(' ', ''))
})
afterAll(() => town.close())

/** Everything that the program has written into its log so far. */
async function written(): Promise<string> {
  const folder = join(town.home, 'logs')
  const files = await readdir(folder)
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('')
}

/** What the database's own server has written for this town; nothing where somebody else runs it and keeps its log. */
async function writtenByDatabase(): Promise<string> {
  if (!inject('cluster').isOwn) return ''
  const [row] = await town.look<{ folder: string }>("select current_setting('data_directory') as folder")
  return readFile(join(row!.folder, '..', 'server.log'), 'utf8')
}

function expectNoneOf(log: string): void {
  for (const [name, secret] of secrets) {
    expect(log.includes(secret), `the ${name} stands in the log`).toBe(false)
    expect(log.includes(encodeURIComponent(secret)), `the ${name} stands in the log`).toBe(false)
  }
}

describe('the logs', () => {
  it('hold no secret, number or word of any request, whether it is answered or refused', async () => {
    const all = Object.fromEntries(secrets)
    const told = JSON.stringify(all)
    const { link, pin, password } = all as { link: string; pin: string; password: string }
    const { username } = town.cast.clerk
    const code = secrets.get('one-time code')
    await town.ask('GET', `/t/${link}`)
    for (const path of [`/t/${link}/more`, `/t/${link}?x=${link}`, `/nowhere/${link}?phone=${phone}`, `/t/%E0%A4%A`])
      await town.ask('GET', path, { headers: { referer: `http://localhost/t/${link}`, accept: 'text/html' } })
    await town.ask('GET', `/api/matters?search=${encodeURIComponent(words)}&colour=${link}`, { cookies: clerk })
    await town.ask('POST', '/api/matters/mine', { body: { number: 'GW-0001', pin } })
    await town.ask('POST', '/api/session', { body: { username, password, code } })
    await town.ask('POST', '/api/session', { body: { username, password: `${password} ` } })
    for (const path of ['/api/session', '/api/matters', '/api/matters/mine', '/api/setup']) {
      await town.ask('POST', path, { payload: Buffer.from(told), type: 'text/plain' })
      await town.ask('POST', path, { payload: Buffer.from(told.slice(0, -3)), type: 'application/json' })
      await town.ask('POST', path, { body: all, cookies: clerk })
    }
    expectNoneOf(await written())
  })

  it('hold none where the database itself refuses a value and says it aloud, but the request and the place', async () => {
    await town.look(`
      create function refuse_words() returns trigger language plpgsql as $$ begin perform new.words::int; return new; end $$;
      create trigger refuse_words before insert on reports for each row execute function refuse_words();
      grant execute on function refuse_words() to public`)
    const asked = await town.report({ words, contact })
    expect(asked.status).toBe(500)
    await town.look(`
      drop trigger refuse_words on reports;
      alter table reports add constraint refuse_words check (words <> '${words}') not valid`)
    expect((await town.report({ words, contact })).status).toBe(500)
    await town.look('alter table reports drop constraint refuse_words')

    // Each line is written behind the one before it, after the answer.
    await expect.poll(written).toMatch(/"code":"22P02"[\s\S]*"code":"23514"/)
    const log = await written()
    expect(log).toContain('refuse_words')
    expect(log).toContain((asked.body as { requestId: string }).requestId)
    expect(log).toContain('POST /api/matters')
    // Made one by one, each was refused alone; that they could not be made together is said once.
    expect(log.match(/reports of one moment were made one by one/g)).toHaveLength(1)
    expectNoneOf(log)
    expectNoneOf(await writtenByDatabase())
  })

  it('hold no value of the program on any server, whoever runs it: so it is set for the program’s own roles', async () => {
    const names = Object.keys(quietSettings)
    for (const database of [town.database, town.accounts]) {
      const rows = await database.rows<{ name: string; setting: string }>(
        { kind: 'public' },
        sql`select name, setting from pg_settings where name = any (${names})`,
      )
      expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual(quietSettings)
    }
  })

  it('hold none of what a background task or a dropped line threw', async () => {
    const { log } = town.process.context
    const id = newId()
    const thrown = Object.assign(new Error(`cannot read "${words}" of ${id} for ${phone}`), { detail: phone, words })
    log.error(thrown)
    log.error({ err: thrown })
    log.error({ err: thrown, subject: id }, `failed: ${thrown.message}`)
    await expect.poll(async () => (await written()).split(id).length).toBeGreaterThan(3)
    expectNoneOf(await written())
  })
})
