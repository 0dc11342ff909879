import { type Selectable, sql } from 'kysely'
import type { Matters } from '../platform/db/schema.generated.ts'
import type { ReadTx, Tx } from '../platform/db/transaction.ts'
import type { ApprovesIn } from './policy.ts'
import { stagesOf } from './rules-acts.ts'

/** A matter as a line of a list; the names of its places and offices stand in its community's frame. */
export type MatterRow = Pick<
  Selectable<Matters>,
  | 'community_id'
  | 'id'
  | 'number'
  | 'grid_id'
  | 'building_id'
  | 'staircase_id'
  | 'spot_kind'
  | 'spot_floor'
  | 'spot_words'
  | 'category'
  | 'channel'
  | 'private'
  | 'stage'
  | 'outcome'
  | 'tier'
  | 'holder_office_id'
  | 'handler_id'
  | 'handler_name'
  | 'first_answer_due'
  | 'safe_due'
  | 'settle_due'
  | 'first_answered_at'
  | 'safe_at'
  | 'due_at'
  | 'reminded'
  | 'supervised_at'
  | 'public_summary'
  | 'disputes'
  | 'reports_count'
  | 'said_at'
  | 'made_at'
  | 'changed_at'
> & { excerpt: string | null; now: Date }

/** Columns of a line. */
export const lineColumns = sql`m.community_id, m.id, m.number, m.grid_id, m.building_id, m.staircase_id, m.spot_kind,
  m.spot_floor, m.spot_words, m.category, m.channel, m.private, m.stage, m.outcome, m.tier, m.holder_office_id, m.handler_id,
  m.handler_name, m.first_answer_due, m.safe_due, m.settle_due, m.first_answered_at, m.safe_at, m.due_at, m.reminded, m.supervised_at,
  m.public_summary, m.disputes, m.reports_count, m.said_at, m.made_at, m.changed_at, clock_now() as now`

/** Names of a row's places, for sheets of many rows that are read without a frame at hand. */
export type PlaceNames = { grid_name: string; building_name: string | null; staircase_name: string | null }
export const nameColumns = sql`g.name as grid_name, b.name as building_name, t.name as staircase_name`
export const nameTables = sql`
  join grids g on g.community_id = m.community_id and g.id = m.grid_id
  left join buildings b on b.community_id = m.community_id and b.id = m.building_id
  left join staircases t on t.community_id = m.community_id and t.id = m.staircase_id`

/** The first words of the first telling; null where the actor may not read it or the words are hidden. */
export const excerptColumn = sql`(select left(r.words, 80) from reports r
  where r.community_id = m.community_id and r.matter_id = m.id and r.words_hidden_at is null
  order by r.made_at, r.id limit 1) as excerpt`

export type QueueAsk = {
  community?: string | undefined
  /** Grids to narrow to; an actor without sight of a whole community asks by her grids. */
  grids?: readonly string[] | undefined
  building?: string | undefined
  offices?: readonly string[] | undefined
  /** Handlers: posts and organisations, together with `offices` an either-or. */
  handlers?: readonly string[] | undefined
  /** Who was asked to help and has not answered, in the same either-or. */
  helpers?: readonly string[] | undefined
  tier?: string | undefined
  stage?: string | undefined
  outcome?: string | undefined
  category?: string | undefined
  channel?: string | undefined
  number?: string | undefined
  tokens?: readonly string[] | undefined
  queue: 'open' | 'overdue' | 'approval' | 'said' | 'past' | 'ended' | 'all'
  /** Whose approval is waited for; nobody's where the queue is `approval` and this is absent. */
  approver?: Approver | undefined
  /** Whose offices held it before, where the queue is `past`. */
  held?: readonly string[] | undefined
  after?: { at: Date; id: string } | undefined
  limit: number
}

/** Somebody who grants more time, and where; what she asked for herself waits for somebody else. */
export type Approver = ApprovesIn & { readonly account: string }

/** The order of a queue: open ones by what falls due first, others newest first. */
export function orderOf(ask: QueueAsk) {
  return isByDue(ask) ? sql`m.due_at, m.id` : sql`m.made_at desc, m.id desc`
}

export function isByDue({ queue }: Pick<QueueAsk, 'queue'>): boolean {
  return queue === 'open' || queue === 'overdue' || queue === 'approval'
}

