import './states.css'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { useText } from './LanguageProvider.tsx'
import { frameMessages } from './messages.ts'
import { problemMessages } from './messages-problems.ts'
import { Notice } from './Notice.tsx'
import { ProblemError } from './problem-error.ts'
import { useProblemText } from './problem-text.tsx'

type EmptyProps = {
  /** What is not there. */
  readonly title: string
  /** What to do first. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** Nothing here yet, and what to do first. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children ? <div className="quiet">{children}</div> : null}
      {action ? <div className="row">{action}</div> : null}
    </div>
  )
}

type ErrorProps = {
  /** Whatever was caught; a `ProblemError` is worded by its code. */
  readonly error: unknown
  /** What was kept, where the wording of the problem does not say it. */
  readonly kept?: string
  readonly onAgain?: () => void
  readonly action?: ReactNode
}

/** What happened, what was kept, what to do. */
export function ErrorState({ error, kept, onAgain, action }: ErrorProps) {
  const { say } = useProblemText()
  const t = useText(frameMessages)
  const problem = useText(problemMessages)
  const number = error instanceof ProblemError ? error.requestId : null
  const buttons = onAgain ? <Button onClick={onAgain}>{t('state.again')}</Button> : null
  return (
    <Notice
      tone="bad"
      spoken
      title={say(error)}
      action={
        buttons || action ? (
          <>
            {buttons}
            {action}
          </>
        ) : undefined
      }
    >
      {kept ? <p>{kept}</p> : null}
      {number ? <p className="quiet">{problem('problem.request', { id: number })}</p> : null}
    </Notice>
  )
}

type LoadingProps = {
  /** Lines or cards that will stand here, so that nothing jumps. */
  readonly lines?: number
  readonly shape?: 'lines' | 'cards'
  readonly label?: string
}

/** Keeps the place of what is being read. Nothing moves or blinks. */
export function LoadingFrame({ lines = 3, shape = 'lines', label }: LoadingProps) {
  const t = useText(frameMessages)
  return (
    <div className="loading" role="status" aria-busy="true">
      <span className="spoken-only">{label ?? t('state.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <div key={index} className={`loading-${shape}`} aria-hidden="true" />
      ))}
    </div>
  )
}

type ProgressProps = {
  readonly label: string
  readonly done: number
  readonly total: number
  readonly onCancel?: () => void
}

/** Long work: a bar with counts, and a way to stop it. */
export function Progress({ label, done, total, onCancel }: ProgressProps) {
  const t = useText(frameMessages)
  return (
    <div className="progress">
      <div className="row">
        <span>{label}</span>
        <span className="quiet">{t('state.progress', { done, total })}</span>
        {onCancel ? (
          <Button kind="quiet" onClick={onCancel}>
            {t('state.cancel')}
          </Button>
        ) : null}
      </div>
      <progress aria-label={label} value={done} max={Math.max(total, 1)} />
    </div>
  )
}
