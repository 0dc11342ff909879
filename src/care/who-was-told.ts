import type { ReadTx } from '../platform/db/transaction.ts'
import { type Circle, keyOf } from './circle.ts'
import { type AlarmRow, findSends } from './read-alarms.ts'
import { isDesk } from './rules-alarms.ts'
import type { Told } from './rules-joined.ts'

const isTold: readonly string[] = ['queued', 'sending', 'accepted', 'seen']

/** Who of an alarm's circle was told in this cycle; what was taken back or never arrived told nobody. The alarm is open as the subject. */
export async function findTold(tx: ReadTx, row: AlarmRow, circle: Circle): Promise<Told> {
  const { community_id: community, chain, cycle, owner_id: owner } = row
  const sends = (await findSends(tx, { community, alarm: row.id })).filter((send) => send.cycle === cycle)
  const entries = chain.steps.flatMap((_, step) => circle.of(step))
  const keys = new Map(entries.map((entry) => [entry.id, keyOf(entry)]))
  const reached = sends.filter(({ state }) => isTold.includes(state)).map(({ recipient_id: id }) => keys.get(id) ?? id)
  const told = new Set(reached)
  const all = (step: number) => {
    const people = circle.now(step).map(keyOf)
    // The desk's screen stands under its community.
    const both = isDesk(chain, step) ? [...people, community] : people
    return both.filter((key) => key !== owner)
  }
  return {
    rounds: (step) => Math.max(0, ...sends.filter((send) => send.step === step).map(({ round }) => round)),
    all,
    untold: (step) => all(step).filter((key) => !told.has(key)),
  }
}
