import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { inBuildings } from '../../../people/contract-residents.ts'
import { callSignedIn, useSession } from '../../../people/web/index.ts'
import { type EstateLayer, mapMessages } from '../../../places/web/console/estate/index.ts'
import { useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'

/** Households on record as a layer, for those who keep the register. */
export function useHomesLayer(): readonly EstateLayer[] {
  const t = useText(mapMessages)
  const community = useHere()
  const { doors } = useSession()
  const known = useQuery({
    queryKey: ['people', 'in-buildings', community.id],
    queryFn: ({ signal }) => callSignedIn(inBuildings, { params: { community: community.id } }, { signal }),
    enabled: doors.includes('residents'),
  })
  return useMemo(() => {
    if (!known.data) return []
    const homes = new Map(known.data.items.map((item) => [item.building, item]))
    const layer: EstateLayer = {
      key: 'homes',
      label: t('layer.homes'),
      legend: [
        { tone: 'calm', word: t('layer.homes-some') },
        { tone: 'rest', word: t('layer.homes-none') },
      ],
      of: (building) => {
        const item = homes.get(building)
        return item && { tone: 'calm', word: t('layer.homes-count', item) }
      },
    }
    return [layer]
  }, [known.data, t])
}
