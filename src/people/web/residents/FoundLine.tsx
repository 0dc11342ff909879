import type { ReactNode } from 'react'

type Props = { readonly kind: string; readonly words: ReactNode; readonly beside?: string | null | undefined }

/** One thing the search box found: what kind it is, what it is called, where it is. */
export function FoundLine({ kind, words, beside }: Props) {
  return (
    <p className="row">
      <span className="quiet">{kind}</span>
      <strong>{words}</strong>
      {beside ? <span className="quiet">{beside}</span> : null}
    </p>
  )
}
