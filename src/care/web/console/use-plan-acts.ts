import { callSignedIn } from '../../../people/web/index.ts'
import { useHere } from '../../../places/web/index.ts'
import type { BodyOf } from '../../../platform/http/endpoint.ts'
import {
  activatePlan,
  agreePlan,
  endPlan,
  giveLink,
  proveChannel,
  raiseAlarm,
  sayAway,
  takeSign,
} from '../../contract.ts'
import { anonymisePlan, reviewPlan } from '../../contract-desk.ts'
import { endCadence, setCadence } from '../../contract-rounds.ts'
import { useCareMoved } from './queries.ts'

/** What the desk does with one plan; each is sent under the command it is given. */
export function usePlanActs(plan: string) {
  const community = useHere().id
  const moved = useCareMoved()
  const params = { community, plan }
  const after =
    <Result>(send: (commandId: string) => Promise<Result>) =>
    async (commandId: string) => {
      const result = await send(commandId)
      await moved()
      return result
    }
  return {
    agree: (body: BodyOf<typeof agreePlan>) =>
      after((commandId) => callSignedIn(agreePlan, { params, body }, { commandId })),
    prove: (body: BodyOf<typeof proveChannel>) =>
      after((commandId) => callSignedIn(proveChannel, { params, body }, { commandId })),
    activate: (body: BodyOf<typeof activatePlan>) =>
      after((commandId) => callSignedIn(activatePlan, { params, body }, { commandId })),
    link: (contact?: string) =>
      after((commandId) => callSignedIn(giveLink, { params, body: contact ? { contact } : {} }, { commandId })),
    sign: (body: BodyOf<typeof takeSign>) =>
      after((commandId) => callSignedIn(takeSign, { params, body }, { commandId })),
    raise: (body: BodyOf<typeof raiseAlarm>) =>
      after((commandId) => callSignedIn(raiseAlarm, { params, body }, { commandId })),
    away: (body: BodyOf<typeof sayAway>) =>
      after((commandId) => callSignedIn(sayAway, { params, body }, { commandId })),
    review: (body: BodyOf<typeof reviewPlan>) =>
      after((commandId) => callSignedIn(reviewPlan, { params, body }, { commandId })),
    end: (body: BodyOf<typeof endPlan>) => after((commandId) => callSignedIn(endPlan, { params, body }, { commandId })),
    come: (body: BodyOf<typeof setCadence>) =>
      after((commandId) => callSignedIn(setCadence, { params, body }, { commandId })),
    comeNoMore: (body: BodyOf<typeof endCadence>) =>
      after((commandId) => callSignedIn(endCadence, { params, body }, { commandId })),
    forget: () => after((commandId) => callSignedIn(anonymisePlan, { params }, { commandId })),
  }
}
