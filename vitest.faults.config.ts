import { defineConfig } from 'vitest/config'

const random = ['test/faults/{hostile,promises}.test.ts']
const time = { testTimeout: 300_000, hookTimeout: 60_000 }

// Locks, kills, full disks and thousands of random cases: slow on purpose. Real processes have the machine to themselves,
// the random cases run side by side.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...time,
          name: 'processes',
          include: ['test/faults/**/*.test.ts'],
          exclude: random,
          fileParallelism: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...time,
          name: 'random',
          include: random,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
