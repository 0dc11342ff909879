import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { type FaultTown, openFaultTown } from './fault-town.ts'
import { type Program, startProgram } from './program.ts'

const run = promisify(execFile)
// Only root may mount a small disk; others are told, and root fails where it cannot.
const mayMount = process.platform === 'linux' && process.getuid?.() === 0

describe.skipIf(!mayMount)('a full disk at an upload (needs root on Linux, to mount a small disk)', () => {
  let town: FaultTown
  let program: Program
  let files: string
  beforeAll(async () => {
    town = await openFaultTown()
    files = join(town.home, 'files')
    await mkdir(files, { recursive: true })
    await run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', files])
    program = await startProgram({ home: town.home, databaseAddress: town.adminAddress })
  }, 240_000)
  afterAll(async () => {
    await program.stop()
    await run('umount', [files])
    await town.close()
  })

  const put = async (path: string, cookie: string, picture: Buffer) => {
    const headers = { cookie, 'content-type': 'image/jpeg' }
    const response = await fetch(program.address + path, { method: 'PUT', headers, body: new Uint8Array(picture) })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  it('is a clear problem: the report is kept, no row is without its file, and nothing unfinished is left', async () => {
    const body = {
      community: town.gangwan,
      staircase: town.staircases[0],
      spot: { kind: 'entrance' },
      category: '0104',
      words: '照片稍后补传。',
    }
    const response = await fetch(`${program.address}/api/matters`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'device-id': newId(), 'command-id': newId() },
      body: JSON.stringify(body),
    })
    const report = (await response.json()) as { report: string; matter: string }
    expect(response.status).toBe(201)
    const cookie = response.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    const pictures = `/api/matters/mine/${report.report}/pictures`

    // Noise does not compress: it is as large kept as it was sent.
    const noise = { raw: { width: 1200, height: 900, channels: 3 as const } }
    const large = await sharp(randomBytes(1200 * 900 * 3), noise)
      .jpeg({ quality: 90 })
      .toBuffer()
    await writeFile(join(files, 'ballast'), randomBytes(900 * 1024))
    const full = await put(`${pictures}/${newId()}`, cookie, large)

    expect(full).toMatchObject({ status: 507, body: { code: 'matters.store-full', status: 507 } })
    expect(await town.look('select id from pictures')).toEqual([])
    expect(await filesIn(files)).toEqual(['ballast'])
    expect(await town.look('select id from reports where id = $1', [report.report])).toHaveLength(1)

    // With room again the same phone sends it again.
    await run('rm', [join(files, 'ballast')])
    const small = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#678' } })
      .jpeg()
      .toBuffer()
    expect((await put(`${pictures}/${newId()}`, cookie, small)).status).toBeLessThan(300)
    const rows = await town.look<{ file: string }>('select file from pictures')
    expect(rows.map(({ file }) => file)).toEqual(await filesIn(files))
  })
})

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}
