import type { AccountActor } from '../platform/actor.ts'
import type { CareContext } from './care-context.ts'
import type { Reliability } from './contract-reliability.ts'
import { allow } from './keep-plan.ts'
import { mayKeepCare } from './policy.ts'
import { type CountedAlarm, countHouseholdDays, findCounted, isInvented } from './read-reliability.ts'
import { outcomes } from './rules-alarms.ts'
import { baselineAlarms, falseOutcomes, perHundred, realOutcomes, spreadOf } from './rules-reliability.ts'

const usualDays = 90

/** How reliable care was in the last days, from rows alone. Throws care.refused. */
export function showReliability(
  { database }: CareContext,
  actor: AccountActor,
  ask: { community: string; days?: number },
): Promise<Reliability> {
  allow(mayKeepCare(actor, ask.community))
  const period = { community: ask.community, days: ask.days ?? usualDays }
  return database.read(actor, async (tx) => {
    const [invented, householdDays, alarms] = await Promise.all([
      isInvented(tx, ask.community),
      countHouseholdDays(tx, period),
      findCounted(tx, period),
    ])
    const ended = alarms.filter(({ outcome }) => outcome !== null)
    return {
      source: invented ? 'simulated' : 'real',
      days: period.days,
      householdDays: Math.round(householdDays * 10) / 10,
      alarms: alarms.length,
      perHundredHouseholdDays: perHundred(alarms.length, householdDays),
      baseline: baselineAlarms,
      eventToHuman: {
        sms: secondsTo(alarms, ({ sms_at }) => sms_at),
        voice: secondsTo(alarms, ({ voice_at }) => voice_at),
        desk: secondsTo(alarms, ({ desk_at }) => desk_at),
        claimed: secondsTo(alarms, ({ claimed_at }) => claimed_at),
      },
      outcomes: outcomes.flatMap((outcome) => {
        const count = ended.filter((alarm) => alarm.outcome === outcome).length
        return count > 0 ? [{ outcome, count }] : []
      }),
      falseAlarms: ended.filter(({ outcome }) => falseOutcomes.includes(outcome!)).length,
      ended: ended.length,
      missedEvents: ended.filter(wasFoundByPeople).length,
    }
  })
}

/** The alarm was raised by hand, and somebody needed help: no missed sign had told of it before. */
function wasFoundByPeople({ cause, outcome }: CountedAlarm): boolean {
  return cause !== 'missed' && cause !== 'blind' && realOutcomes.includes(outcome!)
}

function secondsTo(alarms: readonly CountedAlarm[], moment: (alarm: CountedAlarm) => Date | null) {
  return spreadOf(
    alarms.flatMap((alarm) => {
      const at = moment(alarm)
      return at ? [Math.round((at.getTime() - alarm.opened_at.getTime()) / 1000)] : []
    }),
  )
}
