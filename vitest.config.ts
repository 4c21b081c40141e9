import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/{faults,browser}/**'],
    testTimeout: 30_000,
  },
})
