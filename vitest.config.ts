import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// Two kinds: `rules` needs nothing but code; `database` shares one throw-away PostgreSQL and clones a migrated template a file.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'town',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/{routes,races,architecture,upgrade}/**/*.test.ts'],
          globalSetup: ['src/platform/testing/cluster.ts'],
          pool: 'forks',
          // A file waits for its database half of the time; one a core would leave the cores idle.
          maxWorkers: Math.max(2, availableParallelism()) + 1,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['src/platform/testing/cluster.ts'],
          // Two browsers at a time, each with a town of its own.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'long',
          include: ['tests/long/**/*.test.ts'],
          globalSetup: ['src/platform/testing/cluster.ts'],
          pool: 'forks',
          testTimeout: 7_200_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['src/platform/testing/cluster.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