/** What narrows `matters m` to a queue. */
export function conditions(ask: QueueAsk) {
  return [
    ...placeConditions(ask),
    ...(ask.queue === 'open' ? [sql`m.due_at is not null`] : []),
    ...(ask.queue === 'overdue' ? [sql`m.due_at < clock_now()`] : []),
    ...(ask.queue === 'approval' ? [waitsFor(ask.approver)] : []),
    ...(ask.queue === 'said' ? [sql`m.said_at is not null`] : []),
    ...(ask.queue === 'past' ? [wasWith(ask)] : []),
    ...(ask.queue === 'ended' ? [sql`m.due_at is null`] : []),
    ...(ask.tier ? [sql`m.tier = ${ask.tier}`] : []),
    ...(ask.stage ? [sql`m.stage = ${ask.stage}`] : []),
    ...(ask.outcome ? [sql`m.outcome = ${ask.outcome}`] : []),
    ...(ask.category ? [sql`m.category = ${ask.category}`] : []),
    ...(ask.channel ? [sql`m.channel = ${ask.channel}`] : []),
    ...(ask.number ? [sql`m.number = ${ask.number}`] : []),
    ...(ask.tokens ?? []).map(
      (token) => sql`exists (select 1 from matter_tokens k
        where k.community_id = m.community_id and k.token = ${token} and k.matter_id = m.id)`,
    ),
    ...(ask.after
      ? [
          isByDue(ask)
            ? sql`(m.due_at, m.id) > (${ask.after.at}::timestamptz, ${ask.after.id}::uuid)`
            : sql`(m.made_at, m.id) < (${ask.after.at}::timestamptz, ${ask.after.id}::uuid)`,
        ]
      : []),
    sql`true`,
  ]
}

/** Only places that she has are asked for: one condition on a place is guessed well, two or empty ones badly. */
function waitsFor(approver: Approver | undefined) {
  if (!approver) return sql`false`
  const { communities, grids, subdistricts, account } = approver
  const places = [
    ...(communities.length > 0 ? [sql`m.community_id = any (${[...communities]}::uuid[])`] : []),
    ...(grids.length > 0 ? [sql`m.grid_id = any (${[...grids]}::uuid[])`] : []),
    ...(subdistricts.length > 0
      ? [sql`(m.tier <> 'grid' and m.subdistrict_id = any (${[...subdistricts]}::uuid[]))`]
      : []),
    sql`false`,
  ]
  return sql`m.due_at is not null and m.extension_asked is not null
    and m.stage = any (${[...stagesOf['approve-extension']]}::text[])
    and (${sql.join(places, sql` or `)}) and m.extension_asked->>'askedBy' <> ${account}`
}

/** As one list of ids worked out beforehand: row security lets nothing else reach the matters by an index. */
function wasWith({ held = [], community }: QueueAsk) {
  const here = community ? sql`and p.community_id = ${community}::uuid` : sql``
  return sql`m.id = any (array(
      select p.matter_id from matter_past_offices p where p.office_id = any (${[...held]}::uuid[]) ${here}))
    and m.holder_office_id <> all (${[...held]}::uuid[])`
}

/** How many wait for somebody's approval, of what she sees. */
export async function countApprovals(tx: ReadTx, ask: { community?: string | undefined; approver: Approver }) {
  const narrowed = conditions({ ...ask, queue: 'approval', limit: 0 })
  const row = await tx.first(
    sql<{ count: number }>`select count(*)::int as count from matters m where ${sql.join(narrowed, sql` and `)}`,
  )
  return row!.count
}

type PlaceAsk = Pick<QueueAsk, 'community' | 'grids' | 'building' | 'offices' | 'handlers' | 'helpers'>

function placeConditions(ask: PlaceAsk) {
  const { offices = [], handlers = [], helpers = [] } = ask
  const named = [
    ...(offices.length > 0 ? [sql`m.holder_office_id = any (${[...offices]}::uuid[])`] : []),
    ...(handlers.length > 0 ? [sql`m.handler_id = any (${[...handlers]}::uuid[])`] : []),
    ...(helpers.length > 0 ? [askedOf(helpers)] : []),
  ]
  return [
    ...(ask.community ? [sql`m.community_id = ${ask.community}::uuid`] : []),
    ...(ask.grids?.length === 1 ? [sql`m.grid_id = ${ask.grids[0]}::uuid`] : []),
    ...(ask.grids && ask.grids.length > 1 ? [sql`m.grid_id = any (${[...ask.grids]}::uuid[])`] : []),
    ...(ask.building ? [sql`m.building_id = ${ask.building}::uuid`] : []),
    ...(named.length > 0 ? [sql`(${sql.join(named, sql` or `)})`] : []),
  ]
}

