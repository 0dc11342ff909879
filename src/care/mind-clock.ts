import type { Tx } from '../platform/db/transaction.ts'
import type { CareContext } from './care-context.ts'
import { type ClockRow, lockClock } from './read-watches.ts'
import { isJump, type Reading, stepBetween } from './rules-clock.ts'
import { insertClock, setClock, shiftOpen } from './write-watches.ts'

/** What one process remembers of its last look at the clocks. */
export type ClockWatch = { look(context: CareContext): Promise<{ step: number | null }> }

const agreeing = 2

/**
 * Watches the database's clock against one that only ever runs (`elapsed`, this process's). When the clock was moved by more than
 * five minutes, open alarms are moved with it, once among all processes, and nothing is missed until two looks agree again.
 */
export function watchClock(elapsed: () => number): ClockWatch {
  let last: { reading: Reading; epoch: number } | undefined
  return {
    look: (context) =>
      context.database.write({ kind: 'engine' }, async (tx) => {
        const row = (await lockClock(tx)) ?? (await beginClock(tx))
        const reading = { wall: row.now.getTime(), steady: row.steady ?? elapsed() }
        const step = last ? stepBetween(last.reading, reading) : 0
        const isMoved = last !== undefined && isJump(step)
        // Whoever looks first after the move shifts the timers; the others find another epoch and only take the new reading.
        const isFirst = isMoved && last!.epoch === row.epoch
        if (isFirst) await shiftOpen(tx, step)
        const epoch = isFirst ? row.epoch + 1 : row.epoch
        const doubt = isFirst ? agreeing : Math.max(0, row.doubt - (isMoved ? 0 : 1))
        // A process that only just began cannot tell a clock that was moved from hours in which nobody looked. Its first look
        // leaves both standing, so that whoever looked before moves the timers; from the second on it goes by its own reading.
        const isBlind = last === undefined && isJump(row.now.getTime() - row.wall.getTime())
        if (!isBlind) await setClock(tx, { epoch, wall: row.now, doubt })
        last = { reading, epoch }
        return { step: isFirst ? step : null }
      }),
  }
}

/** The first look of all; of two processes that begin at once, one makes the row and both lock it. */
async function beginClock(tx: Tx): Promise<ClockRow> {
  await insertClock(tx)
  return (await lockClock(tx))!
}
