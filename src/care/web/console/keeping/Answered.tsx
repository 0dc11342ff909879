import type { ReactNode } from 'react'
import { ErrorState, LoadingFrame } from '../../../../platform/web/states.tsx'

type Asked<Data> = {
  readonly data: Data | undefined
  readonly error: unknown
  readonly isPending: boolean
  readonly refetch: () => unknown
}
type Props<Data> = { readonly asked: Asked<Data>; readonly children: (data: Data) => ReactNode }

/** What was asked for: a frame while it loads, what went wrong, else the answer. */
export function Answered<Data>({ asked, children }: Props<Data>) {
  const { data, error, isPending, refetch } = asked
  if (data !== undefined) return children(data)
  return isPending ? <LoadingFrame lines={4} /> : <ErrorState error={error} onAgain={() => void refetch()} />
}
