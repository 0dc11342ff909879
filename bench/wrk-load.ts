import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Load, LoadAsk } from './http-load.ts'

/** The client the bars of the matters were measured with; it costs a tenth of one written here. Debian's package `wrk`. */
export const wrk = ['/usr/bin/wrk', '/usr/local/bin/wrk'].find((path) => existsSync(path))

const run = promisify(execFile)

/** What wrk runs: one request after the other out of a file, and at the end what it counted, in microseconds. */
const script = (file: string) => `
local requests = {}
local file = io.open('${file}', 'rb')
for length in function() return file:read('*n') end do
  file:read(1)
  requests[#requests + 1] = file:read(length)
end
file:close()
local at = 0
function request()
  at = at + 1
  return requests[(at - 1) % #requests + 1]
end
function done(summary, latency)
  local bad = summary.errors
  io.write(string.format('counted %d %d %d %d %d %d\\n', summary.requests, summary.duration, bad.status,
    bad.connect + bad.read + bad.write + bad.timeout, latency:percentile(50), latency:percentile(99)))
end
`

/** Keeps `connections` requests under way for the time. Throws where a line broke, or a request meant to be sent once was sent again. */
export async function loadByWrk(program: string, ask: LoadAsk): Promise<Load> {
  const folder = await mkdtemp(join(tmpdir(), 'gangwan-bench-wrk-'))
  try {
    const different = ask.different ?? Math.ceil(ask.seconds * mostPerSecond)
    const requests = Array.from({ length: different }, () => ask.request())
    const file = join(folder, 'requests')
    await writeFile(file, Buffer.concat(requests.flatMap((each) => [Buffer.from(`${each.length}\n`), each])))
    await writeFile(join(folder, 'script.lua'), script(file))
    const counted = await counts(program, [
      ...['-t', '1', '-c', String(ask.connections), '-d', `${Math.ceil(ask.seconds)}s`],
      ...['-s', join(folder, 'script.lua'), `http://127.0.0.1:${ask.port}/`],
    ])
    const [requestsSent, microseconds, refused, broken, median, p99] = counted as [
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    if (broken > 0) throw new Error(`${broken} lines to the server broke`)
    if (ask.different === undefined && requestsSent > different)
      throw new Error('requests meant to be sent once were sent again')
    const answered = requestsSent - refused
    return {
      ...{ answered, refused },
      perSecond: answered / (microseconds / 1e6),
      median: median / 1000,
      p99: p99 / 1000,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** More than any page that may not be asked twice the same is answered. */
const mostPerSecond = 8_000

async function counts(program: string, args: string[]): Promise<number[]> {
  const { stdout } = await run(program, args)
  const line = /^counted ([\d ]+)$/m.exec(stdout)
  if (!line) throw new Error(`wrk told nothing: ${stdout}`)
  return line[1]!.split(' ').map(Number)
}
