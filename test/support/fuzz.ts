/** Decoders against whatever may come over a network, and whether memory stays flat meanwhile. `npm run fuzz` raises the number. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const { WATCHROOM_FUZZ_RUNS } = process.env
/** Inputs for each decoder. */
export const FUZZ_RUNS = Number(WATCHROOM_FUZZ_RUNS ?? 2000)
/** What caches that are bounded may still gain between half and all of the inputs, in bytes. */
const GROWTH_MAX = 4 * 1_048_576

declare module 'vitest' {
  interface TaskMeta {
    /** Bytes: what the heap gained in the second half, and by how much the peak of the process rose. */
    fuzz?: { runs: number; ms: number; heapGrowth: number; peakGrowth: number }
  }
}

/** A test by the end of whose title `test/fuzz.mjs` knows it. Memory is watched only there, where the inputs are many enough. */
export function fuzz<Input>(title: string, propertyOf: () => fc.IRawProperty<Input>): void {
  it(`${title} (${FUZZ_RUNS} inputs)`, { timeout: 20_000 + 20 * FUZZ_RUNS }, ({ task }) => {
    const property = propertyOf()
    if (WATCHROOM_FUZZ_RUNS === undefined) return fc.assert(property, { numRuns: FUZZ_RUNS })
    const startedAt = performance.now()
    const peak = peakBytes()
    const half = Math.ceil(FUZZ_RUNS / 2)
    fc.assert(property, { numRuns: half })
    const heap = heapBytes()
    fc.assert(property, { numRuns: half })
    const heapGrowth = heapBytes() - heap
    task.meta.fuzz = { runs: 2 * half, ms: performance.now() - startedAt, heapGrowth, peakGrowth: peakBytes() - peak }
    expect(heapGrowth, 'bytes the heap has grown by').toBeLessThan(GROWTH_MAX)
  })
}

/** After a collection, which needs no flag of the process this way. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}

const peakBytes = (): number => process.resourceUsage().maxRSS * 1024
