import type { ReactNode } from 'react'
import type { Tone } from './StatusMark.tsx'

export type StoryPicture = {
  readonly address: string
  readonly alt: string
  readonly width: number
  readonly height: number
}

export type StoryLine = {
  readonly id: string
  /** ISO 8601. */
  readonly at: string
  /** What happened, as one sentence. */
  readonly sentence: ReactNode
  /** Who did it, in words fit for the viewer. */
  readonly by?: string | null
  /** What somebody wrote. */
  readonly words?: string | null
  readonly pictures?: readonly StoryPicture[]
  readonly tone?: Tone
}
