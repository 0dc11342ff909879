import { type DBSchema, openDB } from 'idb'
import { systemClock } from '../../../../platform/clock.ts'
import type { Photo } from '../../../../platform/web/PhotoPicker.tsx'
import type { Draft } from './draft.ts'

const key = 'gangwan.draft'
const day = 86_400_000

/** The draft of this tab, or null. It goes with the tab: a phone that is lent must not show what another wrote. */
export function readDraft(): Draft | null {
  try {
    const kept = sessionStorage.getItem(key)
    return kept ? (JSON.parse(kept) as Draft) : null
  } catch {
    return null
  }
}

/** Keeps the draft for this tab; null drops it. Where the browser refuses storage it lives as long as the page. */
export function saveDraft(draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(key, JSON.stringify(draft))
    else sessionStorage.removeItem(key)
  } catch {
    // The page still holds it.
  }
}

interface Schema extends DBSchema {
  photos: { key: string; value: { readonly photos: readonly Photo[]; readonly at: number } }
}

async function openPhotos() {
  return await openDB<Schema>('gangwan-draft', 1, { upgrade: (fresh) => void fresh.createObjectStore('photos') })
}

/** Pictures of a draft; none where the browser keeps none. Pictures of drafts a day old are dropped. */
export async function readPhotos(draft: string): Promise<readonly Photo[]> {
  try {
    const database = await openPhotos()
    const kept = await database.get('photos', draft)
    for (const each of await database.getAllKeys('photos')) {
      const { at = 0 } = (await database.get('photos', each)) ?? {}
      if (systemClock.now().getTime() - at > day) await database.delete('photos', each)
    }
    database.close()
    return kept?.photos ?? []
  } catch {
    return []
  }
}

/** Keeps the pictures of a draft; none drops them. */
export async function savePhotos(draft: string, photos: readonly Photo[]): Promise<void> {
  try {
    const database = await openPhotos()
    if (photos.length > 0) await database.put('photos', { photos, at: systemClock.now().getTime() }, draft)
    else await database.delete('photos', draft)
    database.close()
  } catch {
    // The page still holds them.
  }
}
