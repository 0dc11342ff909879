import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { type StoryRow, storyOf } from '../platform/journal/read.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import type { CareContext } from './care-context.ts'
import { circleOf } from './circle.ts'
import { allow } from './keep-plan.ts'
import { placeOfAlarm } from './places-of-alarms.ts'
import { mayKeepCare } from './policy.ts'
import { careProblems } from './problems.ts'
import { type AlarmRow, findAlarmLine, lockAlarm } from './read-alarms.ts'
import { namesOf } from './read-people.ts'
import { findZone } from './read-zone.ts'
import { minutesBetween, namesIn, quarterOf } from './rules-debrief.ts'
import { dayIn } from './rules-zones.ts'
import { insertCase, markDebriefed } from './write-cases.ts'

type Ask = { community: string; alarm: string; command: Command; helped: string; toChange: string }

const mostMoments = 500

/**
 * What was learned from an alarm that ended, kept as a case without names; nothing leads back from it. Throws care.not-here, refused,
 * not-now while it is open or was talked over before, http.invalid where a name, a door or a number stands in the words.
 */
export function keepDebrief({ database }: CareContext, actor: AccountActor, ask: Ask): Promise<{ done: true }> {
  const { community, command } = ask
  return database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const row = await lockAlarm(tx, ask)
      if (!row) throw new Problem(careProblems.notHere)
      allow(mayKeepCare(actor, community))
      if (row.state !== 'closed') throw new Problem(careProblems.notNow, { reason: 'still-open' })
      if (row.debriefed_at) throw new Problem(careProblems.notNow, { reason: 'debriefed' })
      tx.open(row.plan_id)
      tx.concern(row.person_id)
      const names = await namesAround(tx, row)
      tx.open(row.id)
      const story = await storyOf(tx, { community, id: row.id }, mostMoments)
      const accounts = story.map(({ actor_id }) => actor_id).filter((id) => id !== null)
      const staff = [...(await namesOf(tx, community, accounts)).values()]
      refuseNames(ask, [...names, ...staff])
      await insertCase(tx, {
        community,
        ...caseOf(row, story, await findZone(tx, community)),
        helped: ask.helped.trim(),
        toChange: ask.toChange.trim(),
      })
      await markDebriefed(tx, { community, alarm: row.id, now: row.now })
      const subject = { kind: 'alarm', id: row.id }
      await record(tx, { community, kind: 'alarm.debriefed', subject, at: row.now, reader: 'staff', grid: row.grid_id })
      return { done: true as const }
    }),
  )
}

/** Everybody and every door whose name must not stand in the case. */
async function namesAround(tx: Tx, row: AlarmRow): Promise<string[]> {
  const line = await findAlarmLine(tx, { community: row.community_id, alarm: row.id })
  const circle = await circleOf(tx, placeOfAlarm(row), row.chain)
  const called = row.chain.steps.flatMap((_, step) => circle.of(step).map(({ name }) => name))
  const { name = '', door = null, building_name = '' } = line ?? {}
  return [name, building_name, ...(door && door.length > 2 ? [door] : []), ...called].filter((each) => each !== '')
}

function refuseNames({ helped, toChange }: Ask, names: readonly string[]): void {
  const fields = Object.entries({ helped, toChange }).flatMap(([field, words]) =>
    namesIn(words, names).length > 0 ? [{ field, reason: 'names-somebody' }] : [],
  )
  if (fields.length > 0) throw new Problem(httpProblems.invalid, { fields })
}

function caseOf(row: AlarmRow, story: readonly StoryRow[], zone: string) {
  const told = story.filter(({ kind }) => kind === 'alarm.step_told').map(({ facts }) => Number(facts.step))
  const arrived = story.find(({ kind }) => kind === 'alarm.on_site')
  return {
    cause: row.cause,
    outcome: row.outcome!,
    riskClass: row.chain.riskClass,
    steps: row.chain.steps.filter((_, step) => told.includes(step)).map(({ kind }) => kind),
    claimedAfter: minutesBetween(row.opened_at, row.claimed_at),
    onSiteAfter: minutesBetween(row.opened_at, arrived?.happened_at),
    closedAfter: minutesBetween(row.opened_at, row.closed_at)!,
    quarter: quarterOf(dayIn(zone, row.closed_at!)),
  }
}
