import type { AccountActor } from '../platform/actor.ts'
import type { Context } from '../platform/context.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { Problem } from '../platform/problem.ts'
import { type Changing, changePlaces, type PlaceAsk } from './change-places.ts'
import type { CoordinateSystem, OutlineOutcome } from './contract-geojson.ts'
import { fromGcj02 } from './coordinates.ts'
import { maySeeSettings } from './policy.ts'
import { placeProblems } from './problems.ts'
import { findCommunity } from './read.ts'
import {
  anchorOf,
  type FileOutline,
  featuresOf,
  type OutlinePlan,
  planOutlines,
  readFeatures,
} from './rules-geojson.ts'
import type { Anchor } from './rules-ground.ts'
import { findOutlined, holdPlaces, writeAnchor, writeOutlines } from './write-outlines.ts'

type ImportAsk = PlaceAsk & { system: CoordinateSystem; dry: boolean; collection: unknown }

/**
 * Brings outlines in by the codes of grids and buildings. Nothing is changed on a dry run, nor where anything is wrong: the
 * answer names each place and why. Throws places.refused.
 */
export function bringOutlines(context: Context, actor: AccountActor, ask: ImportAsk): Promise<OutlineOutcome> {
  return changePlaces(context, actor, ask, async (changing) => {
    const { tx, community } = changing
    const row = await findCommunity(tx, community)
    if (!row) throw new Problem(httpProblems.notFound)
    await holdPlaces(tx, community)
    const read = readFeatures(ask.collection)
    const file = read.outlines.map((outline) => ({ ...outline, ring: outline.ring.map(toWgs84(ask.system)) }))
    const standing = anchorIn(row)
    const anchor = standing ?? (file.length > 0 ? anchorOf(file) : { longitude: 0, latitude: 0 })
    const plan = planOutlines(await findOutlined(tx, community), file, anchor)
    const faults = [...read.faults, ...plan.faults]
    const isDone = !ask.dry && faults.length === 0
    if (isDone) await redraw(changing, { plan, file, anchor: standing ? null : anchor })
    const changed = plan.changed.map(({ place }) => ({ code: place.code, name: place.name }))
    return { dry: !isDone, changed, unchanged: plan.unchanged, faults }
  })
}

type Redrawing = { plan: OutlinePlan; file: readonly FileOutline[]; anchor: Anchor | null }

async function redraw({ tx, community, tell }: Changing, { plan, anchor }: Redrawing): Promise<void> {
  if (anchor) await writeAnchor(tx, community, anchor)
  await writeOutlines(tx, community, plan.changed)
  for (const { place } of plan.changed) {
    if (place.kind === 'grid') await tell('grid.redrawn', { kind: 'grid', id: place.id }, { before: place.outline })
  }
  const buildings = plan.changed.filter(({ place }) => place.kind === 'building').length
  const facts = { grids: plan.changed.length - buildings, buildings, setDown: anchor !== null }
  await tell('estate.redrawn', { kind: 'community', id: community }, facts)
}

/** Points as WGS-84. CGCS2000 differs from it by less than a decimetre, which outlines do not show. */
function toWgs84(system: CoordinateSystem): (point: FileOutline['ring'][number]) => [number, number] {
  if (system !== 'gcj02') return ([longitude, latitude]) => [longitude, latitude]
  return fromGcj02
}

type Set = { anchor_longitude: number | null; anchor_latitude: number | null }

function anchorIn({ anchor_longitude, anchor_latitude }: Set): Anchor | null {
  if (anchor_longitude === null || anchor_latitude === null) return null
  return { longitude: anchor_longitude, latitude: anchor_latitude }
}

/** Grids and buildings of today as GeoJSON in WGS-84. Throws http.not-found, places.not-set-down. */
export async function takeOutlines(context: Context, actor: AccountActor, community: string) {
  if (!maySeeSettings(actor, community).allowed) throw new Problem(httpProblems.notFound)
  return context.database.read(actor, async (tx) => {
    const [row, places] = await Promise.all([findCommunity(tx, community), findOutlined(tx, community)])
    if (!row) throw new Problem(httpProblems.notFound)
    const anchor = anchorIn(row)
    if (!anchor) throw new Problem(placeProblems.notSetDown)
    return { type: 'FeatureCollection' as const, features: featuresOf(places, anchor) }
  })
}
