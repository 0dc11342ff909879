import { createHash } from 'node:crypto'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'
import { record } from '../platform/journal/write.ts'
import { findSends } from './read-alarms.ts'
import { findRecipients, type RecipientRow } from './read-recipients.ts'
import type { Alarm, Decision, Fact, Reach, Telling } from './rules-alarms.ts'
import type { Chain, StepKind } from './rules-plans.ts'
import { quietUntil } from './rules-quiet.ts'
import { type AlarmPlace, insertAlarm, insertSends, type NewSend, supersedeSends, updateAlarm } from './write-alarms.ts'

/** The people a chain could turn to now, by step. */
export type Circle = {
  readonly reach: Reach
  /** Until when everybody of a step is not to be called. */
  readonly quiet: (step: number) => Date | null
  of(step: number): readonly RecipientRow[]
  /** Those of a step who may be called now; everybody where all are quiet, for then the chain has decided. */
  now(step: number): readonly RecipientRow[]
}

const rolesOf: Readonly<Record<StepKind, readonly RecipientRow['role'][]>> = {
  person: ['person'],
  family: ['family'],
  team: ['team_member'],
  grid_and_desk: ['grid_leader', 'duty_desk'],
  emergency_call: ['duty_desk'],
}

/** Finds who can be told at this moment; on duty is who is on duty now, not when the alarm opened. */
export async function circleOf(tx: ReadTx, place: AlarmPlace, chain: Chain): Promise<Circle> {
  const all = await findRecipients(tx, place)
  const of = (step: number) => {
    const roles = rolesOf[chain.steps[step]!.kind]
    return all.filter((each) => roles.includes(each.role) && each.phone !== null)
  }
  // Where much hangs on it nobody's hours are asked for.
  const awake = (step: number) => of(step).filter((each) => chain.riskClass === 'high' || quietOf(each) === null)
  return {
    of,
    now: (step) => (awake(step).length > 0 ? awake(step) : of(step)),
    reach: (step) => of(step).length > 0,
    quiet: (step) => {
      if (awake(step).length > 0) return null
      return of(step)
        .map(quietOf)
        .reduce<Date | null>((first, each) => (first && each && first < each ? first : each), null)
    },
  }
}

function quietOf({ quiet_from: from, quiet_to: to, zone, now }: RecipientRow): Date | null {
  return from && to ? quietUntil({ from, to }, zone, now) : null
}

/** `due`: the moment the engine was asked to look, where the clock moved the alarm and nobody else. */
type Carried = { place: AlarmPlace; id: string; now: Date; circle: Circle; due?: Date }

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
  for (const telling of decision.tellings) sends.push(...(await sendsOf(tx, at, decision.alarm, telling)))
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
  const told = tellings.flatMap((telling) => (telling.to === 'step' ? circle.now(telling.step) : []))
  const named = told.flatMap(({ account_id, link_id }) => [account_id, link_id]).filter((id) => id !== null)
  return [...new Set([...audience, ...named])]
}

async function sendsOf(tx: Tx, at: Carried, alarm: Alarm, telling: Telling): Promise<NewSend[]> {
  if (telling.to === 'step') return stepSends(at, alarm, telling)
  const told = await findSends(tx, { community: at.place.community, alarm: at.id })
  const reached = new Map(told.filter(({ phone }) => phone !== null).map((send) => [send.recipient_id, send]))
  if (telling.to === 'lapsed') {
    const owner = [...reached.values()].filter(({ recipient_id }) => recipient_id === telling.owner)
    return owner.map((send) =>
      again(at, send, { template: 'care.owner_lapsed', step: 98, round: telling.version, cycle: alarm.cycle }),
    )
  }
  const template = 'care.all_clear'
  const knows = [...reached.values()].filter(({ state }) => state === 'accepted' || state === 'seen')
  return knows.map((send) => again(at, send, { template, step: 99, round: alarm.version, cycle: telling.cycle }))
}

function again(
  at: Carried,
  send: Awaited<ReturnType<typeof findSends>>[number],
  about: { template: string; step: number; round: number; cycle: number },
): NewSend {
  const { recipient_kind, recipient_id, recipient_name } = send
  const key = { ...about, alarm: at.id, recipient: recipient_id, channel: 'sms' as const }
  return {
    ...key,
    id: sendId(key),
    community: at.place.community,
    recipientKind: recipient_kind,
    recipientName: recipient_name,
    phone: send.phone!.toString('hex'),
  }
}

/** Everybody of a step, by message and by call; the desk's own screen besides, where the step is the desk's. */
function stepSends(
  { place, id, circle }: Carried,
  alarm: Alarm,
  telling: { cycle: number; step: number; round: number },
): NewSend[] {
  const { kind } = alarm.chain.steps[telling.step]!
  const base = {
    community: place.community,
    alarm: id,
    cycle: telling.cycle,
    step: telling.step,
    round: telling.round,
    template: `care.${kind}`,
  }
  const line = (
    recipient: Pick<NewSend, 'recipientKind' | 'recipient' | 'recipientName' | 'channel' | 'phone'>,
  ): NewSend => ({
    ...base,
    ...recipient,
    id: sendId({ ...base, recipient: recipient.recipient, channel: recipient.channel }),
  })
  const byPhone = circle.now(telling.step).flatMap((each) =>
    (kind === 'person' ? (['voice'] as const) : (['sms', 'voice'] as const)).map((channel) =>
      line({
        recipientKind: each.kind,
        recipient: each.id,
        recipientName: each.name,
        channel,
        phone: each.phone!.toString('hex'),
      }),
    ),
  )
  if (kind !== 'grid_and_desk' && kind !== 'emergency_call') return byPhone
  const screen = {
    recipientKind: 'desk' as const,
    recipient: place.community,
    recipientName: '',
    channel: 'desk' as const,
    phone: null,
  }
  return [...byPhone, line(screen)]
}

/** The id of a telling: the same alarm, cycle, step, round, recipient and channel always give the same. */
export function sendId(of: {
  alarm: string
  cycle: number
  step: number
  round: number
  recipient: string
  channel: string
}): string {
  const hex = createHash('sha256')
    .update([of.alarm, of.cycle, of.step, of.round, of.recipient, of.channel].join('|'))
    .digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
