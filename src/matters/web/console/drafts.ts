import { useState } from 'react'
import type { Draft } from './act-forms.ts'

// What is typed outlives a closed form and a matter opened in between; never the tab.
const drafts = new Map<string, Draft>()

/** What was filled in under a name before; kept until it is sent. */
export function useDraft(name: string, given: Draft) {
  const [draft, setDraft] = useState<Draft>(() => ({ ...given, ...drafts.get(name) }))
  const change = (part: Draft) => {
    setDraft((before) => {
      const next = { ...before, ...part }
      drafts.set(name, next)
      return next
    })
  }
  const forget = () => drafts.delete(name)
  return { draft, change, forget }
}
