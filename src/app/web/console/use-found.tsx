import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { MatterFound, useMatterSearch } from '../../../matters/web/console/index.ts'
import { FoundLine, useNumberSearch, useRegisterSearch, useResidentWords } from '../../../people/web/console/index.ts'
import { useSession } from '../../../people/web/index.ts'
import { useCommunity } from '../../../places/web/index.ts'

/** One line below the search box, and where it leads. */
export type FoundItem = {
  readonly key: string
  readonly face: ReactNode
  readonly open: () => void
  /** The box stays open: what is found next stands in it. */
  readonly isAsking?: boolean
}

/** Everything that words find, of every kind, in the order people look for it. */
export function useFound(words: string): {
  readonly items: FoundItem[]
  readonly isBusy: boolean
  readonly error: unknown
} {
  const navigate = useNavigate()
  const { community } = useCommunity()
  const { doors } = useSession()
  const { t, home, ended } = useResidentWords()
  const matters = useMatterSearch(words, community?.id)
  const register = useRegisterSearch(words)
  const byNumber = useNumberSearch()
  const digits = words.replace(/[\s()-]/g, '')
  const isNumber = doors.includes('residents') && /^(\d{4}|[01]\d{9,11})$/.test(digits)
  const asked = byNumber.variables === digits ? byNumber : null
  const residents = [...register.found.residents, ...(asked?.data?.residents ?? [])]
  const toBuilding = (id: string) => void navigate({ to: '/places/buildings/$id', params: { id } })
  const items: FoundItem[] = [
    ...matters.found.map((line) => ({
      key: line.id,
      face: <MatterFound line={line} />,
      open: () => void navigate({ to: '/matters/$id', params: { id: line.id } }),
    })),
    ...residents.map((line) => ({
      key: line.id,
      face: <FoundLine kind={t('found.resident')} words={line.name} beside={home(line) ?? ended(line)} />,
      open: () => void navigate({ to: '/residents/$id', params: { id: line.id } }),
    })),
    ...register.found.doors.map(({ dwelling, building, buildingName, door, staircase }) => ({
      key: dwelling,
      face: (
        <FoundLine
          kind={t('found.door')}
          words={t('home.words', { building: buildingName, door })}
          beside={staircase}
        />
      ),
      open: () => toBuilding(building),
    })),
    ...register.found.buildings.map(({ id, name, gridName }) => ({
      key: id,
      face: <FoundLine kind={t('found.building')} words={name} beside={gridName} />,
      open: () => toBuilding(id),
    })),
    ...register.found.organisations
      .filter(() => doors.includes('staff'))
      .map(({ id, name }) => ({
        key: id,
        face: <FoundLine kind={t('found.organisation')} words={name} />,
        open: () => void navigate({ to: '/staff' }),
      })),
  ]
  if (isNumber && !asked?.data) {
    items.push({
      key: 'number',
      face: <FoundLine kind={t('found.number')} words={words.trim()} beside={t('found.number-noted')} />,
      open: () => byNumber.mutate(digits),
      isAsking: true,
    })
  }
  const isBusy = matters.isBusy || register.isBusy || (asked?.isPending ?? false)
  return { items, isBusy, error: asked?.error ?? null }
}
