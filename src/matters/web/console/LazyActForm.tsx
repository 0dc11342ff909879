import { lazy, Suspense } from 'react'
import { LoadingFrame } from '../../../platform/web/states.tsx'
import type { ActFormProps } from './form-props.ts'

const ActForm = lazy(() => import('./ActForm.tsx').then((page) => ({ default: page.ActForm })))

/** A form, fetched when it is first opened. */
export function LazyActForm(props: ActFormProps) {
  return (
    <Suspense fallback={<LoadingFrame lines={3} />}>
      <ActForm {...props} />
    </Suspense>
  )
}
