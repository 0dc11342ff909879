import { useQuery } from '@tanstack/react-query'
import { readSettings } from '../contract-settings.ts'
import { usePlacesCall } from './building/places-call.ts'

/** Whether the viewer may change the community's places, as the server says. */
export function useMayChange(community: string): boolean {
  const ask = usePlacesCall()
  const settings = useQuery({
    queryKey: ['places', 'settings', community],
    queryFn: ({ signal }) => ask(readSettings, { params: { community } }, { signal }),
  })
  return settings.data?.mayChange ?? false
}
