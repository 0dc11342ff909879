import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { HouseMatters, PocketPage, useOpenOfHouse } from '../../../matters/web/pocket/index.ts'
import { behindDoors } from '../../../people/contract-residents.ts'
import { AnswersPanel, callSignedIn, usePocketSession } from '../../../people/web/pocket/index.ts'
import { useCommunity } from '../../../places/web/index.ts'
import {
  FacilitiesOfHouse,
  FindHouse,
  FloorsOfHouse,
  HouseFacts,
  PlacesCall,
  pocketHouseMessages,
  useBuilding,
} from '../../../places/web/pocket/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ProblemWords } from '../../../platform/web/problem-text.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'

const words = [pocketHouseMessages]

/** Finds a building: those one is posted to first. */
export function FindHousePage() {
  const t = useText(pocketHouseMessages)
  const { posts } = usePocketSession()
  const mine = posts.flatMap(({ grid, building }) => [grid, building].flatMap((place) => (place ? [place.id] : [])))
  return (
    <PocketPage title={t('houses.title')} back="/pocket/grid">
      <FindHouse mine={mine} />
    </PocketPage>
  )
}

/** One building with what the rooms know of it, as far as the viewer may know. */
export function HousePage({ id }: { readonly id: string }) {
  return (
    <ProblemWords words={words}>
      <PlacesCall.Provider value={callSignedIn}>
        <House id={id} />
      </PlacesCall.Provider>
    </ProblemWords>
  )
}

function House({ id }: { readonly id: string }) {
  const t = useText(pocketHouseMessages)
  const { community } = useCommunity()
  const { doors } = usePocketSession()
  const house = useBuilding(community?.id, id)
  const open = useOpenOfHouse(community?.id, id)
  const lived = useLived(community?.id, id)
  const there = useMemo(
    () =>
      (open.data?.items ?? []).map(({ place, turn }) => ({
        staircase: place.staircase ?? '',
        floor: place.spot.floor ?? null,
        overdue: turn.overdue,
      })),
    [open.data],
  )
  return (
    <PocketPage title={house.data?.name ?? t('houses.title')} back="/pocket/b">
      {house.isError ? <ErrorState error={house.error} onAgain={() => void house.refetch()} /> : null}
      {house.isPending ? <LoadingFrame label={t('house.loading')} shape="cards" /> : null}
      {house.data && community ? (
        <>
          <HouseFacts house={house.data} />
          <HouseMatters community={community.id} building={id} />
          {doors.includes('organisations') ? <AnswersPanel building={id} /> : null}
          <FloorsOfHouse house={house.data} open={there} lived={lived} />
          <FacilitiesOfHouse house={house.data} />
        </>
      ) : null}
    </PocketPage>
  )
}

/** Doors with a household in the register; undefined for whoever keeps none. */
function useLived(community: string | undefined, building: string) {
  const { doors } = usePocketSession()
  const known = useQuery({
    queryKey: ['people', 'behind-doors', community, building],
    queryFn: ({ signal }) =>
      callSignedIn(behindDoors, { params: { community: community ?? '', building } }, { signal }),
    enabled: community !== undefined && doors.includes('residents'),
    gcTime: 0,
  })
  return useMemo(() => {
    // None at all may mean an empty house or one out of sight: then nothing is said of its doors.
    if (!known.data?.items.length) return undefined
    return new Set(known.data.items.map(({ dwelling }) => dwelling))
  }, [known.data])
}
