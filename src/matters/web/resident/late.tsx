import { type ComponentType, useEffect, useState } from 'react'
import { ProblemError } from '../../../platform/web/problem-error.ts'
import { ErrorState, LoadingFrame } from '../../../platform/web/states.tsx'
import { ResidentPage } from './ResidentPage.tsx'

const loads: (() => Promise<unknown>)[] = []

/** A screen that is not part of the first load; it is fetched once the first page stands, or when it is opened. */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null
  const fetchOnce = async () => {
    loaded ??= await load()
    return loaded
  }
  loads.push(fetchOnce)
  return function LateScreen(props: Props) {
    const [, redraw] = useState(0)
    const [isLost, setLost] = useState(false)
    useEffect(() => {
      if (!loaded)
        fetchOnce().then(
          () => redraw(1),
          () => setLost(true),
        )
    }, [])
    if (loaded) {
      const Screen = loaded
      return <Screen {...props} />
    }
    return (
      <ResidentPage title="">
        {isLost ? (
          // A browser may remember that a part could not be fetched; reading the page anew forgets that.
          <ErrorState error={new ProblemError({ code: 'network', status: 0 })} onAgain={() => location.reload()} />
        ) : (
          <LoadingFrame lines={4} shape="cards" />
        )}
      </ResidentPage>
    )
  }
}

/** Fetches all late screens while nothing else is to do, so that a connection lost afterwards stops nobody. */
export function fetchLateScreens(): void {
  const fetchAll = () => {
    for (const load of loads) void load().catch(() => {})
  }
  if ('requestIdleCallback' in window) requestIdleCallback(fetchAll, { timeout: 3_000 })
  else setTimeout(fetchAll, 1_500)
}
