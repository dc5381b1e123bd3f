import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Pure functions leave nothing behind: the domain is loaded once a worker, and every core is one.
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, maxWorkers: 2, isolate: false },
})
