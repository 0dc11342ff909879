import { keptShare } from './rules-residents.ts'

/** An owner of a dwelling, with the square metres of the whole dwelling. */
export type Owning = {
  readonly dwelling: string
  readonly person: string | null
  readonly name: string
  readonly area: number
  readonly share: number
}

type Owner = Omit<Owning, 'dwelling'>

/**
 * Owners of dwellings that become one: the areas add up, each share is weighed by the area it was of. Who owned of several
 * holds one share; names alone stay apart, since two of one name may be two.
 */
export function ownersOfMerged(owners: readonly Owning[]): Owner[] {
  const areas = new Map(owners.map(({ dwelling, area }) => [dwelling, area]))
  const area = Math.round([...areas.values()].reduce((sum, each) => sum + each, 0) * 100) / 100
  const weighed = owners.map((owner) => ({ ...owner, share: (owner.share * owner.area) / area }))
  const known = [...new Set(weighed.map(({ person }) => person))].filter((person) => person !== null)
  const together = known.map((person) => {
    const own = weighed.filter((each) => each.person === person)
    return { ...own[0]!, share: own.reduce((sum, { share }) => sum + share, 0) }
  })
  return [...together, ...weighed.filter(({ person }) => person === null)].map(({ person, name, share }) => ({
    person,
    name,
    area,
    share: keptShare(share),
  }))
}

/** How many live in households that become one, where not all are persons by name; null where all are. */
export function headsOfMerged(homes: readonly { headCount: number | null; members: number }[]): number | null {
  if (homes.every(({ headCount }) => headCount === null)) return null
  return homes.reduce((sum, { headCount, members }) => sum + Math.max(headCount ?? 0, members), 0)
}
