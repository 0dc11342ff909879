import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { whoMay } from '../../src/matters/policy.ts'
import type { Endpoint } from '../../src/platform/http/endpoint.ts'
import { messageFiles, messagesOf } from '../../tools/hant.ts'
import { type Catalogue, catalogues, pages, servedEndpoints } from '../../tools/reference.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

let all: Catalogue[]
let endpoints: Endpoint[]
beforeAll(async () => {
  all = await catalogues()
  endpoints = await servedEndpoints()
})

describe('generated pages', () => {
  it('are as the code would write them now', async () => {
    const fresh = await pages()

    for (const [name, text] of Object.entries(fresh)) expect(read(name), name).toBe(text)
  })

  it('draw the rooms as they import one another now', () => {
    const check = spawnSync(process.execPath, ['tools/architecture.mjs', '--check'], { cwd: root, encoding: 'utf8' })

    expect(check).toMatchObject({ status: 0, stderr: '' })
  })
})

describe('problems', () => {
  it('have codes of their own', () => {
    const codes = all.flatMap(({ kinds }) => kinds.map(({ code }) => code))

    expect(codes.length).toBeGreaterThan(30)
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
  })

  it('stand under the name of their own room', () => {
    const strays = all.flatMap(({ file, kinds }) => {
      const room = /([^/]+)\/problems\.ts$/.exec(file)![1]!
      return kinds.map(({ code }) => code).filter((code) => !code.startsWith(`${room}.`))
    })

    expect(strays).toEqual([])
  })

  it('blame the caller for nothing that is ours, and us for nothing that is the caller’s', () => {
    const kinds = all.flatMap((catalogue) => catalogue.kinds)

    expect(kinds.filter(({ status }) => status < 400 || status > 599)).toEqual([])
    expect(
      kinds
        .filter(({ status }) => status >= 500)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(oursToPutRight)
  })

  it('are worded for people in 简体 and English', async () => {
    const worded = new Set<string>()
    for (const file of messageFiles()) {
      for (const { wordings } of await messagesOf(file)) {
        for (const [key, [hans, english]] of Object.entries(wordings)) {
          if (hans.trim() && english.trim()) worded.add(key)
        }
      }
    }
    const silent = all.flatMap(({ kinds }) => kinds.map(({ code }) => code)).filter((code) => !worded.has(code))

    expect(silent).toEqual([])
  })
})

describe('policies', () => {
  it('are sentences that stand in a policy module', async () => {
    const asked = await Promise.all(
      endpoints.map(async ({ id, policy }) => ({ id, policy, is: await isSentence(policy) })),
    )
    const strays = asked.filter(({ is }) => !is)

    expect(strays).toEqual([])
  })

  it('let nobody but the holder of its secret near a reporter’s own page', () => {
    const open = endpoints.filter(
      ({ caller, policy }) => (caller === 'reporter') !== (policy === 'matters.holdsSecret'),
    )

    expect(open).toEqual([])
  })

  it('leave the desk’s addresses to those who are signed in', () => {
    const open = endpoints
      .filter(({ caller, method }) => caller === 'public' && method !== 'GET')
      .map(({ id }) => id)
      .sort()

    expect(open).toEqual(forEverybody)
  })
})

/** What may be sent without being signed in: reports, and what leads to being signed in. */
const forEverybody = [
  'matters.join-matter',
  'matters.open-by-pin',
  'matters.report-matter',
  'people.set-up-first',
  'people.sign-in',
  'people.use-slip',
]

/** What no caller can put right: the disk, the calendar that is not out, a fault of ours, the database. */
const oursToPutRight = ['http.unavailable', 'http.unexpected', 'matters.calendar-missing', 'matters.store-full']

// Sentences that are not functions: everybody may, row security alone decides, the secret of the report decides.
const decidedElsewhere = ['anyone', 'matters.maySee', 'matters.holdsSecret']

/** Names that the policy modules of a room export. */
async function sentencesOf(room: string): Promise<string[]> {
  const folder = join(root, 'src', room)
  const files = readdirSync(folder).filter((file) => /^policy(-[a-z-]+)?\.ts$/.test(file))
  const modules = await Promise.all(files.map((file) => import(join(folder, file)) as Promise<object>))
  return modules.flatMap((module) => Object.keys(module))
}

async function isSentence(policy: string): Promise<boolean> {
  if (decidedElsewhere.includes(policy)) return true
  const [room = '', sentence = ''] = policy.split('.')
  if ((await sentencesOf(room)).includes(sentence)) return true
  const act = sentence
    .replace(/^may/, '')
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .slice(1)
  return room === 'matters' && act in whoMay
}
