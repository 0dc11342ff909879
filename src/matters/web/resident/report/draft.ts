import type { Staircase } from '../../../../places/contract.ts'
import type { NewReport } from '../../../contract-public.ts'

export type SpotKind = NewReport['spot']['kind']
export const spotKinds: readonly SpotKind[] = ['entrance', 'floor', 'facility', 'outdoors', 'dwelling']

/** Where it is, as far as it was said; names are kept so that the summary needs no connection. */
export type DraftPlace = {
  readonly grid: { readonly id: string; readonly name: string } | null
  /** Said by hand that it is at no building. */
  readonly isApart: boolean
  readonly building: { readonly id: string; readonly name: string; readonly floors: number } | null
  readonly staircase: { readonly code: string; readonly name: string } | null
}

/** A report being written. The id is its command id, so that pressing twice sends once. */
export type Draft = {
  readonly id: string
  readonly community: string
  readonly words: string
  /** Chosen by hand; null takes the first suggestion. */
  readonly category: string | null
  readonly dangerSeen: boolean
  /** Staircase whose code was scanned last, so that a reload does not undo a place chosen by hand. */
  readonly scanned: string | null
  readonly place: DraftPlace
  readonly spot: SpotKind | null
  readonly floor: number | null
  readonly spotWords: string
  readonly name: string
  readonly phone: string
  readonly isPrivate: boolean
}

/** The kind for what fits nowhere. */
export const otherCategory = '0999'
export const mostWords = 2000
export const mostPhotos = 6
export const nowhere: DraftPlace = { grid: null, isApart: false, building: null, staircase: null }

/** An empty draft; at a staircase the place is known. */
export function newDraft(id: string, community: string, place: DraftPlace = nowhere): Draft {
  return {
    id,
    community,
    words: '',
    category: null,
    dangerSeen: false,
    scanned: place.staircase?.code ?? null,
    place,
    spot: null,
    floor: null,
    spotWords: '',
    name: '',
    phone: '',
    isPrivate: false,
  }
}

/** The place that a staircase's QR code stands for. */
export function placeOf(staircase: Staircase): DraftPlace {
  return {
    grid: { id: staircase.grid, name: staircase.gridName },
    isApart: false,
    building: { id: staircase.building, name: staircase.buildingName, floors: staircase.floors },
    staircase: { code: staircase.code, name: staircase.name },
  }
}

/** Spots that can be said of a place: without a building only outdoors. */
export function spotsOf(place: DraftPlace): readonly SpotKind[] {
  return place.building ? spotKinds : ['outdoors']
}

/** Whether it was said where it is: at a building, or in a grid apart from the buildings. */
export function isPlaced({ grid, building, isApart }: DraftPlace): boolean {
  return grid !== null && (building !== null || isApart)
}

/** Whether a floor belongs to the spot. */
export function hasFloor(spot: SpotKind | null): boolean {
  return spot === 'floor' || spot === 'facility' || spot === 'dwelling'
}

/** The category that is sent: the one chosen by hand, else the first suggested, else `other`. */
export function categoryOf(draft: Pick<Draft, 'category'>, suggested: readonly string[]): string {
  return draft.category ?? suggested[0] ?? otherCategory
}

export type Missing = 'words' | 'place' | 'spot' | 'phone' | 'phone-form'

/** What is still missing on a screen, in the order in which it is asked. */
export function missingOn(screen: 'what' | 'where' | 'contact', draft: Draft): Missing | null {
  if (screen === 'what') return draft.words.trim() ? null : 'words'
  if (screen === 'where') {
    if (!isPlaced(draft.place)) return 'place'
    return draft.spot && spotsOf(draft.place).includes(draft.spot) ? null : 'spot'
  }
  return missingContact(draft)
}

/** What is wrong with the contact; leaving it out is right. */
export function missingContact({ name, phone }: Pick<Draft, 'name' | 'phone'>): Missing | null {
  if (!phone.trim()) return name.trim() ? 'phone' : null
  return /^[0-9+ ()-]{5,24}$/.test(phone.trim()) ? null : 'phone-form'
}

/** The contact as it is sent, where a number was left. */
export function contactOf({ name, phone }: Pick<Draft, 'name' | 'phone'>): {
  contact?: NonNullable<NewReport['contact']>
} {
  if (!phone.trim()) return {}
  const named = name.trim() ? { name: name.trim() } : {}
  return { contact: { ...named, phone: phone.trim() } }
}

type Sending = {
  readonly category: string
  readonly isPrivate: boolean
  readonly language: NonNullable<NewReport['language']>
  readonly channel: 'qr' | 'link'
}

/** The report as it is sent: the most exact place that is known, and nothing that was left empty. */
export function toReport(draft: Draft, { category, isPrivate, language, channel }: Sending): NewReport {
  const spot = draft.spot ?? 'outdoors'
  const words = draft.spotWords.trim()
  return {
    community: draft.community,
    ...exactPlace(draft.place),
    spot: {
      kind: spot,
      ...(hasFloor(spot) && draft.floor !== null ? { floor: draft.floor } : {}),
      ...(words ? { words } : {}),
    },
    category,
    words: draft.words.trim(),
    ...(isPrivate ? { private: true } : {}),
    ...contactOf(draft),
    language,
    channel,
  }
}

function exactPlace({ grid, building, staircase }: DraftPlace): Pick<NewReport, 'staircase' | 'building' | 'grid'> {
  if (staircase) return { staircase: staircase.code }
  if (building) return { building: building.id }
  return grid ? { grid: grid.id } : {}
}
