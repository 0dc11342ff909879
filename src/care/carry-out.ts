import type { Tx } from '../platform/db/transaction.ts'
import { record } from '../platform/journal/write.ts'
import { keyOf } from './circle.ts'
import type { Alarm, Decision, Fact } from './rules-alarms.ts'
import { type AlarmTold, sendsOf } from './tell-alarm.ts'
import { insertAlarm, insertSends, type NewSend, supersedeSends, updateAlarm } from './write-alarms.ts'

/** `due`: the moment the engine was asked to look, where the clock moved the alarm and nobody else. */
type Carried = AlarmTold & { now: Date; due?: Date }

/** Keeps a new alarm with all that follows from it; false where the person has an open one already. */
export async function begin(
  tx: Tx,
  at: Carried & { audience: readonly string[] },
  decision: Decision,
): Promise<boolean> {
  const { place, id, now } = at
  const audience = audienceAfter(at, at.audience, decision)
  const isNew = await insertAlarm(tx, { ...place, id, at: now, alarm: decision.alarm, audience })
  if (isNew) await follow(tx, at, decision)
  return isNew
}

/** Moves an alarm on with all that follows: row, journal and what leaves the machine change together. */
export async function carryOut(
  tx: Tx,
  at: Carried & { before: Alarm; audience: readonly string[] },
  decision: Decision,
): Promise<void> {
  const { place, id, now, before } = at
  const audience = audienceAfter(at, at.audience, decision)
  await updateAlarm(
    tx,
    { community: place.community, id, version: before.version, now },
    { alarm: decision.alarm, audience },
  )
  if (decision.supersedes) await supersedeSends(tx, { community: place.community, alarm: id })
  await follow(tx, at, decision)
}

async function follow(tx: Tx, at: Carried, decision: Decision): Promise<void> {
  for (const fact of decision.facts) await note(tx, at, fact)
  const sends: NewSend[] = []
  for (const telling of decision.tellings) sends.push(...(await sendsOf(tx, at, { alarm: decision.alarm, telling })))
  await insertSends(tx, sends, at.now)
}

async function note(tx: Tx, { place, id, now, due }: Carried, { kind, facts }: Fact): Promise<void> {
  const subject = { kind: 'alarm', id }
  const whole = due ? { ...facts, due } : facts
  await record(tx, {
    community: place.community,
    kind,
    subject,
    at: now,
    reader: 'staff',
    grid: place.grid,
    facts: whole,
  })
}

/** Whoever is told may see the alarm: by her account on duty, or by her link. */
function audienceAfter({ circle }: Carried, audience: readonly string[], { tellings }: Decision): string[] {
  const told = tellings.flatMap((telling) => {
    if (telling.to === 'step') return circle.now(telling.step)
    return telling.to === 'some' ? circle.now(telling.step).filter((each) => telling.keys.includes(keyOf(each))) : []
  })
  const named = told.flatMap(({ account_id, link_id }) => [account_id, link_id]).filter((id) => id !== null)
  return [...new Set([...audience, ...named])]
}
