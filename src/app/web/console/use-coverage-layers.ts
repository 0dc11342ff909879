import { useMemo } from 'react'
import { useCoverage } from '../../../people/web/console/index.ts'
import { type EstateLayer, type LayerMark, mapMessages } from '../../../places/web/console/estate/index.ts'
import { useText } from '../../../platform/web/LanguageProvider.tsx'

/** Duty areas and uncovered buildings as layers; none while it is not known who answers for what. */
export function useCoverageLayers(): readonly EstateLayer[] {
  const t = useText(mapMessages)
  const coverage = useCoverage()
  return useMemo(() => {
    if (!coverage.data) return []
    const known = new Map(coverage.data.items.map((item) => [item.building, item]))
    const areas: EstateLayer = {
      key: 'areas',
      label: t('layer.areas'),
      legend: [
        { tone: 'calm', word: t('layer.area-some') },
        { tone: 'bad', word: t('layer.area-none') },
      ],
      of: (building) => {
        const item = known.get(building)
        if (!item) return undefined
        return item.team ? { tone: 'calm', word: item.team.name } : { tone: 'bad', word: t('layer.area-none') }
      },
    }
    const uncovered: EstateLayer = {
      key: 'uncovered',
      label: t('layer.uncovered'),
      legend: [
        { tone: 'bad', word: t('layer.lacks-all') },
        { tone: 'watch', word: t('layer.lacks-some') },
        { tone: 'good', word: t('layer.covered') },
      ],
      of: (building): LayerMark | undefined => {
        const item = known.get(building)
        if (!item) return undefined
        if (item.uncovered.length === 0) return { tone: 'good', word: t('layer.covered') }
        const what = item.uncovered.map((gap) => t(`layer.${gap}`)).join('、')
        return { tone: item.uncovered.length > 2 ? 'bad' : 'watch', word: t('layer.lacks', { what }) }
      },
    }
    return [areas, uncovered]
  }, [coverage.data, t])
}
