import type { AccountActor } from '../platform/actor.ts'
import { type Command, once } from '../platform/commands/write.ts'
import type { Context } from '../platform/context.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { clockNow } from '../platform/journal/read.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import { setRules } from '../platform/rule-sets/write.ts'
import { type CommunityFrame, localDay, readFrame } from './community-rules.ts'
import type { Contacts, Holidays, Hours, OfficeNames, SettingKind } from './contract-settings.ts'
import { mayChangeSettings } from './policy.ts'
import { placeProblems } from './problems.ts'
import { type Fault, faultOfDay, faultOfHolidays, faultOfHours, faultOfNames } from './rules-settings.ts'

/** What is to hold, by its kind. */
export type NewSetting = { effectiveFrom: string } & (
  | { kind: 'hours'; content: Hours }
  | { kind: 'holidays'; content: Holidays }
  | { kind: 'contacts'; content: Contacts }
  | { kind: 'offices'; content: OfficeNames }
)

type Ask = { community: string; command: Command; setting: NewSetting }

/**
 * Lets a setting hold from a day on; what held before stays as history. The same command again gives the same answer.
 * Throws places.refused, places.wrong-setting with the fields.
 */
export function changeSetting(
  context: Context,
  actor: AccountActor,
  ask: Ask,
): Promise<{ id: string; effectiveFrom: string }> {
  const { community, setting } = ask
  const command = { ...ask.command, sender: actor.account }
  return context.database.write(actor, (tx) =>
    once(tx, { community, command }, async () => {
      const answer = mayChangeSettings(actor, community)
      if (!answer.allowed) throw new Problem(placeProblems.refused, { reason: answer.reason })
      const now = await clockNow(tx)
      const frame = await readFrame(tx, { community, day: localDay(now) })
      if (!frame) throw new Problem(httpProblems.notFound)
      const fields = faultsOf(setting, frame)
      if (fields.length > 0) throw new Problem(placeProblems.wrongSetting, { fields })
      const { kind, effectiveFrom, content } = setting
      const id = await setRules(tx, { community, kind, effectiveFrom, content })
      await record(tx, {
        community,
        kind: 'settings.changed',
        subject: { kind: 'community', id: community },
        at: now,
        reader: 'staff',
        facts: { setting: kind satisfies SettingKind, effectiveFrom, version: id },
        post: actor.posts.find((post) => post.community === community)?.kind ?? null,
      })
      return { id, effectiveFrom }
    }),
  )
}

function faultsOf(setting: NewSetting, frame: CommunityFrame): Fault[] {
  const day = faultOfDay(setting.effectiveFrom, frame.day)
  if (setting.kind === 'hours') return [...day, ...faultOfHours(setting.content.periods)]
  if (setting.kind === 'holidays') return [...day, ...faultOfHolidays(setting.content.years)]
  if (setting.kind === 'offices') return [...day, ...faultOfNames(setting.content, frame.offices)]
  return day
}
