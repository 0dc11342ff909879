import type { Static } from 'typebox'
import type { AccountActor } from '../platform/actor.ts'
import { clockNow } from '../platform/journal/read.ts'
import type { CareContext } from './care-context.ts'
import type {
  readCoverage as covered,
  listHelpers as helpersListed,
  listRounds as listed,
  RoundLine,
} from './contract-rounds.ts'
import { allow } from './keep-plan.ts'
import { mayKeepCare, maySeeCare } from './policy.ts'
import { maskedName } from './present.ts'
import { countCadences, findHelpers, findRounds, findUncovered, type RoundLineRow } from './read-rounds.ts'
import { findZone } from './read-zone.ts'
import { dayIn } from './rules-zones.ts'

const usualDays = 7

/** Planned rounds in sight: one's own, with name and door; the desk sees all. Throws care.refused. */
export function listRounds(
  { database, secrets }: CareContext,
  actor: AccountActor,
  ask: { community: string; mine?: boolean; days?: number },
): Promise<Static<typeof listed.reply>> {
  allow(maySeeCare(actor, ask.community))
  return database.read(actor, async (tx) => {
    const today = dayIn(await findZone(tx, ask.community), await clockNow(tx))
    const rows = await findRounds(tx, {
      community: ask.community,
      account: actor.account,
      isMine: ask.mine ?? false,
      days: ask.days ?? usualDays,
    })
    const open = (sealed: Buffer) => JSON.parse(secrets.open('care round', sealed)) as Who
    return { today, items: rows.map((row) => lineOf(row, { actor, today, open })) }
  })
}

/** Whom somebody goes to or calls, as it was sealed when it was planned. */
type Who = { name: string; door: string | null; phone: string | null }
type Seen = { actor: AccountActor; today: string; open: (sealed: Buffer) => Who }

function lineOf(row: RoundLineRow, { actor, today, open }: Seen): RoundLine {
  const isMine = row.helper_id === actor.account
  const who = row.who && isMine ? open(row.who) : null
  return {
    id: row.id,
    plan: row.plan_id,
    kind: row.kind,
    building: row.building,
    door: who?.door ?? null,
    name: who?.name ?? null,
    phone: who?.phone ?? null,
    opensOn: row.opens_on,
    dueOn: row.due_on,
    isOpen: row.opens_on <= today,
    isMine,
    helper: row.helper,
  }
}

/** Who goes, and how often this week. Throws care.refused. */
export async function listHelpers(
  { database }: CareContext,
  actor: AccountActor,
  community: string,
): Promise<Static<typeof helpersListed.reply>> {
  allow(mayKeepCare(actor, community))
  const rows = await database.read(actor, (tx) => findHelpers(tx, community))
  return {
    items: rows.map(({ weekly_most: weeklyMost, this_week: thisWeek, ...row }) => ({ ...row, weeklyMost, thisWeek })),
  }
}

/** People without the agreed contact. Throws care.refused. */
export function readCoverage(
  { database }: CareContext,
  actor: AccountActor,
  community: string,
): Promise<Static<typeof covered.reply>> {
  allow(mayKeepCare(actor, community))
  return database.read(actor, async (tx) => {
    const [rows, people] = [await findUncovered(tx, community), await countCadences(tx, community)]
    const items = rows.map(({ plan_id: plan, last_at, began_at, every_days: everyDays, name, building, kind }) => ({
      ...{ plan, building, kind, everyDays },
      name: maskedName(name),
      lastAt: last_at?.toISOString() ?? null,
      since: new Date((last_at ?? began_at).getTime() + everyDays * 86_400_000).toISOString(),
    }))
    return { items, people }
  })
}
