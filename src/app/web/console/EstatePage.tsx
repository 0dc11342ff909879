import { useMemo } from 'react'
import { useOpenByBuilding } from '../../../matters/web/console/index.ts'
import { ExportBar, residentProblems, useBuildingGroups, useTeams } from '../../../people/web/console/index.ts'
import { callSignedIn } from '../../../people/web/index.ts'
import {
  type EstateLayer,
  gridMessages,
  mapMessages,
  newHouseMessages,
  outlinesMessages,
  PlacesPage,
} from '../../../places/web/console/estate/index.ts'
import { houseMessages, PlacesCall } from '../../../places/web/console/house/index.ts'
import { placesMessages, useHere } from '../../../places/web/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'
import { ProblemWords } from '../../../platform/web/problem-text.tsx'
import { useCoverageLayers } from './use-coverage-layers.ts'
import { useHomesLayer } from './use-homes-layer.ts'

const words = [placesMessages, newHouseMessages, houseMessages, gridMessages, outlinesMessages, residentProblems]

/** The estate with what the rooms know of its buildings, a layer a room. */
export function EstatePage() {
  const matters = useMattersLayer()
  const coverage = useCoverageLayers()
  const homes = useHomesLayer()
  const layers = useMemo(() => [matters.layer, ...homes, ...coverage], [matters.layer, homes, coverage])
  return (
    <ProblemWords words={words}>
      <PlacesCall.Provider value={callSignedIn}>
        <PlacesPage layers={layers} openIn={matters.openIn} answering={useAnswering()}>
          <ExportBar lists={['buildings', 'facilities']} />
        </PlacesPage>
      </PlacesCall.Provider>
    </ProblemWords>
  )
}

/** Teams and groups of the community that can answer for a new building. */
function useAnswering() {
  const teams = useTeams()
  const groups = useBuildingGroups()
  const choices = (items: readonly { id: string; name: string }[] = []) =>
    items.map(({ id, name }) => ({ value: id, label: name }))
  return {
    // Before duty areas are laid out no team answers for a building of its own.
    teams: teams.data?.laidOutFrom ? choices(teams.data.items) : [],
    groups: choices(groups.data?.items.filter(({ to }) => to === null)),
  }
}

/** Open matters by building, of what the viewer may see. */
function useMattersLayer() {
  const t = useText(mapMessages)
  const community = useHere()
  const counts = useOpenByBuilding(community.id)
  return useMemo(() => {
    const known = new Map((counts.data?.items ?? []).map((item) => [item.building, item]))
    const layer: EstateLayer = {
      key: 'matters',
      label: t('layer.matters'),
      legend: [
        { tone: 'bad', word: t('layer.some-late') },
        { tone: 'watch', word: t('layer.some-open') },
        { tone: 'rest', word: t('layer.none-open') },
      ],
      of: (building) => {
        const item = known.get(building)
        if (!item) return undefined
        if (item.overdue > 0) return { tone: 'bad', word: t('layer.matters-late', { count: item.open }) }
        return { tone: 'watch', word: t('layer.matters-open', { count: item.open }) }
      },
    }
    return { layer, openIn: (building: string) => known.get(building)?.open ?? 0 }
  }, [counts.data, t])
}
