import { createHash } from 'node:crypto'
import type { Tx } from '../platform/db/transaction.ts'
import { type Circle, keyOf } from './circle.ts'
import { findSends, type SendRow } from './read-alarms.ts'
import type { RecipientRow } from './read-recipients.ts'
import { type Alarm, type Cause, isDesk, type Telling } from './rules-alarms.ts'
import type { AlarmPlace, NewSend } from './write-alarms.ts'

/** The alarm that is told of, and the people it could be told to. */
export type AlarmTold = { place: AlarmPlace; id: string; circle: Circle }

/** Messages to the owner and that it is over stand under steps of their own. */
const stepOf = { worse: 97, lapsed: 98, over: 99 } as const

/** The messages that a telling is. */
export async function sendsOf(
  tx: Tx,
  at: AlarmTold,
  { alarm, telling }: { alarm: Alarm; telling: Telling },
): Promise<NewSend[]> {
  switch (telling.to) {
    case 'step':
    case 'some':
      return stepSends(at, alarm, telling)
    case 'owner':
      return worseSends(at, alarm, telling)
    case 'lapsed':
      return lapsedSends(at, alarm, telling)
    case 'all-clear':
      return overSends(tx, at, { alarm, cycle: telling.cycle })
  }
}

/** She said that she goes, and it became worse: by message and by call; on the desk's screen where she has no number. */
function worseSends(
  { place, id, circle }: AlarmTold,
  { cycle }: Alarm,
  { cause, version }: { cause: Cause; version: number },
): NewSend[] {
  const base = { community: place.community, alarm: id, cycle, step: stepOf.worse, round: version }
  const about = { ...base, template: `care.worse_${cause}` }
  return circle.owner ? byPhone(about, circle.owner, ['sms', 'voice']) : [onScreen(about)]
}

function lapsedSends({ place, id, circle }: AlarmTold, { cycle }: Alarm, { version }: { version: number }): NewSend[] {
  const about = { community: place.community, alarm: id, cycle, step: stepOf.lapsed, round: version }
  return circle.owner ? byPhone({ ...about, template: 'care.owner_lapsed' }, circle.owner, ['sms']) : []
}

/** Whoever was reached before hears that it is over. */
async function overSends(tx: Tx, at: AlarmTold, { alarm, cycle }: { alarm: Alarm; cycle: number }): Promise<NewSend[]> {
  const told = await findSends(tx, { community: at.place.community, alarm: at.id })
  const reached = new Map(told.filter(({ phone }) => phone !== null).map((send) => [send.recipient_id, send]))
  const knows = [...reached.values()].filter(({ state }) => state === 'accepted' || state === 'seen')
  return knows.map((send) =>
    again(at, send, { template: 'care.all_clear', step: stepOf.over, round: alarm.version, cycle }),
  )
}

function again(
  at: AlarmTold,
  { recipient_kind, recipient_id, recipient_name, phone }: SendRow,
  about: Pick<NewSend, 'template' | 'step' | 'round' | 'cycle'>,
): NewSend {
  const recipient = { recipientKind: recipient_kind, recipient: recipient_id, recipientName: recipient_name }
  const where = { community: at.place.community, alarm: at.id }
  return withId({ ...about, ...where, ...recipient, channel: 'sms', phone: phone!.toString('hex') })
}

/** Everybody of a step, or some of them, by message and by call; the desk's own screen besides, where the step is the desk's. */
function stepSends(
  { place, id, circle }: AlarmTold,
  { chain }: Alarm,
  telling: Extract<Telling, { to: 'step' | 'some' }>,
): NewSend[] {
  const { cycle, step, round } = telling
  const isMeant = (key: string) => telling.to === 'step' || telling.keys.includes(key)
  const { kind } = chain.steps[step]!
  const about = { community: place.community, alarm: id, cycle, step, round, template: `care.${kind}` }
  const channels = kind === 'person' ? (['voice'] as const) : (['sms', 'voice'] as const)
  const people = circle.now(step).filter((each) => isMeant(keyOf(each)))
  const sends = people.flatMap((each) => byPhone(about, each, channels))
  return isDesk(chain, step) && isMeant(place.community) ? [...sends, onScreen(about)] : sends
}

type About = Pick<NewSend, 'community' | 'alarm' | 'cycle' | 'step' | 'round' | 'template'>

function byPhone(about: About, who: RecipientRow, channels: readonly ('sms' | 'voice')[]): NewSend[] {
  const recipient = { recipientKind: who.kind, recipient: who.id, recipientName: who.name }
  return channels.map((channel) => withId({ ...about, ...recipient, channel, phone: who.phone!.toString('hex') }))
}

function onScreen(about: About): NewSend {
  const desk = { recipientKind: 'desk' as const, recipient: about.community, recipientName: '' }
  return withId({ ...about, ...desk, channel: 'desk', phone: null })
}

function withId(send: Omit<NewSend, 'id'>): NewSend {
  return { ...send, id: sendId(send) }
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
