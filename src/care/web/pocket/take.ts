import type { BodyOf } from '../../../platform/http/endpoint.ts'
import type { actOnAlarm } from '../../contract-alarms.ts'

/** Gives an act to the phone's outbox under the words by which it is listed there. */
export type Take = (body: BodyOf<typeof actOnAlarm>, title: string) => void
