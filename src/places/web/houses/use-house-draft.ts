import { useState } from 'react'
import type { Estate } from '../../contract.ts'
import type { CornerSystem } from '../../contract-houses.ts'
import type { Point } from '../map/layers.ts'
import { readCorners, writeCorners } from './corners.ts'

/** What is typed of a new building, as text until it is sent. */
export type HouseDraft = {
  readonly grid: string | undefined
  readonly number: string
  readonly floors: string
  readonly staircases: string
  readonly doors: string
  readonly year: string
  readonly hasLift: boolean
  readonly team: string | undefined
  readonly group: string | undefined
  readonly from: string
  readonly system: CornerSystem
  readonly corners: string
}

/** A new building being entered: what is typed, its corners once they can be read, and what would be sent. */
export function useHouseDraft(estate: Estate) {
  const [draft, setDraft] = useState<HouseDraft>(() => ({
    grid: estate.grids.length === 1 ? estate.grids[0]!.id : undefined,
    number: String(Math.max(0, ...estate.buildings.map(({ number }) => number)) + 1),
    floors: '6',
    staircases: '1',
    doors: '2',
    year: '',
    hasLift: false,
    team: undefined,
    group: undefined,
    from: estate.today,
    system: 'metres',
    corners: '',
  }))
  const put = (change: Partial<HouseDraft>) => setDraft((now) => ({ ...now, ...change }))
  const corners = readCorners(draft.corners)
  const drawn = draft.system === 'metres' ? (corners ?? []) : []
  return {
    draft,
    put,
    corners,
    /** The corners that the plan can show. */
    drawn,
    addCorner: (corner: Point) => put({ system: 'metres', corners: writeCorners([...drawn, corner]) }),
    dropCorner: () => put({ corners: writeCorners(drawn.slice(0, -1)) }),
    isReady: draft.grid !== undefined && draft.from !== '' && corners !== null && corners.length > 2,
  }
}

/** What is sent of it. */
export function bodyOf(draft: HouseDraft, corners: readonly Point[]) {
  const { grid, team, group, hasLift, system, from } = draft
  const [number, floors, staircases, doors] = [draft.number, draft.floors, draft.staircases, draft.doors].map(Number)
  const sizes = { number: number!, floors: floors!, staircases: staircases!, doors: doors! }
  return {
    grid: grid ?? '',
    ...sizes,
    hasLift,
    ...(draft.year.trim() === '' ? {} : { yearBuilt: Number(draft.year) }),
    system,
    outline: corners.map(([x, y]) => [x, y]),
    from,
    ...(team ? { team } : {}),
    ...(group ? { group } : {}),
  }
}
