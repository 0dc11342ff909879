import {
  AheadPage,
  AlarmPage,
  Board,
  Cases,
  PlanPage,
  PlansPage,
  ProposePage,
} from '../../../care/web/console/index.ts'
import { DutiesPanel } from '../../../rosters/web/console/index.ts'
import { CarePage } from './CarePage.tsx'

/** Who is being looked for now. */
export function CareBoardPage() {
  return (
    <CarePage>
      <Board />
    </CarePage>
  )
}

/** One alarm. */
export function CareAlarmPage({ id }: { readonly id: string }) {
  return (
    <CarePage>
      <AlarmPage id={id} />
    </CarePage>
  )
}

/** What alarms taught. */
export function CareCasesPage() {
  return (
    <CarePage>
      <Cases />
    </CarePage>
  )
}

/** The register of care. */
export function CarePlansPage() {
  return (
    <CarePage>
      <PlansPage />
    </CarePage>
  )
}

/** A proposal. */
export function CareProposePage() {
  return (
    <CarePage>
      <ProposePage />
    </CarePage>
  )
}

/** One plan. */
export function CarePlanPage({ id }: { readonly id: string }) {
  return (
    <CarePage>
      <PlanPage id={id} />
    </CarePage>
  )
}

/** What can be mended beforehand. */
export function CareAheadPage() {
  return (
    <CarePage>
      <AheadPage />
    </CarePage>
  )
}

/** Who answers for what, from when to when. */
export function DutiesPage() {
  return (
    <CarePage>
      <DutiesPanel />
    </CarePage>
  )
}
