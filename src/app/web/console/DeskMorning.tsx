import { DeskOverview } from '../../../matters/web/console/index.ts'
import { CalendarWarning } from './CalendarWarning.tsx'

/** What the desk sees first: what is missing in the calendar, and what waits. */
export function DeskMorning() {
  return (
    <>
      <CalendarWarning />
      <DeskOverview />
    </>
  )
}
