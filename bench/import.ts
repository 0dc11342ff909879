import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { fromPlan } from '../src/app/demo/places.ts'
import { castPassword, castTown } from '../src/people/testing.ts'
import { estatePlan, foundCommunity, lingang, plainEstate } from '../src/places/index.ts'
import { startEmbedded } from '../src/platform/db/embedded/start-embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { openPool } from '../src/platform/db/pools.ts'
import { addressFor } from '../src/platform/db/roles.ts'
import { databaseOver } from '../src/platform/db/transaction.ts'
import { newId } from '../src/platform/ids.ts'
import { testPasswordOf } from '../src/platform/testing/cluster.ts'
import { makeHome, type Program, startProgram } from '../tests/faults/program.ts'

// 20,000 rows from the upload until the dry run is on screen, as the built program does it, beside the library that reads the
// same file alone in a process of its own; and the most memory that the program ever held meanwhile.
const rows = 20_000
const bars = { seconds: 15, megabytes: 400 }

await benchImport()

async function benchImport(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'gangwan-bench-'))
  const embedded = await startEmbedded({ home, adminPassword: 'bench', log: () => undefined })
  const own = await makeHome()
  let program: Program | undefined
  try {
    const { adminAddress } = embedded
    await migrate(adminAddress, 'migrations', testPasswordOf)
    const { community, doors, username } = await town(adminAddress)
    const file = join(home, 'rows.xlsx')
    await writeFile(file, sheetOf(doors))
    program = await startProgram({ home: own.home, databaseAddress: adminAddress })
    const idle = await memoryOf(program)
    const cookie = await signIn(program.address, username)
    const base = `${program.address}/api/people/${community}/imports`
    const bytes = await readFile(file)
    const began = process.hrtime.bigint()
    const id = await upload(base, cookie, bytes)
    await until(base, { id, cookie, state: 'ready' })
    const shown = (await (await fetch(`${base}/${id}/rows?limit=50`, { headers: { cookie } })).json()) as {
      items: unknown[]
    }
    const dry = secondsSince(began)
    const most = await memoryOf(program)
    const made = process.hrtime.bigint()
    await fetch(`${base}/${id}/make`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'command-id': newId() },
      body: '{}',
    })
    await until(base, { id, cookie, state: 'imported' })
    const entered = secondsSince(made)
    const mostOfAll = await memoryOf(program)
    const alone = libraryAlone(file)
    console.log(`${rows} rows, ${(bytes.length / 1024 / 1024).toFixed(1)} MB, ${shown.items.length} lines on screen`)
    console.log(`upload to dry run shown     ${dry.toFixed(1)} s (≤ ${bars.seconds})`)
    console.log(`the library alone           ${alone.seconds.toFixed(1)} s, ${alone.megabytes} MB`)
    console.log(
      `rows a second               ${Math.round(rows / dry)} against ${Math.round(rows / alone.seconds)}: ${(alone.seconds / dry).toFixed(2)} of the library’s rate`,
    )
    console.log(
      `most memory, server + worker ${most} MB at the dry run (< ${bars.megabytes}), ${mostOfAll} MB after entering; ${idle} MB idle`,
    )
    console.log(`entered                     ${entered.toFixed(1)} s, ${Math.round(rows / entered)} rows a second`)
    if (dry > bars.seconds || most >= bars.megabytes) process.exitCode = 1
  } finally {
    await program?.kill()
    await embedded.stop()
    await own.remove()
    await rm(home, { recursive: true, force: true })
  }
}

type Door = { building: number; staircase: number; door: string }

