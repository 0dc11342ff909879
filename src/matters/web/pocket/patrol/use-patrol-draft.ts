import { useEffect, useState } from 'react'
import { newBrowserId } from '../../../../platform/web/browser-ids.ts'
import type { Photo } from '../../../../platform/web/PhotoPicker.tsx'
import { readSetting, saveSetting } from '../../../../platform/web/settings.ts'
import { type Draft, type DraftPlace, newDraft } from '../../resident/report/draft.ts'
import { readPhotos, savePhotos } from '../../resident/report/draft-store.ts'

/** A report from a patrol being written, and how it was put right where it was. */
export type PatrolDraft = {
  readonly draft: Draft
  readonly owner: string
  readonly isHandled: boolean
  readonly handledWords: string
  /** Command id of "put right on the spot". */
  readonly handledId: string
}

export type PatrolDesk = {
  readonly patrol: PatrolDraft
  readonly draft: Draft
  readonly photos: readonly Photo[]
  readonly change: (part: Partial<Draft>) => void
  readonly changePatrol: (part: Partial<Pick<PatrolDraft, 'isHandled' | 'handledWords'>>) => void
  readonly setPhotos: (photos: readonly Photo[]) => void
  /** Starts anew, after the report was given to the outbox. */
  readonly clear: () => void
}

const setting = 'patrol-draft'

type Begin = { readonly owner: string; readonly community: string; readonly place: DraftPlace }

/** The draft of whoever is signed in, kept on this phone so that nothing is lost when the browser ends the page. */
export function usePatrolDraft(begin: Begin): PatrolDesk {
  const [patrol, setPatrol] = useState(() => readDraft(begin) ?? freshDraft(begin))
  const [photos, setPhotos] = useState<readonly Photo[]>([])
  const { id } = patrol.draft
  useEffect(() => {
    let isCurrent = true
    void readPhotos(id).then((kept) => {
      if (isCurrent && kept.length > 0) setPhotos(kept)
    })
    return () => {
      isCurrent = false
    }
  }, [id])
  return {
    patrol,
    draft: patrol.draft,
    photos,
    change: (part) => keep((before) => ({ ...before, draft: { ...before.draft, ...part } })),
    changePatrol: (part) => keep((before) => ({ ...before, ...part })),
    setPhotos: (next) => {
      setPhotos(next)
      void savePhotos(id, next)
    },
    clear: () => {
      forgetPatrolDraft()
      void savePhotos(id, [])
      setPhotos([])
      setPatrol(freshDraft(begin))
    },
  }

  function keep(next: (before: PatrolDraft) => PatrolDraft): void {
    setPatrol((before) => {
      const after = next(before)
      saveSetting(setting, JSON.stringify(after))
      return after
    })
  }
}

/** Drops the draft of this phone. */
export function forgetPatrolDraft(): void {
  saveSetting(setting, '')
}

function readDraft({ owner, community }: Begin): PatrolDraft | null {
  try {
    const kept = JSON.parse(readSetting(setting) || 'null') as PatrolDraft | null
    return kept?.owner === owner && kept.draft.community === community ? kept : null
  } catch {
    return null
  }
}

function freshDraft({ owner, community, place }: Begin): PatrolDraft {
  const draft = newDraft(newBrowserId(), community, place)
  return { draft, owner, isHandled: false, handledWords: '', handledId: newBrowserId() }
}
