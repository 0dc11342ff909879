import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { behindDoors } from '../../../people/contract-residents.ts'
import { callSignedIn } from '../../../people/web/index.ts'
import { type DoorMark, houseMessages, type useBuilding } from '../../../places/web/console/house/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'

type House = NonNullable<ReturnType<typeof useBuilding>['data']>

/** Which doors have a household in the register; undefined for whoever may not know, and then doors stay without colour. */
export function useDoorMarks(community: string, house: House | undefined) {
  const t = useText(houseMessages)
  const building = house?.id
  const known = useQuery({
    queryKey: ['people', 'behind-doors', community, building],
    queryFn: ({ signal }) => callSignedIn(behindDoors, { params: { community, building: building ?? '' } }, { signal }),
    enabled: building !== undefined,
  })
  return useMemo(() => {
    // None at all may mean an empty house or one out of sight: then nothing is said of its doors.
    if (!house || !known.data?.items.length) return undefined
    const lived = new Set(known.data.items.map(({ dwelling }) => dwelling))
    const markOf = (door: string): DoorMark =>
      lived.has(door) ? { tone: 'lived', word: t('door.lived') } : { tone: 'empty', word: t('door.unknown') }
    return new Map(house.doors.map(({ id }) => [id, markOf(id)]))
  }, [known.data, house, t])
}
