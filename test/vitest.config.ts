/** Unit, contract, scenario, simulation and shell tests; then process tests. Run from npm scripts, so that `node` is Node 24. */
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    environment: 'node',
    // Native modules (better-sqlite3, argon2) and tests that kill processes want processes, not threads.
    pool: 'forks',
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/{unit,contract,scenario,simulation,shell}/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'process',
          include: ['test/process/**/*.test.ts'],
          globalSetup: ['test/process/support/build.ts'],
          testTimeout: 120_000,
          // Real processes that are killed and timed: one file after another, when the others are done.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
