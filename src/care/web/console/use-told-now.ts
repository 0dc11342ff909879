import { systemClock } from '../../../platform/clock.ts'
import { useNow } from '../../../platform/web/use-now.ts'

type Told = { readonly data: { readonly now: string } | undefined; readonly dataUpdatedAt: number }

/** Now by the clock that moves alarms on, which the last reply told; looked at again every few seconds. */
export function useToldNow({ data, dataUpdatedAt }: Told): Date {
  const shown = useNow(5_000)
  if (!data) return shown
  return new Date(systemClock.now().getTime() + Date.parse(data.now) - dataUpdatedAt)
}
