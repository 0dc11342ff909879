import type { BodyOf } from '../../../platform/http/endpoint.ts'
import type { FirstGrid, FirstPerson, setUpFirst } from '../../contract-setup.ts'

/** What is typed on the set-up page. */
export type Draft = {
  readonly administrator: FirstPerson
  readonly securityOfficer: FirstPerson
  readonly subdistrict: { readonly code: string; readonly name: string }
  readonly code: string
  readonly shortCode: string
  readonly name: string
  readonly grids: readonly FirstGrid[]
  readonly setupCode: string
}

const nobody: FirstPerson = { username: '', name: '', password: '' }
export const plainGrid: FirstGrid = { buildings: 0, staircases: 2, floors: 7, doors: 3 }
export const mostGrids = 99

/** The page before anything is typed. */
export const emptyDraft: Draft = {
  administrator: nobody,
  securityOfficer: nobody,
  subdistrict: { code: '', name: '' },
  code: '',
  shortCode: '',
  name: '',
  grids: [plainGrid],
  setupCode: '',
}

/** The draft as it is sent. */
export function wishOf(draft: Draft): BodyOf<typeof setUpFirst> {
  const { administrator, securityOfficer, subdistrict, code, shortCode, name, grids, setupCode } = draft
  return {
    administrator: trimmed(administrator),
    securityOfficer: trimmed(securityOfficer),
    community: {
      subdistrict: { code: subdistrict.code.trim(), name: subdistrict.name.trim() },
      code: code.trim(),
      shortCode: shortCode.trim().toUpperCase(),
      name: name.trim(),
      grids: [...grids],
    },
    ...(setupCode.trim() ? { code: setupCode.trim() } : {}),
  }
}

function trimmed({ username, name, password }: FirstPerson): FirstPerson {
  return { username: username.trim(), name: name.trim(), password }
}

/** So many grids: those that are there, further ones like the last. */
export function withGrids(grids: readonly FirstGrid[], count: number): FirstGrid[] {
  const wanted = Math.max(1, Math.min(mostGrids, Math.trunc(count) || 1))
  return Array.from({ length: wanted }, (_, index) => grids[index] ?? grids.at(-1) ?? plainGrid)
}

/** Buildings and dwellings of all grids. */
export function totalsOf(grids: readonly FirstGrid[]): { buildings: number; dwellings: number } {
  return {
    buildings: grids.reduce((sum, each) => sum + each.buildings, 0),
    dwellings: grids.reduce((sum, each) => sum + each.buildings * each.staircases * each.floors * each.doors, 0),
  }
}
