import type { Actor } from '../actor.ts'
import type { GatheredTally } from './gathered-tally.ts'
import { gathering } from './gathering.ts'

/** A change that may be made for several who ask for it in the same moment; the same object each time, by which those are known. */
export type Joint<Tx, Ask, Answer> = {
  /** Who acts in the transaction of these. */
  actor(asks: readonly Ask[]): Actor
  /** Makes the change for all of them; their answers in their order. Whatever one of them breaks takes back all. */
  together(tx: Tx, asks: readonly Ask[]): Promise<readonly Answer[]>
  /** Makes it for one in a transaction of her own. */
  alone(ask: Ask): Promise<Answer>
}

type Asked = { readonly ask: unknown; resolve(answer: unknown): void; reject(error: Error): void }

const sizes = { mostTogether: 8, ahead: 2, mostLanes: 4, patienceMs: 8 }

/** How many are made alone at a time; they may have to wait for a lock, and must leave connections to all who ask for something else. */
const sizesAlone = { mostTogether: 1, ahead: 6, mostLanes: 6, patienceMs: 0 }

/**
 * Changes of the same moment share a transaction, its packets and its wait for the disk. Should it fail, each is made alone,
 * so that one which is refused refuses no other. `write` gives up soon where a lock is held: nobody waits for what only her
 * neighbour needs, and where a group and somebody else wait for each other, it is the group that gives way. Where the
 * outcome is not known, it may stand already: whoever joins makes her change once, by the id of her command.
 */
export function gatheredWrites<Tx>(
  write: <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => Promise<Result>,
  tally?: GatheredTally,
): <Ask, Answer>(joint: Joint<Tx, Ask, Answer>, ask: Ask) => Promise<Answer> {
  const gathers = new WeakMap<object, (asked: Asked) => void>()

  function gatherFor<Ask, Answer>(joint: Joint<Tx, Ask, Answer>): (asked: Asked) => void {
    const apart = gathering<Asked>(sizesAlone, async ([one]) => {
      await joint.alone(one!.ask as Ask).then(one!.resolve, one!.reject)
    })
    return gathering<Asked>(sizes, async (group) => {
      const asks = group.map(({ ask }) => ask as Ask)
      let begun = false
      try {
        const answers = await write(joint.actor(asks), (tx) => {
          begun = true
          return joint.together(tx, asks)
        })
        tally?.madeTogether()
        group.forEach(({ resolve }, index) => {
          resolve(answers[index])
        })
      } catch (error) {
        if (begun) tally?.fellApart(group.length, error)
        for (const asked of group) {
          // Where there was no connection for all of them there is none for each.
          if (begun) apart(asked)
          else asked.reject(error as Error)
        }
      }
    })
  }

  return <Ask, Answer>(joint: Joint<Tx, Ask, Answer>, ask: Ask) =>
    new Promise<Answer>((resolve, reject) => {
      const gather = gathers.get(joint) ?? gatherFor(joint)
      gathers.set(joint, gather)
      gather({ ask, resolve: resolve as (answer: unknown) => void, reject })
    })
}
