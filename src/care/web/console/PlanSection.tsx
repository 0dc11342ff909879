import { type ReactNode, useId } from 'react'

type Props = { readonly title: string; readonly children: ReactNode }

/** One part of a plan's page. */
export function PlanSection({ title, children }: Props) {
  const id = useId()
  return (
    <section className="card stack-tight" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
