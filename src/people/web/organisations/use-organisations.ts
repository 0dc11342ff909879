import { useQuery } from '@tanstack/react-query'
import { useCommunity, useHere } from '../../../places/web/index.ts'
import { readOrganisation, readTree } from '../../contract-organisations.ts'
import { readBuildingGroups, readCoverage, readDutyHistory, readTeams } from '../../contract-teams.ts'
import { callSignedIn } from '../session-watch.ts'

/** Who answers for each building of the community shown today. */
export function useCoverage() {
  const community = useHere()
  return useQuery({
    queryKey: ['people', 'coverage', community.id],
    queryFn: ({ signal }) => callSignedIn(readCoverage, { query: { community: community.id } }, { signal }),
  })
}

/** Who answers for one building today. */
export function useAnswering(building: string) {
  const { community } = useCommunity()
  return useQuery({
    queryKey: ['people', 'coverage', community?.id, building],
    queryFn: ({ signal }) => callSignedIn(readCoverage, { query: { community: community!.id, building } }, { signal }),
    enabled: community !== undefined,
  })
}

/** The teams of the community shown. */
export function useTeams() {
  const community = useHere()
  return useQuery({
    queryKey: ['people', 'teams', community.id],
    queryFn: ({ signal }) => callSignedIn(readTeams, { query: { community: community.id } }, { signal }),
  })
}

/** Buildings a team answered for, newest first. */
export function useDutyHistory(team: string) {
  const community = useHere()
  return useQuery({
    queryKey: ['people', 'duty', community.id, team],
    queryFn: ({ signal }) =>
      callSignedIn(readDutyHistory, { params: { id: team }, query: { community: community.id } }, { signal }),
  })
}

/** The organisations of the community shown as they stood on a day; today where none is named. */
export function useTree(on = '') {
  const community = useHere()
  return useQuery({
    queryKey: ['people', 'tree', community.id, on],
    queryFn: ({ signal }) =>
      callSignedIn(readTree, { query: { community: community.id, ...(on ? { on } : {}) } }, { signal }),
  })
}

/** One organisation with who belongs and belonged to it. */
export function useOrganisation(id: string) {
  const community = useHere()
  return useQuery({
    queryKey: ['people', 'organisation', community.id, id],
    queryFn: ({ signal }) =>
      callSignedIn(readOrganisation, { params: { id }, query: { community: community.id } }, { signal }),
  })
}

/** The buildings' groups of the community shown. */
export function useBuildingGroups() {
  const community = useHere()
  return useQuery({
    queryKey: ['people', 'groups', community.id],
    queryFn: ({ signal }) => callSignedIn(readBuildingGroups, { query: { community: community.id } }, { signal }),
  })
}
