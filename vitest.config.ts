import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Tests wait for browsers, programs and the disk a third of their time.
    maxWorkers: availableParallelism() + 1,
    // Long, for machines that have much else to do: a test that hangs is found all the same.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 30_000 } },
  },
})
