import { lazy, Suspense } from 'react'
import { LoadingFrame } from '../../../platform/web/states.tsx'
import type { MatterPage } from '../../contract.ts'
import type { ActName, Draft } from './act-forms.ts'

const ActForm = lazy(() => import('./ActForm.tsx').then((page) => ({ default: page.ActForm })))

export type ActFormProps = {
  readonly matter: MatterPage
  readonly act: ActName
  /** What the place on the page already says: which report, which remark, which request. */
  readonly given?: Draft
  readonly onClose: () => void
}

/** A form, fetched when it is first opened. */
export function LazyActForm(props: ActFormProps) {
  return (
    <Suspense fallback={<LoadingFrame lines={3} />}>
      <ActForm {...props} />
    </Suspense>
  )
}
