import type { AccountActor } from '../platform/actor.ts'
import { usualCalendar, type WorkingCalendar, type YearByHand } from '../platform/calendar/working-calendar.ts'
import type { Context } from '../platform/context.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { clockNow } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import { ruleSetHistory } from '../platform/rule-sets/read.ts'
import { localDay, readFrame } from './community-rules.ts'
import { type SettingKind, type Settings, type SettingVersion, settingKinds } from './contract-settings.ts'
import { mayChangeSettings, maySeeSettings } from './policy.ts'
import { findOffices } from './read.ts'
import { missingYears } from './rules-settings.ts'

/** What a community has set, as it holds today, with its history. Throws http.not-found outside the actor's places. */
export function readSettings(context: Context, actor: AccountActor, community: string): Promise<Settings> {
  if (!maySeeSettings(actor, community).allowed) throw new Problem(httpProblems.notFound)
  return context.database.read(actor, async (tx) => {
    const today = localDay(await clockNow(tx))
    const frame = await readFrame(tx, { community, day: today })
    if (!frame) throw new Problem(httpProblems.notFound)
    const founded = new Map((await findOffices(tx, community)).map(({ id, name }) => [id, name]))
    const calendar = (frame.rules.hours as WorkingCalendar | undefined) ?? usualCalendar
    const years = calendar.byHand ?? []
    return {
      today,
      hours: { periods: calendar.periods.map(([from, to]) => [from, to]) },
      holidays: { years: years.map(plainYear) },
      contacts: (frame.rules.contacts as Settings['contacts'] | undefined) ?? { dutyNumber: null },
      offices: frame.offices
        .filter(({ tier }) => tier === 'grid' || tier === 'community')
        .map(({ id, name, tier }) => ({ id, name, tier, foundedAs: founded.get(id) ?? name })),
      history: await historyOf(tx, { community, today }),
      missingYears: missingYears(
        today,
        years.map(({ year }) => year),
      ),
      mayChange: mayChangeSettings(actor, community).allowed,
    }
  })
}

function plainYear({ year, off, on }: YearByHand): Settings['holidays']['years'][number] {
  return { year, off: [...off], on: [...on] }
}

async function historyOf(
  tx: ReadTx,
  { community, today }: { community: string; today: string },
): Promise<SettingVersion[]> {
  const versions: SettingVersion[] = []
  for (const kind of settingKinds) versions.push(...(await versionsOf(tx, { community, today, kind })))
  return versions
}

async function versionsOf(
  tx: ReadTx,
  { community, today, kind }: { community: string; today: string; kind: SettingKind },
): Promise<SettingVersion[]> {
  const rows = await ruleSetHistory(tx, { community, kind })
  const holding = rows.find(({ effective_from }) => effective_from <= today)
  return rows.map((row) => ({
    id: row.id,
    kind,
    effectiveFrom: row.effective_from,
    madeAt: row.made_at.toISOString(),
    state: row.effective_from > today ? 'will' : row === holding ? 'holds' : 'held',
    content: row.content,
  }))
}
