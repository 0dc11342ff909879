/** The harbour's mark: roofs above water. A drawing only; the name stands beside it. */
export function HarbourMark() {
  return (
    <svg className="harbour-mark" viewBox="0 0 64 64" aria-hidden="true">
      <rect width="64" height="64" rx="12" fill="var(--harbour)" />
      <g fill="none" stroke="#fbfaf7" strokeWidth="4" strokeLinejoin="round" strokeLinecap="round">
        <path d="M14 34V20a4 4 0 0 1 4-4h8a4 4 0 0 1 4 4v14M34 34v-9a4 4 0 0 1 4-4h8a4 4 0 0 1 4 4v9" />
        <path d="M10 42c4-4 8-4 11 0s7 4 11 0 8-4 11 0 7 4 11 0M10 51c4-4 8-4 11 0s7 4 11 0 8-4 11 0 7 4 11 0" />
      </g>
    </svg>
  )
}
