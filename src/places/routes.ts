import type { FastifyInstance } from 'fastify'
import { isOpenAt, usualCalendar, type WorkingCalendar } from '../platform/calendar/working-calendar.ts'
import type { ReadTx } from '../platform/db/transaction.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { serve } from '../platform/http/serve.ts'
import { clockNow } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import { type CommunityFrame, localDay, readFrame } from './community-rules.ts'
import { type Community, readCommunities, readEstate, readOffices, readStaircase } from './contract.ts'
import { findBuildings, findCommunities, findGrids, findStaircase } from './read.ts'
import { countPlaces } from './read-figures.ts'
import { serveBuildings } from './routes-buildings.ts'
import { serveDoors } from './routes-doors.ts'
import { serveGrids } from './routes-grids.ts'
import { serveHouses } from './routes-houses.ts'
import { serveSettings } from './routes-settings.ts'
import type { HouseContext } from './take-back-houses.ts'

/** Serves the addresses of places; everything here is what one sees from the street. */
export function servePlaces(app: FastifyInstance, context: HouseContext): void {
  serveSettings(app, context)
  serveBuildings(app, context)
  serveDoors(app, context)
  serveGrids(app, context)
  serveHouses(app, context)
  const read = <Result>(work: (tx: ReadTx) => Promise<Result>) => context.database.read({ kind: 'public' }, work)
  serve(app, readCommunities, () =>
    read(async (tx) => {
      const communities = await findCommunities(tx)
      const shown = await Promise.all(communities.map((row) => communityOf(tx, row.community_id)))
      return { communities: shown, demo: context.isDemo, empty: communities.length === 0 }
    }),
  )
  serve(app, readStaircase, ({ params }) =>
    read(async (tx) => {
      const found = await findStaircase(tx, params.code)
      if (!found) throw new Problem(httpProblems.notFound)
      return {
        id: found.id,
        code: found.code,
        number: found.number,
        name: found.name,
        building: found.building_id,
        buildingName: found.building_name,
        floors: found.floors,
        hasLift: found.has_lift,
        grid: found.grid_id,
        gridName: found.grid_name,
        community: await communityOf(tx, found.community_id),
      }
    }),
  )
  serve(app, readEstate, ({ params }) => read((tx) => estateOf(tx, params.community, context.mapStyle ?? null)))
  serve(app, readOffices, ({ params }) =>
    read(async (tx) => {
      const { offices } = await frameOf(tx, params.community)
      return {
        items: offices.map((office) => ({
          id: office.id,
          name: office.name,
          tier: office.tier,
          grid: office.grid_id,
          number: office.grid_number,
        })),
      }
    }),
  )
}

async function frameOf(tx: ReadTx, community: string): Promise<CommunityFrame & { now: Date }> {
  const now = await clockNow(tx)
  const frame = await readFrame(tx, { community, day: localDay(now) })
  if (!frame) throw new Problem(httpProblems.notFound)
  return { ...frame, now }
}

async function communityOf(tx: ReadTx, id: string): Promise<Community> {
  return shownOf(await frameOf(tx, id))
}

function shownOf({ community, rules, now }: Awaited<ReturnType<typeof frameOf>>): Community {
  const calendar = (rules.hours as WorkingCalendar | undefined) ?? usualCalendar
  const contacts = rules.contacts as { dutyNumber?: string } | undefined
  return {
    id: community.community_id,
    code: community.code,
    shortCode: community.short_code,
    name: community.name,
    subdistrictName: community.subdistrict_name,
    isDemo: community.is_demo,
    dutyNumber: contacts?.dutyNumber ?? null,
    openNow: isOpenNow(calendar, now),
    hoursWords: calendar.periods.map(([from, to]) => `${clock(from)}–${clock(to)}`).join(' '),
  }
}

/** In a year without an official calendar the desk counts as open on weekdays; the duty number stands beside it anyway. */
function isOpenNow(calendar: WorkingCalendar, now: Date): boolean {
  const year = Number(localDay(now).slice(0, 4))
  const byHand = [...(calendar.byHand ?? []), { year, off: [], on: [] }]
  try {
    return isOpenAt(calendar, now)
  } catch {
    return isOpenAt({ ...calendar, byHand }, now)
  }
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

async function estateOf(tx: ReadTx, id: string, mapStyle: string | null) {
  const frame = await frameOf(tx, id)
  const { anchor_longitude: longitude, anchor_latitude: latitude } = frame.community
  const [grids, buildings, counts] = await Promise.all([findGrids(tx, id), findBuildings(tx, id), countPlaces(tx, id)])
  return {
    community: shownOf(frame),
    anchor: longitude === null || latitude === null ? null : { longitude, latitude },
    mapStyle,
    today: localDay(frame.now),
    grids: grids.map(({ office_id, ends_on, ...grid }) => ({ ...grid, office: office_id, endsOn: ends_on })),
    buildings: buildings.map(({ grid_id, has_lift, moves_on, ...building }) => ({
      ...building,
      grid: grid_id,
      hasLift: has_lift,
      movesOn: moves_on,
    })),
    counts,
  }
}
