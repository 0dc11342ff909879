import { newBrowserId } from '../../../../platform/web/browser-ids.ts'
import type { NewReport } from '../../../contract-public.ts'
import type { Draft } from '../act-forms.ts'

/** A report that a clerk takes down; `id` is its command id, so that pressing twice sends once. */
export type TakenDraft = {
  readonly id: string
  readonly channel: 'telephone' | 'desk'
  readonly words: string
  readonly category: string | undefined
  readonly isPrivate: boolean
  readonly place: Pick<Draft, 'grid' | 'building' | 'staircase' | 'spot'>
  readonly name: string
  readonly phone: string
}

export const usualSpot: NewReport['spot'] = { kind: 'floor' }

export function newTakenDraft(): TakenDraft {
  return {
    id: newBrowserId(),
    channel: 'telephone',
    words: '',
    category: undefined,
    isPrivate: false,
    place: {},
    name: '',
    phone: '',
  }
}

/** Whether everything is there that a report needs. */
export function isWhole({ words, category, place }: TakenDraft): boolean {
  return words.trim() !== '' && category !== undefined && (place.grid ?? place.building) !== undefined
}

/** The report as it is sent; a staircase stands for its building, a building for its grid. */
export function reportOf(draft: TakenDraft, community: string): NewReport {
  const { grid, building, staircase, spot = usualSpot } = draft.place
  const where = staircase ? { staircase } : building ? { building } : { grid: grid ?? '' }
  const phone = draft.phone.trim()
  const name = draft.name.trim()
  return {
    community,
    ...where,
    spot,
    category: draft.category ?? '',
    words: draft.words.trim(),
    private: draft.isPrivate,
    channel: draft.channel,
    ...(phone ? { contact: { phone, ...(name ? { name } : {}) } } : {}),
  }
}
