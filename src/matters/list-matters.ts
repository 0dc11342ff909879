import type { Static } from 'typebox'
import { localDay } from '../places/index.ts'
import type { AccountActor } from '../platform/actor.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { type ReadyJson, readyPage } from '../platform/http/ready-json.ts'
import { clockNow } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import type { MatterContext } from './context.ts'
import type { QueueFilters } from './contract-queues.ts'
import type { MatterLine } from './contract-shapes.ts'
import type { MatterFrame } from './frame.ts'
import { lineBytes, lookOf } from './line-bytes.ts'
import { approvesIn, mayApproveAny } from './policy.ts'
import { cursorOf, readCursor } from './present.ts'
import { type Approver, isByDue, type QueueAsk } from './read.ts'
import { type MatterAtRest, seenPage } from './read-seen.ts'
import { tokens } from './rules-tokens.ts'

type Filters = Static<typeof QueueFilters>

const usualPage = 50

/** A page of a queue: where the account stands, narrowed by the filters. One round trip, or two where rows are not at hand. */
export async function listMatters(
  context: MatterContext,
  actor: AccountActor,
  filters: Filters,
): Promise<ReadyJson<{ items: MatterLine[]; next: string | null }>> {
  const ask = askOf(actor, filters)
  // The moment comes once beside the rows, not with each of fifty.
  const [seen, now] = await context.database.glance(actor, (reads) =>
    Promise.all([reads.all(seenPage({ ...ask, limit: ask.limit + 1 })), clockNow(reads)]),
  )
  const rows = await context.shelf.rows.rowsOf(context.database, actor, seen)
  const items: Buffer[] = []
  let last: MatterAtRest | undefined
  let frame: MatterFrame | undefined
  const day = localDay(now)
  for (const { id, excerpt } of seen.slice(0, ask.limit)) {
    const row = rows.get(id)
    if (!row) continue
    if (frame?.community.community_id !== row.community_id) {
      frame = await context.shelf.frameFrom(context.database, { community: row.community_id, now })
    }
    items.push(lineBytes(row, frame, lookOf(actor, row, { now, day, excerpt })))
    // One that ended since it was listed falls due no more: the next page goes on after the one before it.
    if (row.due_at || !isByDue(ask)) last = row
  }
  return readyPage(items, seen.length > ask.limit && last ? cursorAfter(last, ask) : null)
}

function cursorAfter(row: MatterAtRest, ask: QueueAsk): string {
  return cursorOf(isByDue(ask) ? row.due_at! : row.made_at, row.id)
}

/** What a queue's filters ask of the rows, from where the account stands. */
export function askOf(actor: AccountActor, filters: Filters): QueueAsk {
  const after = readCursor(filters.after)
  if (filters.after && !after)
    throw new Problem(httpProblems.invalid, { fields: [{ field: 'after', reason: 'wrong-form' }] })
  const queue = filters.queue ?? 'open'
  const search = searchOf(filters.search)
  return {
    ...standingOf(actor, filters),
    ...search,
    building: filters.building,
    tier: filters.tier,
    stage: filters.stage,
    outcome: filters.outcome,
    category: filters.category,
    channel: filters.channel,
    queue: search.number || search.tokens ? 'all' : queue === 'mine' ? 'open' : queue,
    approver: approverOf(actor),
    held: actor.parties,
    after,
    limit: filters.limit ?? usualPage,
  }
}

/** Who approves and where; nothing of somebody who approves nothing. */
export function approverOf(actor: AccountActor): Approver | undefined {
  return mayApproveAny(actor) ? { ...approvesIn(actor), account: actor.account } : undefined
}

/** Where to look: the community or grids of the account, or, for those who see single matters only, what names them. */
function standingOf(
  actor: AccountActor,
  filters: Filters,
): Pick<QueueAsk, 'community' | 'grids' | 'offices' | 'handlers' | 'helpers'> {
  const { communities, grids, parties, members } = actor
  const community = filters.community ?? onlyOne(communities) ?? onlyOne(members)
  const wide = communities.length > 0
  // What waits for her approval says itself where.
  const near = !wide && grids.length > 0 && filters.queue !== 'approval'
  if (filters.queue === 'mine' || (seesSingly(actor) && !isNamedByItself(filters, community))) {
    const offices = filters.office ? [filters.office] : parties
    return {
      community,
      grids: filters.grid ? [filters.grid] : undefined,
      offices,
      handlers: filters.office ? [] : parties,
      helpers: filters.office ? [] : parties,
    }
  }
  return {
    community,
    grids: filters.grid ? [filters.grid] : near ? grids : undefined,
    offices: filters.office ? [filters.office] : undefined,
  }
}

/** Queues and searches that say themselves which matters they mean, so that also what lies elsewhere by now is found. */
function isNamedByItself({ queue, search }: Filters, community: string | undefined): boolean {
  return queue === 'approval' || queue === 'past' || (search !== undefined && community !== undefined)
}

/** Whether the account has no community, grid or building to look over: its queue is what its parties hold or handle. */
export function seesSingly({ communities, grids, buildings }: AccountActor): boolean {
  return communities.length + grids.length + buildings.length === 0
}

function onlyOne(ids: readonly string[]): string | undefined {
  return ids.length === 1 ? ids[0] : undefined
}

function searchOf(search: string | undefined): { number?: string; tokens?: string[] } {
  const text = search?.trim()
  if (!text) return {}
  if (/^[A-Za-z]{2,4}-?\d+$/.test(text)) {
    const [, code = '', digits = ''] = /^([A-Za-z]+)-?(\d+)$/.exec(text) ?? []
    return { number: `${code.toUpperCase()}-${digits.padStart(6, '0')}` }
  }
  const found = tokens(text)
  return found.length > 0 ? { tokens: found.slice(0, 8) } : { number: text.slice(0, 20) }
}
