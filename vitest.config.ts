import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { HeaviestFirst } from './tests/heaviest-first.ts'

// One throw-away PostgreSQL a run. Whoever needs a database clones the migrated template, or the founded town.
const town = ['src/platform/testing/cluster.ts', 'tests/town/town-template.ts']

// What is waited for is waited for: a second, as the library has it, is over on a busy machine before anything has happened.
const waits = { poll: { timeout: 60_000 } }

export default defineConfig({
  test: {
    sequence: { sequencer: HeaviestFirst },
    projects: [
      {
        test: {
          name: 'town',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/{routes,races,architecture,upgrade}/**/*.test.ts'],
          globalSetup: town,
          setupFiles: 'tests/town/cheap-passwords.ts',
          pool: 'forks',
          // Files of one worker share what they import: the program is read three times, not once a file.
          isolate: false,
          // Room for what lives as long as one request, so that less of it is moved before it is dropped.
          execArgv: ['--max-semi-space-size=64'],
          // The journeys run beside it and live on what it leaves.
          maxWorkers: Math.max(2, availableParallelism()),
          expect: waits,
          // Only what stands still is to be ended: how long a test takes depends on what else runs.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: town,
          isolate: false,
          // Two browsers at a time, each with a town of its own.
          maxWorkers: 2,
          expect: waits,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'long',
          include: ['tests/long/**/*.test.ts'],
          globalSetup: town,
          pool: 'forks',
          expect: waits,
          testTimeout: 7_200_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: town,
          pool: 'forks',
          // Two at a time: each has a database and a data folder of its own, and waits half of the time for a process, a limit or a
          // disk. More would leave what has a limit too little of two cores.
          maxWorkers: 2,
          expect: waits,
          testTimeout: 600_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
