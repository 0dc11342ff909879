import { VisitsPage } from '../../../care/web/console/keeping/index.ts'
import { CarePage } from './CarePage.tsx'

/** Planned visits and calls, and whom nobody has seen as agreed. */
export function CareVisitsPage() {
  return (
    <CarePage>
      <VisitsPage />
    </CarePage>
  )
}
