import type { Actor } from '../actor.ts'
import type { GatheredTally } from './gathered-tally.ts'
import { gathering } from './gathering.ts'
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
type Asked = { readonly ask: unknown; resolve(answer: unknown): void; reject(error: Error): void }
type Boarded = Asked & { readonly settling: Promise<unknown>; settled?: { readonly ready: unknown } }
type Crossing = { readonly lane: Lane; groups: number; lastSize: number; hasFailed: boolean }

const mostTogether = 8
/** Groups under way on one connection: the database finds the next when it is done with one, and need not be woken. */
const mostGroups = 2
const mostLanes = 4
/** A group that is not back by then lets those behind it take another connection. */
const patienceMs = 8

/** How many are made alone at a time; they may have to wait for a lock, and must leave connections to all who ask for something else. */
const sizesAlone = { mostTogether: 1, ahead: 6, mostLanes: 6, patienceMs: 0 }

/**
 * Changes of the same moment share a transaction, its packets and its wait for the disk. Should it fail, each is made alone,
 * so that one which is refused refuses no other. A lane gives up soon where a lock is held: nobody waits for what only her
 * neighbour needs, and where a group and somebody else wait for each other, it is the group that gives way. Where the
 * outcome is not known, it may stand already: whoever joins makes her change once, by the id of her command.
 */
export function gatheredWrites(
  openLane: () => Promise<Lane>,
  tally?: GatheredTally,
): <Ask, Known, Ready, Answer>(joint: Joint<Ask, Known, Ready, Answer>, ask: Ask) => Promise<Answer> {
  const known = new WeakMap<object, Gathered>()
  return <Ask, Known, Ready, Answer>(joint: Joint<Ask, Known, Ready, Answer>, ask: Ask) =>
    new Promise<Answer>((resolve, reject) => {
      const gathered = known.get(joint) ?? new Gathered({ openLane, tally, joint: joint as unknown as AnyJoint })
      known.set(joint, gathered)
      gathered.add({ ask, resolve: resolve as (answer: unknown) => void, reject })
    })
}

type Tools = {
  readonly openLane: () => Promise<Lane>
  readonly joint: AnyJoint
  readonly tally: GatheredTally | undefined
}

class Gathered {
  private readonly openLane: Tools['openLane']
  private readonly joint: AnyJoint
  private readonly tally: GatheredTally | undefined
  private readonly apart: (asked: Asked) => void
  private readonly waiting: Asked[] = []
  /** Those who are made ready for the next group. */
  private readonly boarded: Boarded[] = []
  /** Where groups go now, and what is known of the moment; nothing while none is under way. */
  private open: Crossing | undefined
  private known: unknown
  private lanes = 0
  private isOpening = false
  private isCalled = false
  private patience: NodeJS.Timeout | undefined

  constructor({ openLane, joint, tally }: Tools) {
    this.openLane = openLane
    this.joint = joint
    this.tally = tally
    this.apart = gathering<Asked>(sizesAlone, async ([one]) => {
      await joint.alone(one!.ask).then(one!.resolve, one!.reject)
    })
  }

  add(asked: Asked): void {
    this.waiting.push(asked)
    this.move()
  }

  private move(): void {
    if (!this.open) {
      const somebody = this.waiting.length + this.boarded.length > 0
      if (somebody && !this.isOpening && this.lanes < mostLanes) void this.openAnother()
      return
    }
    this.board()
    const { groups, lastSize, hasFailed } = this.open
    if (this.boarded.length === 0) return
    if (groups === 0) this.call()
    // Groups of one size: of a small one behind a large one the database would be done before the next is ready.
    // None goes where it could only fail as well.
    else if (!hasFailed && groups < mostGroups && this.boarded.length >= lastSize) this.depart(this.boarded.length)
  }

