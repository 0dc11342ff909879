import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import { httpProblems } from '../../platform/http/problems.ts'
import { newId } from '../../platform/ids.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { record } from '../../platform/journal/write.ts'
import { Problem } from '../../platform/problem.ts'
import { countTry } from '../../platform/throttles/write.ts'
import type { Found } from '../contract-search.ts'
import { mayKeepIdNumbers, maySearch, maySearchNumbers } from '../policy-residents.ts'
import { peopleProblems } from '../problems.ts'
import { placesOf } from '../residents/list-residents.ts'
import { residentLine } from '../residents/present-residents.ts'
import type { PersonRow } from '../residents/read-residents.ts'
import { idNumberHashes, phoneHashes, phoneTailHashes } from '../residents/sealed-fields.ts'
import { allow } from '../staff-subjects.ts'
import * as rows from './read-search.ts'
import { type NumberSought, numberFor, placeFor, tokensFor } from './rules-search.ts'

type Ask = { community: string; words: string }

/** What a few words find, masked; at most four statements, of one round trip, whatever is found. Throws people.not-here. */
export function searchRegister({ database, secrets }: Context, actor: AccountActor, ask: Ask): Promise<Found> {
  const { community } = ask
  if (!maySearch(actor, community).allowed) throw new Problem(peopleProblems.notHere)
  const words = ask.words.trim()
  const ranges = tokensFor(words)
  const place = placeFor(words)
  const isDoor = place !== null && place.building !== null && place.door !== null
  const within = { community, grids: gridsOf(actor, community) }
  return database.glance(actor, async (reads) => {
    const [named, behind, doors, buildings, organisations] = await Promise.all([
      ranges.length > 0 ? rows.findByName(reads, within, ranges) : [],
      isDoor ? rows.findBehind(reads, community, place) : [],
      isDoor ? rows.findDoors(reads, community, place) : [],
      isDoor ? [] : rows.findBuildingsBy(reads, community, { number: place?.building ?? null, words }),
      rows.findOrganisationsBy(reads, community, words.toLowerCase()),
    ])
    return {
      residents: [...behind, ...named].map((row) => residentLine(row, secrets)),
      doors: doors.map(({ dwelling, building, door, staircase_name: staircase, building_name: buildingName }) => ({
        ...{ dwelling, building, door, staircase, buildingName },
      })),
      buildings: buildings.map(({ id, name, grid_name: gridName }) => ({ id, name, gridName })),
      organisations,
    }
  })
}

/** Searches by number that one account may make in so many seconds. */
const searches = { most: 20, windowSeconds: 600 }

type NumberAsk = { community: string; number: string; command: Command }

/**
 * Residents by a telephone number, its last four, or an identity number: at most ten, masked. Every search is counted and in
 * the journal, without the number. Throws people.not-here, refused, too-many-searches, http.invalid naming `number`.
 */
export async function searchByNumber(
  context: Context,
  actor: AccountActor,
  ask: NumberAsk,
): Promise<{ residents: Found['residents'] }> {
  const { database, secrets } = context
  const { community, command } = ask
  if (!maySearch(actor, community).allowed) throw new Problem(peopleProblems.notHere)
  allow(maySearchNumbers(actor, community))
  const sought = numberFor(ask.number)
  if (!sought) {
    throw new Problem(httpProblems.invalid, { fields: [{ field: 'number', reason: 'no-number-to-search' }] })
  }
  if (sought.by === 'id-number') allow(mayKeepIdNumbers(actor, community))
  await countSearch(context, actor)
  const found = await database.write(actor, async (tx) => {
    const hits = await rows.findByHash(tx, { community, grids: gridsOf(actor, community) }, hashesOf(secrets, sought))
    await once(tx, { community, command }, async () => {
      const subject = { kind: 'search', id: newId() }
      const facts = { by: sought.by, hits: hits.length }
      const at = await clockNow(tx)
      await record(tx, { community, kind: 'register.searched_by_number', subject, at, reader: 'staff', facts })
      return null
    })
    return hits
  })
  return { residents: found.map((row: PersonRow) => residentLine(row, secrets)) }
}

/** Counted before it is made, so that a hundred at once are a hundred. Throws people.too-many-searches. */
async function countSearch({ database, secrets, throttled }: Context, actor: AccountActor): Promise<void> {
  if (!throttled) return
  const key = secrets.hash('tries', `number-search:${actor.account}`)
  const wait = await database.write(actor, (tx) => countTry(tx, { key, ...searches }))
  if (wait > 0) throw new Problem(peopleProblems.tooManySearches, { retryAfter: wait })
}

function gridsOf(actor: AccountActor, community: string): readonly string[] | undefined {
  const places = placesOf(actor, community)
  return places.grids ?? (places.buildings ? [] : undefined)
}

function hashesOf(secrets: Context['secrets'], { by, digits }: NumberSought) {
  if (by === 'phone') return { column: 'phone_hash', hashes: phoneHashes(secrets, digits) } as const
  if (by === 'tail') return { column: 'phone_tail_hash', hashes: phoneTailHashes(secrets, digits) } as const
  return { column: 'id_hash', hashes: idNumberHashes(secrets, digits) } as const
}