/** What somebody was asked to help with and has not answered yet. */
function askedOf(helpers: readonly string[]) {
  return sql`m.id = any (array(
    select a.matter_id from assists a where a.party_id = any (${[...helpers]}::uuid[]) and a.ended_at is null))`
}

export type CountRow = { grid_id: string; stage: string; outcome: string | null; count: number }

/** Counts by stage, outcome and grid in the sight of staff of the community or of its grids, from the folded counts. */
export function countsInSight(community: string) {
  return sql<CountRow>`
    select grid_id, stage, outcome, sum(change)::int as count from matter_counts
    where community_id = ${community}::uuid group by grid_id, stage, outcome having sum(change) <> 0`
}

/** Folds the counts of communities that have gathered more than `most` rows; for the engine. */
export async function foldCounts(tx: Tx, most: number): Promise<void> {
  await tx.run(sql`select fold_matter_counts(community) from communities_to_fold(${most}) community`)
}

/** Counts by stage, outcome and grid of the single matters that the actor sees in a community. */
export function countsOfSeen(community: string) {
  return sql<CountRow>`
    select grid_id, stage, outcome, count(*)::int as count from matters
    where community_id = ${community}::uuid group by grid_id, stage, outcome`
}

export type BuildingCount = { building: string; open: number; overdue: number }

/** Open matters by building where the actor stands: a community, grids, or single buildings. */
export function openByBuilding(ask: { community: string; grids?: readonly string[]; buildings?: readonly string[] }) {
  const near = [
    ...(ask.grids ? [sql`and m.grid_id = any (${[...ask.grids]}::uuid[])`] : []),
    ...(ask.buildings ? [sql`and m.building_id = any (${[...ask.buildings]}::uuid[])`] : []),
  ]
  return sql<BuildingCount>`
    select m.building_id as building, count(*)::int as open, (count(*) filter (where m.due_at < clock_now()))::int as overdue
    from matters m where m.community_id = ${ask.community}::uuid and m.due_at is not null and m.building_id is not null
      ${sql.join(near, sql` `)} group by m.building_id`
}

export type OfficeLoad = {
  office_id: string
  name: string
  tier: string
  grid_id: string | null
  open: number
  overdue: number
  soonest: Date | null
  stages: Record<string, number>
}

/** A community, what parties hold or handle, or both. */
type Where = { community?: string | undefined; parties?: readonly string[] }

function within({ community, parties }: Where) {
  const places = placeConditions({ community, offices: parties, handlers: parties, helpers: parties })
  return places.length > 0 ? sql.join(places, sql` and `) : sql`false`
}

/** What is open at each office, of what the actor sees. */
export function countOpenByOffice(tx: ReadTx, where: Where): Promise<OfficeLoad[]> {
  return tx.all(sql<OfficeLoad>`
    with load as (
      select m.holder_office_id, m.stage, count(*)::int as count, (count(*) filter (where m.due_at < clock_now()))::int as overdue,
        min(m.due_at) as soonest
      from matters m where ${within(where)} and m.due_at is not null group by 1, 2)
    select o.id as office_id, o.name, o.tier, o.grid_id, sum(l.count)::int as open, sum(l.overdue)::int as overdue,
      min(l.soonest) as soonest, jsonb_object_agg(l.stage, l.count) as stages
    from load l join offices o on o.id = l.holder_office_id group by o.id
    order by case o.tier when 'grid' then 1 when 'community' then 2 when 'subdistrict' then 3 else 4 end, o.name`)
}

/** Closed matters by the tier that settled them and by outcome, of what the actor sees. */
export function countEnded(tx: ReadTx, where: Where) {
  return tx.all(sql<{ settled_tier: string | null; outcome: string; count: number }>`
    select m.settled_tier, m.outcome, count(*)::int as count from matters m
    where ${within(where)} and m.stage = 'closed' group by 1, 2`)
}
