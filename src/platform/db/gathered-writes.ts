import pLimit from 'p-limit'
import type { Actor } from '../actor.ts'
import { type Carried, type Crossing, Crossings } from './crossings.ts'
import type { GatheredTally } from './gathered-tally.ts'
import type { Lane } from './lane.ts'
import type { Reads, Tx } from './tx.ts'

/** A change that may be made for several who ask for it in the same moment; the same object each time, by which those are known. */
export type Joint<Ask, Known, Ready, Answer> = {
  /** What one must know to be made ready, such as the time; read when somebody asks while nobody is under way. */
  know(reads: Reads, asks: readonly Ask[]): Promise<Known>
  /**
   * Settles all of one's change that can be settled before its transaction, while those before her are under way. It must
   * end: her group waits for it.
   */
  ready(ask: Ask, known: Known): Promise<Ready>
  /** Who acts in the transaction of these. */
  actor(readies: readonly Ready[]): Actor
  /**
   * Leaves the changes of all of them and asks for what those must know who come meanwhile; nothing is answered before the
   * transaction has ended. What cannot be left is thrown at once, before anything is sent. Whatever one of them breaks takes
   * back all.
   */
  together(tx: Tx, readies: readonly Ready[]): Promise<Known>
  /** What she is told once it is kept. */
  answer(ready: Ready): Answer
  /** Makes it for one in a transaction of her own. */
  alone(ask: Ask): Promise<Answer>
}

type AnyJoint = Joint<unknown, unknown, unknown, unknown>
type Asked = { readonly ask: unknown; resolve(answer: unknown): void; reject(error: Error): void; boarded?: Boarded }
type Boarded = { readonly settling: Promise<unknown>; settled?: { readonly ready: unknown } }

/** How many are made alone at a time; they may have to wait for a lock, and must leave connections to all who ask for something else. */
const mostAlone = 6

/**
 * Changes of the same moment share a transaction, its packets and its wait for the disk. Should it fail, each is made alone,
 * so that one which is refused refuses no other. A lane gives up soon where a lock is held: nobody waits for what only her
 * neighbour needs, and where a group and somebody else wait for each other, it is the group that gives way. Where the
 * outcome is not known, it may stand already: whoever joins makes her change once, by the id of her command.
 */
export function gatheredWrites(
  openLane: () => Promise<Lane>,
  tally?: GatheredTally,
  patience = 8,
): <Ask, Known, Ready, Answer>(joint: Joint<Ask, Known, Ready, Answer>, ask: Ask) => Promise<Answer> {
  const known = new WeakMap<object, Crossings<Asked>>()
  return <Ask, Known, Ready, Answer>(joint: Joint<Ask, Known, Ready, Answer>, ask: Ask) =>
    new Promise<Answer>((resolve, reject) => {
      const crossings =
        known.get(joint) ?? crossingsOf({ openLane, joint: joint as unknown as AnyJoint, patience, tally })
      known.set(joint, crossings)
      crossings.add({ ask, resolve: resolve as (answer: unknown) => void, reject })
    })
}

type Service = {
  readonly openLane: () => Promise<Lane>
  readonly joint: AnyJoint
  readonly patience: number
  readonly tally: GatheredTally | undefined
}

/** What the first of a lane must know could not be read on it. */
class UnknownMoment extends Error {}

function crossingsOf({ openLane, joint, patience, tally }: Service): Crossings<Asked> {
  const few = pLimit(mostAlone)
  const apart = ({ ask, resolve, reject }: Asked) => {
    few(() => joint.alone(ask)).then(resolve, reject)
  }
  return new Crossings<Asked>({
    mostTogether: 8,
    mostLanes: 4,
    patience,
    soon: patience,
    open: async (waiting) => {
      const lane = await openLane()
      try {
        const known = await joint.know(
          lane.reads,
          waiting().map(({ ask }) => ask),
        )
        return new JointCrossing({ lane, joint, known, apart, tally })
      } catch (error) {
        lane.close()
        throw new UnknownMoment('not known', { cause: error })
      }
    },
    refuse: (waiting, error) => {
      if (error instanceof UnknownMoment) tally?.fellApart(waiting.length, error.cause)
      for (const asked of waiting) {
        if (error instanceof UnknownMoment) apart(asked)
        // Where there was no connection for all of them there is none for each.
        else asked.reject(error as Error)
      }
    },
  })
}

type Tools = {
  readonly lane: Lane
  readonly joint: AnyJoint
  readonly known: unknown
  readonly apart: (asked: Asked) => void
  readonly tally: GatheredTally | undefined
}

class JointCrossing implements Crossing<Asked> {
  private readonly tools: Tools
  private known: unknown
  private hasFailed = false

  constructor(tools: Tools) {
    this.tools = tools
    this.known = tools.known
  }

  board(asked: Asked): void {
    const settling = (async () => this.tools.joint.ready(asked.ask, this.known))()
    const boarded: Boarded = { settling }
    asked.boarded = boarded
    settling.then(
      (ready) => {
        boarded.settled = { ready }
      },
      () => undefined,
    )
  }

  async carry(group: readonly Asked[]): Promise<Carried> {
    const readies = await this.send(group)
    return {
      hasFailed: this.hasFailed,
      tell: () => {
        group.forEach((asked, index) => {
          if (readies) this.answer(asked, readies[index])
          else this.tools.apart(asked)
        })
      },
    }
  }

  close(): void {
    this.tools.lane.close()
  }

  /** Sends one group; gives what was made ready for each, or nothing where it failed. Never throws. */
  private async send(group: readonly Asked[]): Promise<readonly unknown[] | undefined> {
    const { lane, joint, tally } = this.tools
    try {
      // In this very step where all are ready.
      const readies = group.every(({ boarded }) => boarded!.settled)
        ? group.map(({ boarded }) => boarded!.settled!.ready)
        : await Promise.all(group.map(({ boarded }) => boarded!.settling))
      this.known = await lane.transact(joint.actor(readies), (tx) => joint.together(tx, readies))
      tally?.madeTogether()
      return readies
    } catch (error) {
      // Those sent behind one that failed have no reason of their own.
      if (!this.hasFailed) tally?.fellApart(group.length, error)
      this.hasFailed = true
      return undefined
    }
  }

  private answer({ resolve, reject }: Asked, ready: unknown): void {
    try {
      resolve(this.tools.joint.answer(ready))
    } catch (error) {
      reject(error as Error)
    }
  }
}