/** A community large enough for the rows, with its desk. */
async function town(adminAddress: string): Promise<{ community: string; doors: Door[]; username: string }> {
  const pool = (role: 'app' | 'accounts') =>
    databaseOver(openPool(addressFor(adminAddress, role, testPasswordOf), { most: 2, name: 'bench' }, () => undefined))
  const estate = plainEstate(Array.from({ length: 9 }, () => ({ buildings: 40, staircases: 2, floors: 6, doors: 2 })))
  const about = { subdistrict: { code: '440112001', name: '黄埔街道' }, isDemo: true, from: '2026-01-01' }
  const places = await pool('app').write({ kind: 'founder' }, async (tx) => ({
    gangwan: await foundCommunity(tx, {
      ...estate,
      anchor: { longitude: 113.4575, latitude: 23.0935 },
      ...about,
      code: '440112001006',
      shortCode: 'GW',
      name: '港湾一村社区',
    }),
    lingang: await foundCommunity(tx, {
      ...fromPlan(estatePlan(1, lingang)),
      ...about,
      code: '440112001999',
      shortCode: 'LG',
      name: '临港社区',
    }),
  }))
  const cast = await castTown(pool('accounts'), places)
  const doors = estate.buildings.flatMap(({ number: building, staircases }) =>
    staircases.flatMap(({ number: staircase, dwellings }) =>
      dwellings.map(({ door }) => ({ building, staircase, door })),
    ),
  )
  return { community: places.gangwan, doors, username: cast.clerk.username }
}

/** Households of one to four, each with its address on its first line, as .xlsx. */
function sheetOf(doors: readonly Door[]): Buffer {
  const family = [...'陈李黄张梁林吴刘罗何周郭邓冯曾谢彭叶苏潘']
  const given = [...'丽芳敏静华英娟霞玲燕明强志伟国建平军辉杰']
  const lines: (string | number | null)[][] = [
    ['港湾一村住户登记表'],
    ['地址', '姓名', '与户主关系', '性别', '出生年月', '电话'],
  ]
  let person = 0
  for (const [index, { building, staircase, door }] of doors.entries()) {
    for (let member = 0; member < 1 + (index % 4) && person < rows; member += 1) {
      lines.push([
        member === 0 ? `港湾一村${building}栋${staircase}梯${door}房` : null,
        `${family[index % 20]}${given[(person * 7) % 20]}${given[(person * 3 + member) % 20]}`,
        ['户主', '配偶', '子', '母亲'][member]!,
        person % 2 === 0 ? '女' : '男',
        `${1940 + (person % 70)}.${1 + (person % 12)}.5`,
        member < 2 ? 10_010_000_000 + person : null,
      ])
      person += 1
    }
  }
  if (person < rows) throw new Error('the estate is too small for the rows')
  const book = { SheetNames: ['居民'], Sheets: { 居民: utils.aoa_to_sheet(lines) } }
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}

async function upload(base: string, cookie: string, bytes: Buffer): Promise<string> {
  const answer = await fetch(base, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/octet-stream', 'command-id': newId() },
    body: new Uint8Array(bytes),
  })
  return ((await answer.json()) as { import: string }).import
}

/** Asks as the page does until the import stands so. */
async function until(
  base: string,
  { id, cookie, state }: { id: string; cookie: string; state: string },
): Promise<void> {
  for (;;) {
    const now = (await (await fetch(`${base}/${id}`, { headers: { cookie } })).json()) as {
      state: string
      problem: string | null
    }
    if (now.state === state) return
    if (now.state === 'refused') throw new Error(`the import was refused: ${now.problem}`)
    await new Promise((resolve) => setTimeout(resolve, 600))
  }
}

/** The library reading the file and giving its cells, in a process of its own. */
function libraryAlone(file: string): { seconds: number; megabytes: number } {
  const program = `const { readFileSync } = require('node:fs'); const { read, utils } = require('@e965/xlsx')
    const bytes = readFileSync(${JSON.stringify(file)}); const began = process.hrtime.bigint()
    const book = read(bytes, { type: 'buffer', dense: true }); const lines = utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 })
    const seconds = Number(process.hrtime.bigint() - began) / 1e9
    const status = readFileSync('/proc/self/status', 'utf8')
    console.log(JSON.stringify({ seconds, megabytes: Math.round(Number(/VmHWM:\\s+(\\d+)/.exec(status)[1]) / 1024), lines: lines.length }))`
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8', cwd: process.cwd() })
  if (!stdout) throw new Error(stderr)
  return JSON.parse(stdout) as { seconds: number; megabytes: number }
}

/** The most that a process ever held, in megabytes. */
async function memoryOf({ pid }: Program): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)![1]) / 1024)
}

async function signIn(address: string, username: string): Promise<string> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: castPassword }),
  })
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}

function secondsSince(began: bigint): number {
  return Number(process.hrtime.bigint() - began) / 1e9
}
