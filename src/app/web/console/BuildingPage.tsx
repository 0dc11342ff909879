import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { BuildingMatters, useOpenOfBuilding } from '../../../matters/web/console/index.ts'
import { AnswersPanel, organisationMessages } from '../../../people/web/console/index.ts'
import { callSignedIn, useSession } from '../../../people/web/index.ts'
import {
  doorMessages,
  FacilitiesPanel,
  GridPanel,
  HouseDoors,
  HouseHead,
  houseMessages,
  PlacesCall,
  useBuilding,
} from '../../../places/web/console/house/index.ts'
import { placesMessages, useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ProblemWords } from '../../../platform/web/problem-text.tsx'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { useDoorMarks } from './use-door-marks.ts'

const words = [placesMessages, houseMessages, doorMessages, organisationMessages]

/** One building with everything the rooms know of it: a panel a room, one query set a panel. */
export function BuildingPage({ id }: { readonly id: string }) {
  return (
    <ProblemWords words={words}>
      <PlacesCall.Provider value={callSignedIn}>
        <House id={id} />
      </PlacesCall.Provider>
    </ProblemWords>
  )
}

function House({ id }: { readonly id: string }) {
  const t = useText(houseMessages)
  const community = useHere()
  const { doors } = useSession()
  const house = useBuilding(community.id, id)
  const open = useOpenOfBuilding(community.id, id)
  const marks = useDoorMarks(community.id, house.data)
  const landings = useMemo(
    () =>
      (open.data?.items ?? []).map(({ place, turn }) => ({
        staircase: place.staircase ?? '',
        floor: place.spot.floor ?? null,
        overdue: turn.overdue,
      })),
    [open.data],
  )
  if (house.isError)
    return (
      <main className="desk-page stack">
        <ErrorState error={house.error} onAgain={() => void house.refetch()} />
      </main>
    )
  if (!house.data)
    return (
      <main className="desk-page stack">
        <LoadingFrame lines={10} label={t('house.loading')} />
      </main>
    )
  const at = { community: community.id, house: house.data }
  return (
    <main className="house">
      <HouseHead {...at} />
      <div className="house-side">
        <HouseDoors
          {...at}
          marks={marks}
          landings={landings}
          doorLink={
            doors.includes('residents')
              ? ({ id: dwelling, door }) => (
                  <Link to="/residents/doors/$id" params={{ id: dwelling }}>
                    {door}
                  </Link>
                )
              : undefined
          }
        />
        <FacilitiesPanel {...at} />
      </div>
      <div className="house-side">
        {doors.includes('organisations') ? (
          <div className="house-part">
            <AnswersPanel building={id} />
          </div>
        ) : null}
        <BuildingMatters community={community.id} building={id} />
        <GridPanel {...at} openMatters={landings.length} />
      </div>
    </main>
  )
}
