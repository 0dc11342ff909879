import { newId } from '../../src/platform/ids.ts'
import { type Door, type Sent, sendUntilAnswered } from './door.ts'
import type { Random } from './random.ts'

/** What the program said yes to; all of it has to be there afterwards, once. */
export type Acknowledged = {
  readonly reports: { matter: string; report: string; number: string; command: string }[]
  readonly handUps: { matter: string; command: string }[]
}

export type Writing = {
  readonly door: Door
  readonly random: Random
  readonly community: string
  /** Codes of staircases, and those of the grid whose worker hands up. */
  readonly staircases: readonly string[]
  readonly ownStaircases: readonly string[]
  /** Cookie of the worker of that grid. */
  readonly cookie: string
}

/** Forty senders, each with its next command as soon as the last is answered, until they are told to stop. */
export type Writers = {
  readonly acknowledged: Acknowledged
  /** Resolves when this many answers have come in all. */
  reach(answers: number): Promise<void>
  answers(): number
  /** Lets each writer finish its command; throws what any of them met with. */
  stop(): Promise<void>
}

/** Starts the writers; what is acknowledged is kept. */
export function startWriters(count: number, writing: Writing): Writers {
  const acknowledged: Acknowledged = { reports: [], handUps: [] }
  const targets = new Set<{ at: number; resolve: () => void }>()
  let answers = 0
  let going = true
  const answered = () => {
    answers += 1
    for (const target of targets) if (answers >= target.at) target.resolve()
  }
  const one = async () => {
    while (going) await writeOnce(writing, acknowledged, answered)
  }
  const running = Promise.all(Array.from({ length: count }, one))
  const failed = running.then(() => new Promise<void>(() => undefined))
  return {
    acknowledged,
    answers: () => answers,
    reach: (at) => Promise.race([failed, reached(targets, { at, answers })]),
    stop: async () => {
      going = false
      await running
    },
  }
}

function reached(targets: Set<{ at: number; resolve: () => void }>, { at, answers }: { at: number; answers: number }) {
  return new Promise<void>((resolve) => {
    if (answers >= at) return resolve()
    targets.add({ at, resolve })
  })
}

async function writeOnce(writing: Writing, acknowledged: Acknowledged, answered: () => void): Promise<void> {
  const { random } = writing
  const own = random.below(2) === 0
  const command = newId()
  const first = await sendReport(writing, command, own)
  answered()
  acknowledged.reports.push({ ...verdictOf(first), command })
  if (own) {
    const matter = String(first.body.matter)
    const handUp = newId()
    const answer = await sendHandUp(writing, matter, handUp)
    answered()
    // The clock may have carried it up before: then it is refused, and that is an answer too.
    if (answer.status === 200) acknowledged.handUps.push({ matter, command: handUp })
    else if (![403, 404, 409].includes(answer.status)) throw new Error(`hand-up: ${JSON.stringify(answer)}`)
    if (answer.status === 200 && random.below(4) === 0) {
      const again = await sendHandUp(writing, matter, handUp)
      if (again.status !== 200) throw new Error(`the same hand-up again: ${JSON.stringify(again)}`)
    }
  }
}

function verdictOf({ status, body }: Sent) {
  if (status !== 201) throw new Error(`report: ${status} ${JSON.stringify(body)}`)
  return { matter: String(body.matter), report: String(body.report), number: String(body.number) }
}

/** Sends one report; each sending of it is the same command from the same device. */
async function sendReport(writing: Writing, command: string, own: boolean): Promise<Sent> {
  const { random, community, door } = writing
  const body = {
    community,
    staircase: random.pick(own ? writing.ownStaircases : writing.staircases),
    spot: { kind: 'floor', floor: 1 + random.below(6) },
    // Clutter begins in the grid; a lamp and a leak, which has to be made safe in hours, with the community.
    category: own ? '0104' : random.pick(['0104', '0201', '0203']),
    words: '楼道堆物，过不去人。',
  }
  const headers = { 'device-id': newId(), 'command-id': command }
  const send = () => sendUntilAnswered(door, { path: '/api/matters', body, headers })
  if (random.below(4) > 0) return send()
  // An impatient thumb: the same command twice at the same moment.
  const [one, other] = await Promise.all([send(), send()])
  if (JSON.stringify(verdictOf(one)) !== JSON.stringify(verdictOf(other))) throw new Error('one command, two verdicts')
  return one
}

function sendHandUp({ door, cookie }: Writing, matter: string, command: string): Promise<Sent> {
  return sendUntilAnswered(door, {
    path: `/api/matters/${matter}/hand-up`,
    body: { reason: '网格内无法处理' },
    headers: { cookie, 'command-id': command },
  })
}