  private async openAnother(): Promise<void> {
    this.isOpening = true
    this.lanes += 1
    let lane: Lane | undefined
    try {
      lane = await this.openLane()
      const asks = [...this.boarded, ...this.waiting].map(({ ask }) => ask)
      this.known = await this.joint.know(lane.reads, asks)
      this.open = { lane, groups: 0, lastSize: 0, hasFailed: false }
    } catch (error) {
      this.lanes -= 1
      lane?.close()
      const all = [...this.boarded.splice(0), ...this.waiting.splice(0)]
      if (lane) this.tally?.fellApart(all.length, error)
      for (const asked of all) {
        if (lane) this.apart(asked)
        // Where there was no connection for all of them there is none for each.
        else asked.reject(error as Error)
      }
    }
    this.isOpening = false
    this.move()
  }

  private board(): void {
    while (this.boarded.length < mostTogether && this.waiting.length > 0) {
      const asked = this.waiting.shift()!
      const settling = this.joint.ready(asked.ask, this.known)
      const one: Boarded = { ...asked, settling }
      settling.then(
        (ready) => {
          one.settled = { ready }
        },
        () => undefined,
      )
      this.boarded.push(one)
    }
  }

  /** Lets the first group go once the moment has brought all it brings. */
  private call(): void {
    if (this.isCalled) return
    this.isCalled = true
    setImmediate(() => {
      this.isCalled = false
      if (!this.open || this.open.groups > 0) return
      // Half of many: while the database works on these, the others are made ready.
      const count = this.boarded.length
      this.depart(count < 4 ? count : Math.ceil(count / 2))
    })
  }

  private depart(count: number): void {
    const group = this.boarded.splice(0, count)
    if (group.length > 0) void this.carry(this.open!, group)
    this.move()
  }

  private async carry(crossing: Crossing, group: readonly Boarded[]): Promise<void> {
    crossing.groups += 1
    crossing.lastSize = group.length
    this.patience ??= setTimeout(() => this.passBy(), patienceMs)
    const readies = await this.send(crossing, group)
    crossing.groups -= 1
    if (crossing === this.open) {
      clearTimeout(this.patience)
      this.patience = crossing.groups > 0 ? setTimeout(() => this.passBy(), patienceMs) : undefined
      // Before these are answered: the database waits for the next, they do not.
      if (crossing.groups === 0 && !crossing.hasFailed) this.depart(this.boarded.length)
    }
    group.forEach((asked, index) => {
      if (readies) this.answer(asked, readies[index])
      else this.apart(asked)
    })
    if (crossing.groups === 0) this.leave(crossing)
    this.move()
  }

  private answer({ resolve, reject }: Asked, ready: unknown): void {
    try {
      resolve(this.joint.answer(ready))
    } catch (error) {
      reject(error as Error)
    }
  }

  /** Sends one group; gives what was made ready for each, or nothing where it failed. Never throws. */
  private async send(crossing: Crossing, group: readonly Boarded[]): Promise<readonly unknown[] | undefined> {
    try {
      // In this very step where all are ready.
      const readies = group.every(({ settled }) => settled)
        ? group.map(({ settled }) => settled!.ready)
        : await Promise.all(group.map(({ settling }) => settling))
      const known = await crossing.lane.transact(this.joint.actor(readies), (tx) => this.joint.together(tx, readies))
      if (crossing === this.open) this.known = known
      this.tally?.madeTogether()
      return readies
    } catch (error) {
      // Those sent behind one that failed have no reason of their own.
      if (!crossing.hasFailed) this.tally?.fellApart(group.length, error)
      crossing.hasFailed = true
      return undefined
    }
  }

  private passBy(): void {
    this.patience = undefined
    this.open = undefined
    this.move()
  }

  /** Gives up a connection on which nothing is under way. What is known of the moment is known no longer. */
  private leave(crossing: Crossing): void {
    if (crossing === this.open) this.open = undefined
    this.lanes -= 1
    crossing.lane.close()
  }
}
