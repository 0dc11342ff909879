import { type ReactNode, useId } from 'react'

type Props = {
  readonly title: string
  readonly hint?: string
  readonly className?: string
  readonly children: ReactNode
}

/** A part of the page under its own heading. */
export function Section({ title, hint, className, children }: Props) {
  const id = useId()
  return (
    <section className={className ? `matter-part ${className}` : 'matter-part'} aria-labelledby={id}>
      <h2 id={id}>
        {title}
        {hint ? <span className="matter-hint">{hint}</span> : null}
      </h2>
      {children}
    </section>
  )
}
