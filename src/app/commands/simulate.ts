import { signBatch } from '../../care/index.ts'
import { systemClock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { messageOf, Obstacle } from '../../platform/obstacle.ts'
import type { Command, Given } from './command.ts'
import { packetsAt } from './simulated-water.ts'

const quarterMs = 15 * 60_000
const most = 5_000

/** `gangwan simulate meters`: packets of invented households, signed and sent as a real feed sends them. */
export const simulateCommand: Command = {
  name: 'simulate',
  words: ['meters'],
  about: {
    english:
      'Sends packets of invented water meters to a running program: for trying a feed out. Serials are PREFIX-1, PREFIX-2 and so on.',
    chinese: '向运行中的程序发送虚构水表的数据包，用来试接数据源。编号为 PREFIX-1、PREFIX-2 等。',
  },
  options: [
    { name: 'to', value: 'ADDRESS', about: 'Where the program is open, such as http://127.0.0.1:8080.' },
    { name: 'feed', value: 'ID', about: 'The feed, as the desk showed it.' },
    { name: 'secret', value: 'SECRET', about: 'Its secret.' },
    { name: 'count', value: 'N', about: 'How many meters; 40 where nothing is said.' },
    { name: 'hours', value: 'N', about: 'The hours up to now that are sent; 24 where nothing is said, at most 72.' },
    { name: 'prefix', value: 'PREFIX', about: 'Before the number of each meter; SIM where nothing is said.' },
    { name: 'silent', value: 'LIST', about: 'Numbers of meters behind which nobody uses water, with commas.' },
  ],
  run: async (given) => {
    if (given.words[0] !== 'meters') throw new Obstacle('The command is: gangwan simulate meters')
    const ask = askOf(given)
    const sums = { accepted: 0, duplicate: 0, refused: 0 }
    const now = systemClock.now().getTime()
    for (let at = now - ask.hours * 3_600_000 + quarterMs; at <= now; at += quarterMs) {
      for (const batch of batchesOf(packetsAt(new Date(at), ask))) {
        const verdict = await send(ask, batch)
        for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += verdict[name]
      }
    }
    console.log(`Sent: ${sums.accepted} taken, ${sums.duplicate} had come before, ${sums.refused} refused.`)
  },
}

type Ask = {
  to: string
  feed: string
  secret: string
  count: number
  hours: number
  prefix: string
  silent: ReadonlySet<number>
}

function askOf(given: Given): Ask {
  const needed = (name: string) => {
    const value = given.valueOf(name)
    if (!value) throw new Obstacle(`--${name} is missing: gangwan simulate --help says what it is.`)
    return value
  }
  const number = (name: string, usual: number, largest: number) => {
    const value = Number(given.valueOf(name) ?? usual)
    if (!Number.isInteger(value) || value < 1 || value > largest)
      throw new Obstacle(`--${name} has to be a whole number from 1 to ${largest}.`)
    return value
  }
  return {
    to: needed('to').replace(/\/$/, ''),
    feed: needed('feed'),
    secret: needed('secret'),
    count: number('count', 40, 100_000),
    hours: number('hours', 24, 72),
    prefix: given.valueOf('prefix') ?? 'SIM',
    silent: new Set((given.valueOf('silent') ?? '').split(',').filter(Boolean).map(Number)),
  }
}

function batchesOf<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, index) =>
    items.slice(index * most, (index + 1) * most),
  )
}

type Reply = { accepted: number; duplicate: number; refused: number; title?: string; remedy?: string }

async function send({ to, feed, secret }: Ask, packets: readonly unknown[]): Promise<Reply> {
  const body = JSON.stringify({ packets })
  const headers = {
    'content-type': 'application/json',
    'command-id': newId(),
    'feed-id': feed,
    'feed-signature': signBatch(secret, body),
  }
  const response = await fetch(`${to}/api/signals`, { method: 'POST', headers, body }).catch((error: unknown) => {
    throw new Obstacle(`Nobody answers at ${to}: ${messageOf(error)}.`)
  })
  const reply = (await response.json()) as Reply
  if (!response.ok) throw new Obstacle(`The batch was not taken: ${reply.title ?? response.status}.`)
  return reply
}
