import './frame.css'
import { useText } from './LanguageProvider.tsx'
import { frameMessages } from './messages.ts'

type Props = {
  /** From 1. */
  readonly current: number
  readonly total: number
  /** What this step asks; becomes the heading of the screen. */
  readonly title: string
}

/** Where one is in a few screens that belong together, and what this one asks. */
export function Steps({ current, total, title }: Props) {
  const t = useText(frameMessages)
  return (
    <div className="steps">
      <p className="steps-place">{t('steps.place', { current, total })}</p>
      <div className="steps-bar" aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts are all alike and never move
          <span key={index} className={index < current ? 'steps-done' : undefined} />
        ))}
      </div>
      <h1>{title}</h1>
    </div>
  )
}
