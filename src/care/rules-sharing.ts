/**
 * Planned visits and calls, shared out among those who look after a duty area. Pure. Nobody is over the number she agreed to for a week
 * while another who could go is under hers.
 */

export type Round = {
  readonly id: string
  readonly building: string
  /** Who has it already, and who went the last time: a familiar face. */
  readonly helper: string | null
  readonly familiar: string | null
}
export type Helper = { readonly id: string; readonly buildings: readonly string[]; readonly weeklyMost: number }

/** Who goes where in one week: by round, null where nobody looks after the building. */
export type Sharing = ReadonlyMap<string, string | null>

/** Shares out the rounds of one week; what somebody has stays with her unless another is over and she is under her number. */
export function shareOut(rounds: readonly Round[], helpers: readonly Helper[]): Sharing {
  const board = new Board(rounds, helpers)
  const inOrder = rounds.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  for (const round of inOrder)
    if (round.helper !== null && board.mayGo(round.helper, round.id)) board.give(round.id, round.helper)
  for (const round of inOrder) if (!board.holderOf(round.id)) board.place(round)
  board.level()
  return new Map(rounds.map(({ id }) => [id, board.holderOf(id) ?? null]))
}

class Board {
  private readonly holder = new Map<string, string>()
  private readonly held = new Map<string, Set<string>>()
  private readonly able = new Map<string, string[]>()
  private readonly most = new Map<string, number>()

  constructor(rounds: readonly Round[], helpers: readonly Helper[]) {
    const sorted = helpers.toSorted((one, other) => (one.id < other.id ? -1 : 1))
    for (const { id, weeklyMost } of sorted) {
      this.most.set(id, weeklyMost)
      this.held.set(id, new Set())
    }
    for (const { id, building } of rounds)
      this.able.set(
        id,
        sorted.filter(({ buildings }) => buildings.includes(building)).map((helper) => helper.id),
      )
  }

  holderOf(round: string): string | undefined {
    return this.holder.get(round)
  }

  mayGo(helper: string, round: string): boolean {
    return this.able.get(round)!.includes(helper)
  }

  give(round: string, helper: string): void {
    const before = this.holder.get(round)
    if (before) this.held.get(before)!.delete(round)
    this.holder.set(round, helper)
    this.held.get(helper)!.add(round)
  }

  /** To a familiar face with room, else to whom has most room; where nobody has, room is made, else the least burdened goes. */
  place({ id, familiar }: Round): void {
    const able = this.able.get(id)!
    if (able.length === 0) return
    const known = familiar !== null && able.includes(familiar) ? [familiar] : []
    const roomy = [...known, ...this.byRoom(able)].find((helper) => this.roomOf(helper) > 0)
    this.give(id, roomy ?? this.byRoom(able)[0]!)
    if (!roomy) this.relieve(this.holder.get(id)!)
  }

  /** Nobody stays over her number while somebody else could take over, be it by several hands. */
  level(): void {
    for (const helper of this.most.keys()) while (this.roomOf(helper) < 0 && this.relieve(helper));
  }

  private roomOf(helper: string): number {
    return this.most.get(helper)! - this.held.get(helper)!.size
  }

  private byRoom(helpers: readonly string[]): string[] {
    return helpers.toSorted((one, other) => this.roomOf(other) - this.roomOf(one))
  }

  /** Hands one round on along the shortest way to somebody who is under her number; false where there is none. */
  private relieve(from: string): boolean {
    const cameBy = new Map<string, { round: string; helper: string } | null>([[from, null]])
    const queue = [from]
    for (let helper = queue.shift(); helper !== undefined; helper = queue.shift()) {
      if (helper !== from && this.roomOf(helper) > 0) {
        this.handAlong(helper, cameBy)
        return true
      }
      for (const round of [...this.held.get(helper)!].sort()) {
        for (const next of this.able.get(round)!) {
          if (cameBy.has(next)) continue
          cameBy.set(next, { round, helper })
          queue.push(next)
        }
      }
    }
    return false
  }

  private handAlong(to: string, cameBy: ReadonlyMap<string, { round: string; helper: string } | null>): void {
    let helper = to
    for (let step = cameBy.get(helper); step; step = cameBy.get(helper)) {
      this.give(step.round, helper)
      helper = step.helper
    }
  }
}
