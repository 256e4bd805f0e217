import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Tests wait for browsers and programs as much as they compute.
    maxWorkers: '100%',
    // Long, for machines that have much else to do: a test that hangs is found all the same.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 30_000 } },
  },
})
