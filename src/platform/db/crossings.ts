import { monotonicMs } from '../clock.ts'

/** A connection on which groups follow each other. */
export type Crossing<Asked> = {
  /** Begins with one who leaves with the next group, while those before are under way. */
  board?(asked: Asked): void
  /**
   * Sends a group behind those under way. Resolves once it is answered or has failed, to what tells those of it; never
   * throws.
   */
  carry(group: readonly Asked[]): Promise<Carried>
  /** Gives the connection back; nothing is under way on it. */
  close(): void
}

export type Carried = {
  /** Nothing may follow on that connection. */
  readonly hasFailed: boolean
  tell(): void
}

export type Route<Asked> = {
  readonly mostTogether: number
  readonly mostLanes: number
  /** In milliseconds. A group that is not back by then lets those who wait take another connection. */
  readonly patience: number
  /** In milliseconds. Nobody goes behind a group that the database has had for longer: it may be a slow one. */
  readonly soon: number
  /** Opens a connection for those who wait, whoever that is by then; nothing is begun for them on it. */
  open(waiting: () => readonly Asked[]): Promise<Crossing<Asked>>
  /** Hears of those who waited when a connection was sought in vain. Who came meanwhile is none of them. */
  refuse(waiting: readonly Asked[], error: unknown): void
}

type Open<Asked> = {
  readonly crossing: Crossing<Asked>
  groups: number
  lastSize: number
  hasFailed: boolean
  /** When the group that the database works on had its turn, by the clock of this process. */
  since: number
}

/** Groups under way on one connection: the database finds the next when it is done with one, and need not be woken. */
const mostGroups = 2
/** From here on those who come at once are parted: the database works on half of them while the others are made ready. */
const many = 4

/**
 * Lets what is asked in one moment go out in groups, two behind each other on one connection. The database never waits for
 * the program between them, nor the program for the database.
 */
export class Crossings<Asked> {
  private readonly route: Route<Asked>
  private readonly waiting: Asked[] = []
  /** Those who leave with the next group. */
  private readonly boarded: Asked[] = []
  /** Where groups go now; nothing while none is under way. */
  private open: Open<Asked> | undefined
  private lanes = 0
  private isOpening = false
  private isCalled = false
  private passing: NodeJS.Timeout | undefined

  constructor(route: Route<Asked>) {
    this.route = route
  }

  add(asked: Asked): void {
    this.waiting.push(asked)
    this.move()
  }

  private move(): void {
    if (!this.open) {
      const somebody = this.waiting.length + this.boarded.length > 0
      if (somebody && !this.isOpening && this.lanes < this.route.mostLanes) void this.openAnother()
      return
    }
    this.board(this.open)
    if (this.boarded.length > 0 && this.mayFollow(this.open)) this.call()
  }

  /** Groups of one size: of a small one behind a large one the database would be done before the next is ready. */
  private mayFollow({ groups, lastSize, hasFailed, since }: Open<Asked>): boolean {
    // None goes where it could only fail as well.
    if (hasFailed) return false
    if (groups === 0) return true
    return groups < mostGroups && this.boarded.length >= lastSize && monotonicMs() - since < this.route.soon
  }

  private async openAnother(): Promise<void> {
    this.isOpening = true
    this.lanes += 1
    const all = () => [...this.boarded, ...this.waiting]
    // With all who ask in this very step.
    await undefined
    const first = all()
    try {
      const crossing = await this.route.open(all)
      this.open = { crossing, groups: 0, lastSize: 0, hasFailed: false, since: 0 }
    } catch (error) {
      this.lanes -= 1
      this.waiting.splice(0, first.length - this.boarded.splice(0).length)
      this.route.refuse(first, error)
    }
    this.isOpening = false
    this.move()
  }

  private board({ crossing }: Open<Asked>): void {
    while (this.boarded.length < this.route.mostTogether && this.waiting.length > 0) {
      const asked = this.waiting.shift()!
      crossing.board?.(asked)
      this.boarded.push(asked)
    }
  }

  /** Lets a group go once the moment has brought all it brings. */
  private call(): void {
    if (this.isCalled) return
    this.isCalled = true
    setImmediate(() => {
      this.isCalled = false
      if (!this.open || !this.mayFollow(this.open)) return
      const count = this.boarded.length
      this.depart(this.open.groups > 0 || count < many ? count : Math.floor(count / 2))
      if (this.open && this.mayFollow(this.open)) this.depart(this.boarded.length)
    })
  }

  private depart(count: number): void {
    const group = this.boarded.splice(0, count)
    if (group.length > 0) void this.carry(this.open!, group)
    this.move()
  }

  private async carry(way: Open<Asked>, group: readonly Asked[]): Promise<void> {
    if (way.groups === 0) way.since = monotonicMs()
    way.groups += 1
    way.lastSize = group.length
    this.passing ??= setTimeout(() => this.passBy(), this.route.patience)
    const { hasFailed, tell } = await way.crossing.carry(group)
    way.hasFailed ||= hasFailed
    way.groups -= 1
    way.since = monotonicMs()
    if (way === this.open) {
      clearTimeout(this.passing)
      this.passing = way.groups > 0 ? setTimeout(() => this.passBy(), this.route.patience) : undefined
      // Before these are told: the database waits for the next, they do not.
      if (this.mayFollow(way)) this.depart(this.boarded.length)
    }
    tell()
    if (way.groups === 0) this.leave(way)
    this.move()
  }

  private passBy(): void {
    this.passing = undefined
    this.open = undefined
    this.move()
  }

  private leave(way: Open<Asked>): void {
    if (way === this.open) this.open = undefined
    this.lanes -= 1
    way.crossing.close()
  }
}
