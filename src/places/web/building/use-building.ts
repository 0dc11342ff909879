import { useQuery, useQueryClient } from '@tanstack/react-query'
import { readBuilding } from '../../contract-buildings.ts'
import { usePlacesCall } from './places-call.ts'

/** One building with its doors, facilities and grids, live. */
export function useBuilding(community: string | undefined, building: string) {
  const ask = usePlacesCall()
  return useQuery({
    queryKey: ['places', 'building', community, building],
    queryFn: ({ signal }) => ask(readBuilding, { params: { community: community ?? '', building } }, { signal }),
    enabled: community !== undefined,
    meta: { live: true },
  })
}

/** Reads everything about places and matters anew after a change. */
export function useChanged() {
  const queries = useQueryClient()
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['places'] }),
      queries.invalidateQueries({ queryKey: ['matters'] }),
    ])
  }
}
