import { connect, type Socket } from 'node:net'
import { monotonicMs } from '../src/platform/clock.ts'
import { loadByWrk, wrk } from './wrk-load.ts'

/** What a load gave: requests answered with 2xx, others, and how long each took in milliseconds. */
export type Load = { answered: number; refused: number; perSecond: number; median: number; p99: number }

export type LoadAsk = {
  port: number
  connections: number
  seconds: number
  request: () => Buffer
  /** After how many requests they may come again; absent where each is a write that may be sent once only. */
  different?: number
}

/** Keeps `connections` requests under way for the time: by wrk where the machine has it, else over plain sockets. */
export function load(ask: LoadAsk): Promise<Load> {
  return wrk ? loadByWrk(wrk, ask) : loadByOwn(ask)
}

async function loadByOwn(ask: LoadAsk): Promise<Load> {
  const until = monotonicMs() + ask.seconds * 1000
  const times: number[] = []
  let refused = 0
  const began = monotonicMs()
  await Promise.all(
    Array.from({ length: ask.connections }, async () => {
      const line = await openLine(ask.port)
      while (monotonicMs() < until) {
        const sent = monotonicMs()
        const status = await line.ask(ask.request())
        times.push(monotonicMs() - sent)
        if (status < 200 || status > 299) refused += 1
      }
      line.close()
    }),
  )
  const seconds = (monotonicMs() - began) / 1000
  times.sort((a, b) => a - b)
  const answered = times.length - refused
  return {
    answered,
    refused,
    perSecond: answered / seconds,
    median: times[times.length >> 1]!,
    p99: times[Math.floor(times.length * 0.99)]!,
  }
}

type Line = { ask(request: Buffer): Promise<number>; close(): void }

async function openLine(port: number): Promise<Line> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let waiting: { answer: (status: number) => void; fail: (error: Error) => void } | undefined
  let received = Buffer.alloc(0)
  socket.on('error', (error) => waiting?.fail(error))
  socket.on('close', () => waiting?.fail(new Error('the server closed the line')))
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    const head = received.indexOf('\r\n\r\n')
    if (head < 0) return
    const headers = received.toString('latin1', 0, head)
    const length = Number(/content-length: (\d+)/i.exec(headers)?.[1] ?? 0)
    if (received.length < head + 4 + length) return
    received = received.subarray(head + 4 + length)
    const answer = waiting
    waiting = undefined
    answer?.answer(Number(headers.slice(9, 12)))
  })
  return {
    ask: (request) =>
      new Promise((answer, fail) => {
        waiting = { answer, fail }
        socket.write(request)
      }),
    close: () => socket.destroy(),
  }
}

/** The bytes of one request. */
export function requestBytes(ask: {
  method: string
  path: string
  cookie?: string
  body?: string
  headers?: string[]
}): Buffer {
  const body = ask.body ?? ''
  const lines = [
    `${ask.method} ${ask.path} HTTP/1.1`,
    'host: 127.0.0.1',
    ...(ask.cookie ? [`cookie: ${ask.cookie}`] : []),
    ...(body ? ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`] : []),
    ...(ask.headers ?? []),
    '',
    body,
  ]
  return Buffer.from(lines.join('\r\n'))
}
