import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { MatterFound, useMatterSearch } from '../../../matters/web/console/index.ts'
import {
  FoundLine,
  useNumberSearch,
  useRegisterSearch,
  useResidentWords,
} from '../../../people/web/console/search/index.ts'
import { useSession } from '../../../people/web/index.ts'
import { useHere } from '../../../places/web/index.ts'

/** One line below the search box, and where it leads. */
export type FoundItem = {
  readonly key: string
  readonly face: ReactNode
  readonly open: () => void
  /** The box stays open: what is found next stands in it. */
  readonly isAsking?: boolean
}

type Words = ReturnType<typeof useResidentWords>
type Register = ReturnType<typeof useRegisterSearch>['found']
type Goes = {
  readonly toResident: (id: string) => void
  readonly toBuilding: (id: string) => void
  readonly toDoor: (at: { dwelling: string; building: string }) => void
  readonly toStaff: (() => void) | null
}

/** What the registers found, in the order people look for it. */
function registerItems(found: Register, { t, home, ended }: Words, goes: Goes): FoundItem[] {
  return [
    ...found.residents.map((line) => ({
      key: line.id,
      face: <FoundLine kind={t('found.resident')} words={line.name} beside={home(line) ?? ended(line)} />,
      open: () => goes.toResident(line.id),
    })),
    ...found.doors.map(({ dwelling, building, buildingName, door, staircase }) => ({
      key: dwelling,
      face: (
        <FoundLine
          kind={t('found.door')}
          words={t('home.words', { building: buildingName, door })}
          beside={staircase}
        />
      ),
      open: () => goes.toDoor({ dwelling, building }),
    })),
    ...found.buildings.map(({ id, name, gridName }) => ({
      key: id,
      face: <FoundLine kind={t('found.building')} words={name} beside={gridName} />,
      open: () => goes.toBuilding(id),
    })),
    ...(goes.toStaff ? found.organisations : []).map(({ id, name }) => ({
      key: id,
      face: <FoundLine kind={t('found.organisation')} words={name} />,
      open: () => goes.toStaff?.(),
    })),
  ]
}

/** Everything that words find, of every kind: matters first, then what the registers know. */
export function useFound(words: string): {
  readonly items: FoundItem[]
  readonly isBusy: boolean
  readonly error: unknown
} {
  const navigate = useNavigate()
  const community = useHere()
  const { doors } = useSession()
  const spoken = useResidentWords()
  const matters = useMatterSearch(words, community.id)
  const register = useRegisterSearch(words)
  const byNumber = useNumberSearch()
  const digits = words.replace(/[\s()-]/g, '')
  const isNumber = doors.includes('residents') && /^(\d{4}|[01]\d{9,11})$/.test(digits)
  const asked = byNumber.variables === digits ? byNumber : null
  const found = { ...register.found, residents: [...register.found.residents, ...(asked?.data?.residents ?? [])] }
  const items: FoundItem[] = [
    ...matters.found.map((line) => ({
      key: line.id,
      face: <MatterFound line={line} />,
      open: () => void navigate({ to: '/matters/$id', params: { id: line.id } }),
    })),
    ...registerItems(found, spoken, {
      toResident: (id) => void navigate({ to: '/residents/$id', params: { id } }),
      // Whoever does not keep the register opens the building.
      toDoor: ({ dwelling, building }) =>
        void (doors.includes('residents')
          ? navigate({ to: '/residents/doors/$id', params: { id: dwelling } })
          : navigate({ to: '/places/buildings/$id', params: { id: building } })),
      toBuilding: (id) => void navigate({ to: '/places/buildings/$id', params: { id } }),
      toStaff: doors.includes('staff') ? () => void navigate({ to: '/staff' }) : null,
    }),
  ]
  if (isNumber && !asked?.data) {
    items.push({
      key: 'number',
      face: <FoundLine kind={spoken.t('found.number')} words={words.trim()} beside={spoken.t('found.number-noted')} />,
      open: () => byNumber.mutate(digits),
      isAsking: true,
    })
  }
  const isBusy = matters.isBusy || register.isBusy || (asked?.isPending ?? false)
  return { items, isBusy, error: asked?.error ?? null }
}
