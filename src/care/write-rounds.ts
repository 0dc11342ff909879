import { sql } from 'kysely'
import type { Tx } from '../platform/db/transaction.ts'
import { momentOn } from './read-zone.ts'
import type { Concern, RoundKind, RoundState, Window } from './rules-rounds.ts'

type Of = { community: string; plan: string; person: string }

/** Keeps how often a contact was agreed; false where one of the kind stands. */
export async function insertCadence(
  tx: Tx,
  cadence: Of & { id: string; kind: RoundKind; everyDays: number; windowDays: number },
): Promise<boolean> {
  const kept = await tx.run(sql`
    insert into care_cadences (community_id, id, plan_id, person_id, kind, every_days, window_days, began_at)
    values (${cadence.community}::uuid, ${cadence.id}::uuid, ${cadence.plan}::uuid, ${cadence.person}::uuid, ${cadence.kind},
      ${cadence.everyDays}, ${cadence.windowDays}, clock_now())
    on conflict do nothing`)
  return kept === 1
}

/** Ends cadences of a plan, or the one of a kind, with what is still planned. Gives how many. */
export async function endCadences(tx: Tx, at: { community: string; plan: string; kind?: RoundKind }): Promise<number> {
  const kind = at.kind ?? null
  await tx.run(sql`
    update care_rounds set state = 'excused', next_at = null, who = null
    where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid and state = 'planned'
      and (${kind}::text is null or kind = ${kind}::text)`)
  return tx.run(sql`
    update care_cadences set ended_at = clock_now()
    where community_id = ${at.community}::uuid and plan_id = ${at.plan}::uuid and ended_at is null
      and (${kind}::text is null or kind = ${kind}::text)`)
}

/** Plans the next round of a cadence; one that stands already is left as it is. It lapses at eight in the evening of its last day. */
export async function insertRound(
  tx: Tx,
  round: Of & { id: string; cadence: string; building: string; kind: RoundKind; who: Buffer | null } & Window,
): Promise<void> {
  await tx.run(sql`
    insert into care_rounds (community_id, id, cadence_id, plan_id, person_id, building_id, kind, opens_on, due_on, state, who, next_at)
    values (${round.community}::uuid, ${round.id}::uuid, ${round.cadence}::uuid, ${round.plan}::uuid, ${round.person}::uuid,
      ${round.building}::uuid, ${round.kind}, ${round.opensOn}::date, ${round.dueOn}::date, 'planned', ${round.who}::bytea,
      ${momentOn(round.community, round.dueOn, '20:00')})
    on conflict do nothing`)
}

export type Ended = {
  /** How it stood, planned or lapsed, when it was locked. */
  from: RoundState
  state: Exclude<RoundState, 'planned'>
  result?: 'well' | 'concern'
  concerns?: readonly Concern[]
  by?: string
  alarm?: string
  led?: { matter?: string }
}

/** Ends a planned round, or one whose report comes late, once. */
export async function endRound(tx: Tx, at: { community: string; id: string; now: Date }, as: Ended): Promise<void> {
  await tx.run(sql`
    update care_rounds set state = ${as.state}, next_at = null, who = null, result = ${as.result ?? null},
      concerns = ${`{${(as.concerns ?? []).join(',')}}`}::text[], done_at = ${at.now}::timestamptz, done_by = ${as.by ?? null}::uuid,
      alarm_id = ${as.alarm ?? null}::uuid, matter_id = ${as.led?.matter ?? null}::uuid
    where community_id = ${at.community}::uuid and id = ${at.id}::uuid and state = ${as.from}`)
}

/** Says who goes, for each round that changes hands. */
export async function assignRounds(
  tx: Tx,
  at: { community: string; rounds: readonly { id: string; helper: string | null }[] },
): Promise<void> {
  await tx.run(sql`
    update care_rounds r set helper_id = c.helper,
      helpers = case when c.helper is null or c.helper = any (r.helpers) then r.helpers else r.helpers || c.helper end
    from jsonb_to_recordset(${JSON.stringify(at.rounds)}::jsonb) as c (id uuid, helper uuid)
    where r.community_id = ${at.community}::uuid and r.id = c.id and r.state = 'planned'`)
}

export type NewHelper = {
  id: string
  community: string
  account: string
  name: string
  buildings: readonly string[]
  weeklyMost: number
}

/** Keeps who goes; what was agreed with her before ends. */
export async function insertHelper(tx: Tx, helper: NewHelper): Promise<void> {
  await tx.run(sql`
    update care_helpers set ended_at = clock_now()
    where community_id = ${helper.community}::uuid and account_id = ${helper.account}::uuid and ended_at is null`)
  await tx.run(sql`
    insert into care_helpers (community_id, id, account_id, name, buildings, weekly_most, made_at)
    values (${helper.community}::uuid, ${helper.id}::uuid, ${helper.account}::uuid, ${helper.name}, ${`{${helper.buildings.join(',')}}`}::uuid[],
      ${helper.weeklyMost}, clock_now())`)
}

/** She goes no more. Gives whether she did. */
export async function endHelper(tx: Tx, at: { community: string; helper: string }): Promise<boolean> {
  const ended = await tx.run(sql`
    update care_helpers set ended_at = clock_now()
    where community_id = ${at.community}::uuid and id = ${at.helper}::uuid and ended_at is null`)
  return ended === 1
}
