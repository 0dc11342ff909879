import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castPassword } from '../../src/people/testing.ts'
import { makeHome } from '../faults/program.ts'
import { openTown, type Town } from '../town/open-town.ts'

const program = join(import.meta.dirname, '../../bin/gangwan.mjs')
const password = /[a-z2-9]{4}(?:-[a-z2-9]{4}){3}/

let town: Town
let keys: Awaited<ReturnType<typeof makeHome>>
beforeAll(async () => {
  town = await openTown()
  keys = await makeHome()
})
afterAll(async () => {
  await town.close()
  await keys.remove()
})

/** Types the command at the machine: a process of its own, beside the running program. */
async function typed(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { PATH: process.env.PATH, GANGWAN_HOME: keys.home, DATABASE_URL: town.adminAddress }
  const answer = await promisify(execFile)(process.execPath, [program, 'account', ...words], { env }).catch(
    (failed: { code: number; stdout: string; stderr: string }) => failed,
  )
  return { code: 'code' in answer ? answer.code : 0, out: answer.stdout, err: answer.stderr }
}

const enter = (username: string, secret: string) =>
  town.ask('POST', '/api/session', { body: { username, password: secret } })

async function withAuthenticator(account: string): Promise<void> {
  await town.look("update accounts.accounts set second_factor = '\\x00' where id = $1 returning id", [account])
}

describe('gangwan account reset', () => {
  it('lets the administrator in with a password shown once, to be changed, and ends what was open', async () => {
    const { username, account } = town.cast.administrator
    await town.as('administrator')
    const { code, out, err } = await typed('reset', username)
    expect(code, err).toBe(0)
    expect(out.trim().split('\n')).toHaveLength(1)
    const [given = ''] = password.exec(out) ?? []

    expect((await enter(username, castPassword)).status).toBe(401)
    expect(await enter(username, given)).toMatchObject({ status: 200, body: { mustChangePassword: true } })
    const ended = await town.look('select end_reason from accounts.sign_ins where account_id = $1 order by id', [
      account,
    ])
    expect(ended.map((row) => row.end_reason)).toEqual(['revoked', null])
    const journal = await town.look('select actor_kind, facts from journal where kind = $1', ['account.recovered'])
    expect(journal).toEqual([{ actor_kind: 'founder', facts: { waiting: 0, secondFactorRemoved: false } }])
    expect(JSON.stringify(await town.look('select * from journal'))).not.toContain(given)
  })

  it('leaves the authenticator where it is, unless it is told to take it off', async () => {
    const { username, account } = town.cast.securityOfficer
    await withAuthenticator(account)
    const kept = await typed('reset', username)
    expect(kept.out).toMatch(/authenticator/)
    expect(await enter(username, password.exec(kept.out)![0])).toMatchObject({
      status: 401,
      body: { code: 'people.code-needed' },
    })

    const off = await typed('reset', username, '--remove-second-factor')
    expect(off.out).not.toMatch(/authenticator/)
    expect((await enter(username, password.exec(off.out)![0])).status).toBe(200)
  })

  it('makes the posts of everybody else wait for the security officer', async () => {
    const { out } = await typed('reset', town.cast.clerk.username)

    expect(out).toMatch(/security officer/)
    const posts = 'select confirmed_at from posts where account_id = $1 and needs_confirmation'
    expect(await town.look(posts, [town.cast.clerk.account])).toEqual([{ confirmed_at: null }])
  })

  it.each([
    [['reset', 'nobody.here'], 'There is no account "nobody.here".'],
    [['remove', 'guan.li'], 'The command is: gangwan account reset USERNAME'],
  ])('answers %j with one plain line and changes nothing', async (words, line) => {
    const { code, out, err } = await typed(...words)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    // Before it the command may have said that it builds what is stale.
    expect(err.trim().split('\n').at(-1)).toBe(line)
  })
})
