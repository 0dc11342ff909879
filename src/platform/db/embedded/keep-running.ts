import { setTimeout as pause } from 'node:timers/promises'
import { messageOf } from '../../obstacle.ts'
import { settleOrphans } from './orphans.ts'
import { type Postmaster, type ServerOptions, startPostmaster } from './postmaster.ts'

/** Stands behind a server: starts it again when it ends unasked. */
export type Keeper = {
  /** Resolves with a sentence when the server does not come back. */
  readonly lost: Promise<string>
  /** Stops the server and the keeping. */
  stop(): Promise<void>
}

const mostTries = 5

/** Keeps the server running until `stop`; also asks it to stop when this process exits without having done so. */
export function keepRunning(first: Postmaster, server: ServerOptions): Keeper {
  let current = first
  let isStopping = false
  const abandon = () => current.abandon()
  process.once('exit', abandon)
  const watch = async (): Promise<string | null> => {
    for (;;) {
      await current.ended
      if (isStopping) return null
      server.log('The database ended by itself; starting it again.')
      try {
        current = await startAgain(server)
      } catch (error) {
        return messageOf(error)
      }
      if (isStopping) await current.stop()
    }
  }
  const watching = watch()
  return {
    lost: watching.then((sentence) => sentence ?? new Promise<string>(() => undefined)),
    stop: async () => {
      isStopping = true
      await current.stop()
      await watching
      process.off('exit', abandon)
    },
  }
}

async function startAgain(server: ServerOptions): Promise<Postmaster> {
  for (let tries = 1; ; tries += 1) {
    try {
      await settleOrphans(server.site, server.binaries, server.log)
      return await startPostmaster(server)
    } catch (error) {
      if (tries === mostTries) throw error
      await pause(tries * 500)
    }
  }
}
