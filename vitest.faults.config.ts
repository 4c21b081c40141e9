import { defineConfig } from 'vitest/config'

// Locks, kills and full disks, with real processes: slow on purpose.
export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
})
