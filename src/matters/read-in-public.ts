import type { Static } from 'typebox'
import { findStaircase } from '../places/index.ts'
import type { PublicActor } from '../platform/actor.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { clockNow, storyOf } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import type { MatterContext } from './context.ts'
import type { BoardLine, board, publicMatter, similarMatters } from './contract-public.ts'
import { boardLineOf, cursorOf, readCursor } from './present.ts'
import { pictureOf, storyEntryOf } from './present-papers.ts'
import { findAlike, findBoard, findLine, findPictures } from './read-report.ts'
import { alikeFrom, likeness } from './rules-duplicates.ts'
import { tokens } from './rules-tokens.ts'

const everybody: PublicActor = { kind: 'public' }
const usualPage = 20
const alikeDays = 60

/** A page of the public board, newest first. */
export function readBoard(
  context: MatterContext,
  query: Static<NonNullable<typeof board.query>>,
): Promise<Static<typeof board.reply>> {
  const limit = query.limit ?? usualPage
  return context.database.read(everybody, async (tx) => {
    const now = await clockNow(tx)
    const rows = await findBoard(tx, {
      ...query,
      open: query.open ?? true,
      after: readCursor(query.after),
      limit: limit + 1,
    })
    if (rows.length === 0) return { items: [], next: null }
    const frame = await context.shelf.frameOf(tx, { community: query.community, now })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map((row) => boardLineOf(row, frame)),
      next: rows.length > limit && last ? cursorOf(last.made_at, last.id) : null,
    }
  })
}

/** The public page of one matter; a private or voided one is not there. */
export function readInPublic(context: MatterContext, number: string): Promise<Static<typeof publicMatter.reply>> {
  return context.database.read(everybody, async (tx) => {
    const row = await findLine(tx, { number })
    if (!row) throw new Problem(httpProblems.notFound)
    tx.open(row.id)
    const [frame, story, pictures] = await Promise.all([
      context.shelf.frameOf(tx, { community: row.community_id, now: row.now }),
      storyOf(tx, { community: row.community_id, id: row.id }, 100),
      findPictures(tx, { community: row.community_id, matter: row.id }),
    ])
    return {
      ...boardLineOf(row, frame),
      // What was written with an act may name people; everybody gets the steps, staff approve the words.
      story: story.map((entry) => storyEntryOf(entry, { frame, readsWords: false })),
      pictures: row.public_summary
        ? pictures
            .filter((picture) => !picture.hidden_at)
            .map((picture) => pictureOf(picture, `/api/matters/public/${number}/pictures/${picture.id}`))
        : [],
      closedAt: row.due_at ? null : row.changed_at.toISOString(),
    }
  })
}

/** Publicly approved, open matters that are likely the same as what is being reported, likeliest first; at most three. */
export function findSimilar(
  context: MatterContext,
  query: Static<NonNullable<typeof similarMatters.query>>,
): Promise<{ items: BoardLine[] }> {
  const asked = tokens(query.words)
  if (asked.length === 0) return Promise.resolve({ items: [] })
  return context.database.read(everybody, async (tx) => {
    const now = await clockNow(tx)
    const since = new Date(now.getTime() - alikeDays * 86_400_000)
    const [rows, staircase, frame] = await Promise.all([
      findAlike(tx, { community: query.community, tokens: asked.slice(0, 60), since }),
      query.staircase ? findStaircase(tx, query.staircase) : undefined,
      context.shelf.frameOf(tx, { community: query.community, now }),
    ])
    const likely = rows
      .map((row) => {
        const told = {
          words: row.public_summary ?? '',
          category: row.category,
          building: row.building_id,
          grid: row.grid_id,
          at: row.made_at,
        }
        // Where the reporter has not said yet where she is, only the words and the category speak.
        const place = staircase
          ? { building: staircase.building_id, grid: staircase.grid_id }
          : { building: told.building, grid: told.grid }
        return { row, likeness: likeness(told, { words: query.words, category: query.category, ...place, at: now }) }
      })
      .filter((each) => each.likeness >= alikeFrom)
      .sort((a, b) => b.likeness - a.likeness)
    return { items: likely.slice(0, 3).map(({ row }) => boardLineOf(row, frame)) }
  })
}
