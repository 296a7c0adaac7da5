/** Unit, contract, scenario, simulation and shell tests. Run from npm scripts, so that `node` is Node 24. */
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    include: ['test/{unit,contract,scenario,simulation,shell}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Native modules (better-sqlite3, argon2) and tests that kill processes want processes, not threads.
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
})
