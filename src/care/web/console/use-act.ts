import { useRef, useState } from 'react'
import { callSignedIn } from '../../../people/web/index.ts'
import { useHere } from '../../../places/web/index.ts'
import type { BodyOf } from '../../../platform/http/endpoint.ts'
import { newBrowserId } from '../../../platform/web/browser-ids.ts'
import { actOnAlarm, seeAlarm } from '../../contract-alarms.ts'
import { useCareMoved } from './queries.ts'

export type ActBody = BodyOf<typeof actOnAlarm>

/** What is done by one press: kept once however often it is pressed, and said in words where it is refused. */
export function usePress() {
  const moved = useCareMoved()
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const running = useRef(false)
  const press = async (send: (commandId: string) => Promise<unknown>) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setError(null)
    await send(newBrowserId()).catch(setError)
    await moved()
    running.current = false
    setBusy(false)
  }
  return { press, isBusy, error }
}

/** The acts on one alarm. */
export function useAlarmActs(alarm: string) {
  const community = useHere().id
  const params = { community, alarm }
  return {
    act: (body: ActBody) => (commandId: string) => callSignedIn(actOnAlarm, { params, body }, { commandId }),
    see: (commandId: string) => callSignedIn(seeAlarm, { params }, { commandId }),
  }
}
