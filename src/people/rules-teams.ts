import type { FieldProblem } from '../platform/problem.ts'

/** A duty area: the buildings a team answers for. */
export type Area = { readonly team: string; readonly buildings: readonly string[] }

type Ground = { readonly standing: readonly string[]; readonly teams: readonly string[] }

/** What keeps a layout from giving each building exactly one team: `areas.<id>` names the team or building. */
export function faultsOfLayout(areas: readonly Area[], { standing, teams }: Ground): FieldProblem[] {
  const given = areas.flatMap(({ buildings }) => buildings)
  const seen = new Set<string>()
  const twice = given.filter((building) => seen.has(building) || !seen.add(building))
  const known = new Set(standing)
  const at = (reason: string) => (id: string) => ({ field: `areas.${id}`, reason })
  return [
    ...areas
      .map(({ team }) => team)
      .filter((team) => !teams.includes(team))
      .map(at('not-a-team')),
    ...given.filter((building) => !known.has(building)).map(at('not-there')),
    ...twice.map(at('twice')),
    ...standing.filter((building) => !seen.has(building)).map(at('without-team')),
  ]
}
