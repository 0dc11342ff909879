import {
  EnginePage,
  FeedsPage,
  HelpersPage,
  NoticesPage,
  ReliabilityPage,
  VisitsPage,
} from '../../../care/web/console/keeping/index.ts'
import { CarePage } from './CarePage.tsx'

/** Planned visits and calls, and whom nobody has seen as agreed. */
export function CareVisitsPage() {
  return (
    <CarePage>
      <VisitsPage />
    </CarePage>
  )
}

/** Who agreed to go on visits. */
export function CareHelpersPage() {
  return (
    <CarePage>
      <HelpersPage />
    </CarePage>
  )
}

/** What the desk should look at and is no alarm. */
export function CareNoticesPage() {
  return (
    <CarePage>
      <NoticesPage />
    </CarePage>
  )
}

/** The feeds of water meters. */
export function CareFeedsPage() {
  return (
    <CarePage>
      <FeedsPage />
    </CarePage>
  )
}

/** Whether care goes on. */
export function CareEnginePage() {
  return (
    <CarePage>
      <EnginePage />
    </CarePage>
  )
}

/** How reliable care was. */
export function CareReliabilityPage() {
  return (
    <CarePage>
      <ReliabilityPage />
    </CarePage>
  )
}
