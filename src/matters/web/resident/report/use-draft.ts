import { useEffect, useState } from 'react'
import { newBrowserId } from '../../../../platform/web/browser-ids.ts'
import type { Photo } from '../../../../platform/web/PhotoPicker.tsx'
import { type Draft, type DraftPlace, newDraft } from './draft.ts'
import { readDraft, readPhotos, saveDraft, savePhotos } from './draft-store.ts'

/** A report being written and its pictures, kept at every change. */
export type DraftDesk = {
  readonly draft: Draft
  readonly photos: readonly Photo[]
  readonly change: (part: Partial<Draft>) => void
  readonly setPhotos: (photos: readonly Photo[]) => void
  /** Keeps all of it under a new command id, after a refusal. */
  readonly renew: () => void
  /** Starts anew, after the report was taken. */
  readonly clear: () => void
}

/** The draft of this tab for a community; where a staircase was scanned, its place stands in it. */
export function useDraft(community: string, place: DraftPlace | undefined): DraftDesk {
  const [draft, setDraft] = useState(() => openDraft(community, place))
  const [photos, setPhotos] = useState<readonly Photo[]>([])
  useEffect(() => {
    let isCurrent = true
    void readPhotos(draft.id).then((kept) => {
      if (isCurrent && kept.length > 0) setPhotos(kept)
    })
    return () => {
      isCurrent = false
    }
  }, [draft.id])
  return { draft, photos, change, setPhotos: keepPhotos, renew, clear }

  function change(part: Partial<Draft>): void {
    setDraft((before) => {
      const after = { ...before, ...part }
      saveDraft(after)
      return after
    })
  }

  function keepPhotos(next: readonly Photo[]): void {
    setPhotos(next)
    void savePhotos(draft.id, next)
  }

  function renew(): void {
    const id = newBrowserId()
    void savePhotos(draft.id, [])
    void savePhotos(id, photos)
    change({ id })
  }

  function clear(): void {
    saveDraft(null)
    void savePhotos(draft.id, [])
    setPhotos([])
    setDraft(newDraft(newBrowserId(), community, place))
  }
}

function openDraft(community: string, place: DraftPlace | undefined): Draft {
  const kept = readDraft()
  if (kept?.community !== community) return newDraft(newBrowserId(), community, place)
  // What was typed stays; a staircase that was just scanned is where she stands now.
  const scanned = place?.staircase?.code ?? null
  return place && scanned !== kept.scanned ? { ...kept, place, scanned } : kept
}
