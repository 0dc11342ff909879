import type { EngineActor } from '../platform/actor.ts'
import { messageOf } from '../platform/obstacle.ts'
import type { CareContext } from './care-context.ts'
import { findDueSends } from './read-alarms.ts'
import { claimSend, markAccepted, markSendFailed } from './write-sends.ts'

/** One message or call as the provider gets it; `id` stays the same however often it is sent. */
export type AlarmMessage = {
  readonly id: string
  readonly template: string
  readonly params: Readonly<Record<string, string | number>>
  readonly phone: string
}
export type Carrier = (message: AlarmMessage) => Promise<void>

const atOnce = 100
const atATime = 8
export const leaseMs = 60_000
const mostAttempts = 20

/** Milliseconds until the next attempt after `attempt` failed ones: five seconds, doubling, at most a minute; null to give up. */
export function pauseAfter(attempt: number): number | null {
  return attempt >= mostAttempts ? null : Math.min(5_000 * 2 ** (attempt - 1), 60_000)
}

/**
 * Hands over what is due, each at least once under its id. A message is claimed in one short transaction, handed over outside of any,
 * and its fate written in another by the attempt that claimed it: who was stopped meanwhile and comes back writes nothing.
 */
export async function sendAlarms(context: CareContext, carrier: Carrier): Promise<number> {
  let sent = 0
  for (;;) {
    const due = await context.database.read({ kind: 'engine' }, (tx) => findDueSends(tx, atOnce))
    const isMore = due.length === atOnce
    const before = sent
    const next = async (): Promise<void> => {
      for (let id = due.shift(); id; id = due.shift()) if (await send(context, carrier, id)) sent += 1
    }
    await Promise.all(Array.from({ length: atATime }, next))
    // A morning on which hundreds are missed does not wait for the next beat; a provider that takes nothing does.
    if (!isMore || sent === before) return sent
  }
}

const engine: EngineActor = { kind: 'engine' }

async function send(context: CareContext, carrier: Carrier, id: string): Promise<boolean> {
  const claimed = await context.database.write(engine, (tx) => claimSend(tx, id, leaseMs))
  if (!claimed) return false
  const { attempt, template, channel, alarm_id: alarm } = claimed
  try {
    const phone = context.secrets.open('phone', claimed.phone)
    await carrier({ id, template, params: { channel, code: alarm.slice(-6) }, phone })
  } catch (error) {
    const failure = { id, attempt, error: messageOf(error).slice(0, 200), pauseMs: pauseAfter(attempt) }
    await context.database.write(engine, (tx) => markSendFailed(tx, failure))
    return false
  }
  return context.database.write(engine, (tx) => markAccepted(tx, { id, attempt }))
}
