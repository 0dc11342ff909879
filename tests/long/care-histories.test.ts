import { type ChildProcess, fork } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../src/platform/testing/database.ts'
import { proveHistories } from '../races/care-histories.ts'

const runs = Number(process.env.CARE_HISTORIES ?? 10_000)
/** An elder of each history has a door of her own, and the town has 1,854. */
const runsOfOneTown = 1_250

type Told = { turn: number | 'begun'; error?: string }

/** A process of its own that minds care when it is asked to. */
class MindingProcess {
  private turn = 0
  private constructor(private readonly child: ChildProcess) {}

  static async start(address: string): Promise<MindingProcess> {
    const child = fork('tests/long/mind-process.ts', [address], { execArgv: ['--import', 'tsx'] })
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve())
      child.once('exit', (code) => reject(new Error(`a minding process ended with ${code}`)))
    })
    return new MindingProcess(child)
  }

  mind(): Promise<void> {
    this.turn += 1
    const turn = this.turn
    return new Promise((resolve, reject) => {
      const heard = (told: Told) => {
        if (told.turn !== turn) return
        this.child.off('message', heard)
        if (told.error) reject(new Error(told.error))
        else resolve()
      }
      this.child.on('message', heard)
      this.child.send(turn)
    })
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.disconnect()
    await ended
  }
}

/** Plays histories that are minded by two processes at once. */
async function prove(runsOfOne: number, shard: number) {
  let processes: MindingProcess[] = []
  const begin = async (town: TestDatabase) => {
    const address = town.addressFor('app')
    processes = [await MindingProcess.start(address), await MindingProcess.start(address)]
    return async () => void (await Promise.all(processes.map((each) => each.stop())))
  }
  const nodes = [0, 1].map((index) => () => processes[index]!.mind())
  return proveHistories({ runs: runsOfOne, shard, begin, nodes })
}

describe('histories of an elder', () => {
  it(`end as the plain machine says, minded by two processes, ${runs} times`, async () => {
    for (let done = 0; done < runs; done += runsOfOneTown) {
      expect(await prove(Math.min(runsOfOneTown, runs - done), 2000 + done)).toEqual([])
    }
  })
})
